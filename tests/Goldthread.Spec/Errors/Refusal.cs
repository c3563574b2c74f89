using System.Globalization;
using System.Text;
using Goldthread.Feeds;
using Goldthread.Feeds.Imports;
using Goldthread.Linkage;
using Goldthread.Reading;
using Goldthread.Spec.Reference;
using Goldthread.Stories;
using Goldthread.Time;
using Goldthread.Web;

namespace Goldthread.Spec.Errors;

/// <summary>Gives a file to whatever reads its kind, and collects what is said.</summary>
public static class Refusal
{
    static readonly string[] Words = ["vocabulary/", "routes/", "timescales/", "meetings/", "directory/", "ladders/", "access/", "reviews/", "measures/"];

    static readonly Dictionary<string, byte[]> Real = DataFiles.Read(Project.Root).Where(f => Words.Any(w => f.Key.StartsWith(w, StringComparison.Ordinal))).ToDictionary(f => f.Key, f => f.Value);

    /// <summary>The ways in which a file is read, with where such a file stands.</summary>
    public static IReadOnlyDictionary<string, string> Ways { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["a story"] = "stories/example.yaml",
        ["a story, linted"] = "stories/example.yaml",
        ["a safeguard"] = "safeguards/example/example-safeguard.yaml",
        ["a safeguard, linted"] = "safeguards/example/example-safeguard.yaml",
        ["the tests of a safeguard"] = "safeguards/example/example-safeguard.tests.yaml",
        ["kinds"] = "vocabulary/kinds/example.yaml",
        ["exchanges"] = "vocabulary/exchanges.yaml",
        ["attributes"] = "vocabulary/attributes.yaml",
        ["aids"] = "vocabulary/aids.yaml",
        ["timescales"] = "timescales/example.yaml",
        ["groups of agencies"] = "routes/groups.yaml",
        ["meetings"] = "meetings/example.yaml",
        ["a directory"] = "directory/example.yaml",
        ["gateways"] = "access/gateways.yaml",
        ["the rules of access"] = "access/rules.yaml",
        ["a sharing agreement"] = "access/agreements/example.yaml",
        ["ladders"] = "ladders/overdue.yaml",
        ["measures"] = "measures/example.yaml",
        ["a review"] = "reviews/example.yaml",
        ["a map"] = "linkage/maps/example.yaml",
        ["a model"] = "linkage/model.yaml",
        ["a file to link"] = "children.csv",
        ["a replay file"] = "replay/example.md",
        ["a format"] = "formats/example.yaml",
        ["a feed"] = "feeds/example.yaml",
        ["a file that an agency sends"] = "example.csv",
        ["the names of a format and a feed, and a day"] = "example.csv",
        ["a bundle that a system sends"] = "example.json",
        ["an object that says its sort"] = "example.json",
        ["a chronology that was exported"] = "chronology.csv",
    };

    public static string FileOf(string way) => Ways[way];

    public static IReadOnlyList<Problem> Of(ErrorExample e) => e.In switch
    {
        "a story" => Story(e, lint: false),
        "a story, linted" => Story(e, lint: true),
        "a safeguard" => Catalogue.Of(With(e)).Refused.GetValueOrDefault(e.File, []),
        "a safeguard, linted" => Lint(e),
        "the tests of a safeguard" => Tests(e),
        "a map" => Map(e),
        "a model" => Model(e),
        "a file to link" => Link(e),
        "a replay file" => Replay(e),
        "a format" or "a feed" => FeedList.Of(WithFeeds(e), Project.Catalogue).Problems,
        "a file that an agency sends" or "a bundle that a system sends" or "an object that says its sort" or "a chronology that was exported" => Sent(e),
        "the names of a format and a feed, and a day" => Named(e),
        _ => [.. Catalogue.Of(With(e)).Problems.Where(p => p.Place.File.EndsWith(e.File, StringComparison.Ordinal) || e.File.EndsWith(p.Place.File, StringComparison.Ordinal))],
    };

    static Dictionary<string, byte[]> With(ErrorExample e, params (string File, byte[] Bytes)[] more)
    {
        var files = new Dictionary<string, byte[]>(Real, StringComparer.Ordinal) { [e.File] = e.Bytes };
        foreach (var (file, bytes) in more) files[file] = bytes;
        return files;
    }

    static IReadOnlyList<Problem> Story(ErrorExample e, bool lint)
    {
        var problems = new ProblemList();
        var story = Project.Catalogue.ReadStory(e.Bytes, e.File, problems);
        if (lint && story is not null) StoryLint.Check(story, ["bruise-before-mobility"], ["norfolk-aj"], problems);
        else if (story is not null != (problems.Count == 0)) throw new InvalidOperationException("A story with problems was half loaded.");
        return problems.All;
    }

