using Goldthread.Records;
using Goldthread.Store.Entries;
using Goldthread.Store.Journals;
using Goldthread.Time;
using Record = Goldthread.Records.Record;

namespace Goldthread.Store.Importer;

/// <summary>What is told at one time: the same whenever it is asked for, so that it can be told again. Everybody in it is invented.</summary>
public static class Step
{
    private const int Children = 12;

    /// <summary>Handed over side by side: loads of two agencies, and single entries that somebody waits for.</summary>
    public static IReadOnlyList<(Urgency Urgency, IReadOnlyList<Entry> Entries)> At(int step, Vocabulary vocabulary)
    {
        var day = $"{StepClock.MomentOf(step):yyyy-MM-ddTHH:mm}";
        return
        [
            (Urgency.Import, [.. step == 1 ? Known() : [], Told("gp", $"{step}", "referral.sent", step), Told("gp", $"{step}-a", "appointment.was-not-brought", step / 3), .. Visits("gp")]),
            (Urgency.Import, [.. Acknowledged(), .. Visits("childrens-social-care")]),
            (Urgency.Interactive, [step % 7 == 6 ? Withdrawn() : Told("health-visiting", $"{step}-w", "contact.child-seen", step + 5)]),
            (Urgency.Interactive, [Told("gp", $"{step}-k", "appointment.kept", step + 3), new Entry.Heartbeat("gp", StepClock.MomentOf(step))]),
        ];

        Entry.Told Told(string by, string key, string kind, int child, string? of = null, int version = 1) => new(by, new Record
        {
            Id = $"{by}-{key}-{version}",
            Kind = vocabulary.Kinds[kind],
            Occurred = FuzzyDateParser.Parse(day)!,
            Known = FuzzyDateParser.Parse(day),
            By = by,
            Teller = by,
            To = kind == "referral.sent" ? ["childrens-social-care"] : [],
            Of = of,
            About = [$"gp/{child % Children}"],
            Narrative = $"words of {key}",
            Source = new(by, key, version),
        });

        IEnumerable<Entry> Visits(string by) => Enumerable.Range(0, 12).Select(n => Told(by, $"{step}-{n}", "visit.home", (step * 5) + n));

        // Of three referrals one is acknowledged in time, one late, one never.
        IEnumerable<Entry> Acknowledged() => (step % 3) switch
        {
            0 when step > 6 => [Told("childrens-social-care", $"{step}-y", "referral.acknowledged", step - 6, of: $"gp-{step - 6}-1")],
            1 when step > 30 => [Told("childrens-social-care", $"{step}-z", "referral.acknowledged", step - 30, of: $"gp-{step - 30}-1")],
            _ => [],
        };

        Entry Withdrawn()
        {
            var withdrawal = Told("gp", $"{step - 4}", "referral.sent", step - 4, version: 2);
            return withdrawal with { Record = withdrawal.Record with { Withdraws = $"gp-{step - 4}-1" } };
        }
    }

    /// <summary>By which it is known again.</summary>
    public static string KeyOf(Entry entry) => entry is Entry.Heartbeat beat ? $"heartbeat|{beat.Feed}|{beat.Through:O}" : entry.Identity.Replace('\n', '|');

    private static IEnumerable<Entry> Known() => Enumerable.Range(0, Children).SelectMany(c => new Entry[]
    {
        new Entry.PersonHeld($"gp/{c}", "gp", $"{c}", 1) { Label = PersonLabel.Child },
        new Entry.Gateway($"gp/{c}", "referral", true, "Children Act 1989 section 17", "user:1", new DateOnly(2026, 9, 1), "referred"),
    });
}
