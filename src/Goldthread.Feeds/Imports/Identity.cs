using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Goldthread.Feeds.Declarations;

namespace Goldthread.Feeds.Imports;

/// <summary>By which a version of a record is called: the same in every import, and it gives no key away.</summary>
public static class Identity
{
    public static string Of(Feed feed, string key, int version) =>
        string.Create(CultureInfo.InvariantCulture, $"{feed.Name}/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{feed.Name}\n{feed.System}\n{key}")))[..20]}.{version}");
}
