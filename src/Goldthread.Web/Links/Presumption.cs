using System.Globalization;
using Goldthread.Linkage;
using Goldthread.Records;
using Goldthread.Store.Entries;
using Goldthread.Watching;

namespace Goldthread.Web.Links;

/// <summary>Which children who were expected are presumed to be which who were born.</summary>
static class Presumption
{
    /// <summary>Through the mother, under whatever names agencies hold her.</summary>
    public static IReadOnlyList<Entry.Link> Of(LinkBook book, Decisions decisions)
    {
        var (identities, mothers) = (new Identities(), book.Mothers);
        if (!mothers.Keys.Any(c => book.Person(c) is { } held && HeldRow.IsExpected(held))) return [];
        var people = book.People;
        foreach (var held in people) identities.Hold(held.Person, held.Label);
        foreach (var pair in book.Pairs.Where(p => p.Link.Is == LinkState.Confirmed)) identities.Link(pair.Link.Person, pair.Link.Other);
        var children = people.Where(c => c.Label != PersonLabel.Adult && mothers.ContainsKey(c.Person)).SelectMany(c => mothers[c.Person].Select(m => (Held: c, Mother: identities.NameOf(m), Day: Day(c)))).Where(c => c.Day is not null).ToList();
        var born = children.Where(c => !HeldRow.IsExpected(c.Held)).Select(c => new Born(c.Held.Person, c.Mother, c.Day!.Value)).ToList();
        var expected = children.Where(c => HeldRow.IsExpected(c.Held)).Select(c => new Expected(c.Held.Person, c.Mother, c.Day!.Value));
        return [.. Births.Presumed(expected, born, decisions).Select(p => new Entry.Link(p.Expected.Key, p.Born.Key, LinkState.Confirmed, "presumed: born to the same mother in the time of that pregnancy"))];
    }

    private static DateOnly? Day(Entry.PersonHeld held) => DateOnly.TryParseExact(held.Born?.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
