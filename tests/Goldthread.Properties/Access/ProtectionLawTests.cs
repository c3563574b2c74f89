using System.Text.Json;
using Goldthread.Access;
using Goldthread.Properties.Invented;
using Goldthread.Properties.Laws;
using Goldthread.Properties.Tales;
using Goldthread.Records;
using Goldthread.Time;
using Record = Goldthread.Records.Record;

namespace Goldthread.Properties.Access;

/// <summary>A must not find B: no word that says where B is reaches A's side by anything that is read.</summary>
public class ProtectionLawTests
{
    const string Where = "SECRET-PLACE";

    static readonly string[] Protected = ["mother", Shown.Child];

    [Fact]
    public void Reads_OnTheSeekersSide_HoldNoWordOfAPlace()
    {
        var (shown, about) = (0, 0);
        Law.Holds(RunSize.Of(250, 1800, 60_000), 2_300_000, Breadth.Wide, Pack.All, (tale, story) =>
        {
            var dice = new Dice(tale.Seed);
            var statements = Statements.Of(story.Records.Records);
            var guarded = story.Records.Records.Where(r => r.About.Any(Protected.Contains)).Select(r => statements[r.Id]).ToHashSet(StringComparer.Ordinal);
            var elsewhere = story.Agencies.All.Keys.Order(StringComparer.Ordinal).Where(_ => dice.Chance(50)).ToHashSet(StringComparer.Ordinal);
            var records = story.Records.Records.Select(r => guarded.Contains(statements[r.Id]) ? Placed(r, elsewhere) : r).ToList();
            var at = records.Select(r => story.Records.Known(story.Records[r.Id]).Hi).Where(m => m < Span.Never / 2).DefaultIfEmpty(0).Max() + (10 * Span.Day);
            var lens = new Lens(story.Agencies, Pack.Catalogue.Access, [new Protection("father", Protected, ["keeper"], "ring the lead", -Span.Never)]);
            var own = dice.One(story.Agencies.All.Keys.Order(StringComparer.Ordinal).ToList());
            Reader[] readers =
            [
                new(own) { Involved = true, WorksWith = ["father"] },
                new(own) { Involved = true, Practitioner = "keeper", WorksWith = ["father", "mother"], Audience = ["father"] },
            ];
            foreach (var reader in readers)
            {
                var visible = Shown.Of(story, lens, reader, records, at);
                var screen = Shown.Screen(story, tale, visible, reader, at);
                Interlocked.Add(ref shown, visible.Records!.Records.Count);
                Interlocked.Add(ref about, visible.Records.Records.Count(r => r.About.Any(Protected.Contains)));
                var text = string.Join('\n', [.. Shown.Lines(screen), .. visible.Records.Records.Select(r => JsonSerializer.Serialize(r)), .. visible.Records.People.Keys, .. visible.Records.Records.Select(visible.Records.Root)]);
                if (text.Contains(Where, StringComparison.Ordinal)) return text[Math.Max(0, text.IndexOf(Where, StringComparison.Ordinal) - 300)..][..Math.Min(text.Length, 400)];
                if (visible.Records.Records.FirstOrDefault(r => Pack.Catalogue.Access.Places.Any(p => p.Matches(r.Kind.Name)) && r.About.Any(Protected.Contains)) is { } moved) return $"{moved.Kind.Name} is shown.";
            }
            return null;
        });
        Assert.True(shown > 500 && about > 200, $"{shown} records shown, {about} about the protected.");
    }

    [Fact]
    public void Reads_OfAKeeper_AndOfWhoDoesNotWorkWithTheSeeker_HoldThePlace()
    {
        var seen = 0;
        Law.Holds(40, 2_400_000, Breadth.Wide, Pack.All, (tale, story) =>
        {
            var dice = new Dice(tale.Seed);
            var records = story.Records.Records.Select(r => r.About.Contains("mother") ? r with { Place = Where } : r).ToList();
            var lens = new Lens(story.Agencies, Pack.Catalogue.Access, [new Protection("father", Protected, ["keeper"], "ring the lead", -Span.Never)]);
            foreach (var reader in new[] { new Reader(story.Agencies.All.Keys.First()) { Involved = true, Practitioner = "keeper", WorksWith = ["father"] }, new Reader(story.Agencies.All.Keys.First()) { Involved = true } })
                Interlocked.Add(ref seen, Shown.Of(story, lens, reader, records, 0).Records!.Records.Count(r => r.Place == Where));
            return null;
        });
        Assert.True(seen > 20);
    }

    // Every field that a place may stand in holds one.
    static Record Placed(Record r, IReadOnlySet<string> elsewhere)
    {
        var fields = r.Fields.ToDictionary(f => f.Key, f => r.Kind.Fields.TryGetValue(f.Key, out var type) && type.Form is "yes-no" or "number" or "date" or "codes" ? f.Value : Where, StringComparer.Ordinal);
        foreach (var text in r.Kind.Fields.Where(f => f.Value.Form is "text" or "person" or "agency")) fields[text.Key] = Where;
        return r with
        {
            By = elsewhere.Contains(r.By) ? Where : r.By,
            Team = Where,
            Practitioner = Where,
            Place = Where,
            Narrative = $"Now at {Where}.",
            Teller = Where,
            About = [.. r.About, $"address:{Where}", $"agency:{Where}"],
            From = r.From.Count > 0 ? [Where] : [],
            To = r.To.Count > 0 ? [.. r.To, Where] : [],
            Attended = r.Attended is null ? null : [.. r.Attended, Where],
            Fields = fields,
            Sharing = new(Tier.Shared, Basis: Where, FamilyTold: Where),
        };
    }
}
