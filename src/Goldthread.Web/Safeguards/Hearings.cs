using System.Collections.Concurrent;
using Goldthread.Safeguards;
using Goldthread.Web.Cases;

namespace Goldthread.Web.Safeguards;

/// <summary>In which cases each safeguard is heard: the cases are the same for as long as the program runs, so each is looked through once.</summary>
public sealed class Hearings(Casebook casebook)
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<Heard>> heard = new(StringComparer.Ordinal);

    public IReadOnlyList<Heard> Of(Safeguard safeguard) => heard.GetOrAdd(safeguard.Id, _ => Heard.Of(safeguard, casebook));
}
