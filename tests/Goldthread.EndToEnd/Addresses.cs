using Goldthread.Web;
using Goldthread.Web.Cases;

namespace Goldthread.EndToEnd;

/// <summary>Pages of every sort.</summary>
static class Addresses
{
    public const string Case = "/cases/devon-jody?at=day%208";

    public static IReadOnlyList<string> All { get; } =
    [
        "/", "/safeguards", "/safeguards?q=bruise&level=act+today", "/safeguards?q=zebra", "/not-watched", "/reviews", "/nowhere", Case, "/cases/devon-jody?at=day%208&from=midwifery", "/cases/norfolk-case-s?at=2014-12-24&show=bruise-to-telling-site-under-five",
        .. Casebook.Open(DataFolder.Find(null)).Cases.Where(c => !c.Invented).Select(c => $"/cases/{c.Story.Name}"),
        "/cases/a-bruise-well-answered", "/safeguards/bruise-before-mobility", "/safeguards/referral-acknowledged", "/reviews/norfolk-aj", "/reviews/devon-jody",
    ];
}
