using Goldthread.Learning;

namespace Goldthread.Spec.Reference;

/// <summary>What is not watched for, from the list that the pages show as well.</summary>
public static class NotWatchedPage
{
    public static string Text()
    {
        var page = Markdown.Page("What we do not watch for, and why", NotWatched.Opening, "the list that the pages show");
        Part("Never by itself", NotWatched.NeverAloneOpening, NotWatched.NeverAlone);
        Part("What no safeguard can see", NotWatched.UnseenOpening, NotWatched.Unseen);
        Part("Left out on purpose", NotWatched.LeftOutOpening, NotWatched.LeftOut);
        page.Say("See also [why rules and not scores](safeguards.md).");
        return page.ToString();

        void Part(string heading, string opening, IReadOnlyList<NotWatched> list)
        {
            page.Heading(2, heading).Say(opening);
            foreach (var one in list) page.Say($"**{one.What}.** {one.Why}");
        }
    }
}