    static IReadOnlyList<Problem> Lint(ErrorExample e)
    {
        var catalogue = Catalogue.Of(With(e, ("safeguards/example/example-safeguard.tests.yaml", Encoding.UTF8.GetBytes(Whole("the tests of a safeguard")))));
        return catalogue.Lint();
    }

    static IReadOnlyList<Problem> Tests(ErrorExample e)
    {
        var files = With(e, ("safeguards/example/example-safeguard.yaml", Encoding.UTF8.GetBytes(Whole("a safeguard"))));
        if (e.Bytes.Length == 0) files.Remove(e.File);
        var catalogue = Catalogue.Of(files);
        return catalogue.Lint();
    }

    static Dictionary<string, byte[]> WithFeeds(ErrorExample e) => e.In == "a format" ? new(StringComparer.Ordinal) { [e.File] = e.Bytes } : new(StringComparer.Ordinal)
    {
        ["formats/example.yaml"] = Encoding.UTF8.GetBytes(Whole(e.In switch { "a bundle that a system sends" => "a format of bundles", "an object that says its sort" => "a format of sorts", "a chronology that was exported" => "a format of chronologies", _ => "a format" })),
        ["feeds/example.yaml"] = e.In == "a feed" ? e.Bytes : Encoding.UTF8.GetBytes(Whole("a feed")),
    };

    static IReadOnlyList<Problem> Sent(ErrorExample e)
    {
        var list = FeedList.Of(WithFeeds(e), Project.Catalogue);
        var intake = new Intake(list.Formats["example"], list.Feeds["example"], Project.Catalogue.Vocabulary, _ => null, null, Axis.Dated.OfDates(Taken, Taken).Lo, new([], ["example/0"]));
        List<Problem> told = [.. intake.Read(new MemoryStream(e.Bytes), e.File).SelectMany(s => s.Problems)];
        return intake.Broken is { } broken ? [.. told, broken] : told;
    }

    // The day on which the examples are taken in.
    static readonly DateOnly Taken = new(2025, 6, 1);

    static IReadOnlyList<Problem> Named(ErrorExample e)
    {
        var (problems, words) = (new ProblemList(), Encoding.UTF8.GetString(e.Bytes).Split(' ', StringSplitOptions.TrimEntries));
        FeedList.Of(WithFeeds(e), Project.Catalogue).Find(words[0], words[1], DateOnly.ParseExact(words[2], "yyyy-MM-dd", CultureInfo.InvariantCulture), new(e.File, 1, 1), problems);
        return problems.All;
    }

    static IReadOnlyList<Problem> Map(ErrorExample e)
    {
        var problems = new ProblemList();
        if (YamlFile.Read(e.Bytes, e.File, problems) is { } root && FileMap.Read(root, problems) is { } map) map.Fits(["id", "agency", "forename", "surname", "dob", "town"], new(e.File, 1, 1), problems);
        return problems.All;
    }

    static IReadOnlyList<Problem> Model(ErrorExample e)
    {
        var problems = new ProblemList();
        // The example shows the end of the shipped model.
        var shipped = System.IO.File.ReadAllText(Project.File("linkage", "model.yaml"));
        if (YamlFile.Read(Encoding.UTF8.GetString(e.Bytes) + shipped[shipped.IndexOf("  middle_name:", StringComparison.Ordinal)..], e.File, problems) is { } root) LinkModelFile.Read(root, problems);
        return problems.All;
    }

    static IReadOnlyList<Problem> Link(ErrorExample e)
    {
        var folder = Directory.CreateTempSubdirectory("goldthread-link-");
        try
        {
            var file = Path.Combine(folder.FullName, e.File);
            System.IO.File.WriteAllBytes(file, e.Bytes);
            var (_, _, error) = Command.Run(e.Shown.Contains("outcome", StringComparison.Ordinal) ? ["link", "evaluate", file, "--truth", "cluster"] : ["link", file]);
            return [.. error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => Told(line, file))];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // FILE:LINE:COLUMN: CODE: MESSAGE REMEDY
    static Problem Told(string line, string file)
    {
        var parts = line[(file.Length + 1)..].Split(':', 4);
        var kind = ProblemKind.All.Single(k => k.Code == parts[2].Trim());
        var message = parts[3].Trim();
        return new(kind, new(file, int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture)), "", kind.Remedy.Length == 0 ? message : message[..^(kind.Remedy.Length + 1)]);
    }

    static IReadOnlyList<Problem> Replay(ErrorExample e)
    {
        var problems = new ProblemList();
        var story = Project.Catalogue.ReadStory(Encoding.UTF8.GetBytes(Whole("a story")), "stories/example.yaml", problems)!;
        ReplayFile.Check(Encoding.UTF8.GetString(e.Bytes), e.File, [story], problems);
        return problems.All;
    }

    static string Whole(string way) => Tables.SpecTable.Open("Errors/whole.yaml", new(), "files that are fine").Required(way);
}
