using Goldthread.Store.Audits;
using Goldthread.Store.Entries;
using Goldthread.Store.Journals;
using Goldthread.Store.Keeping;

namespace Goldthread.Store.Importer;

/// <summary>Takes one step after another: what agencies tell, side by side, and a look that goes into the audit log.</summary>
/// <param name="setting">With the vocabulary that steps are told in.</param>
/// <param name="say">What is handed over and acknowledged, in lines: "begun STEP", "+KEY", "=KEY POSITION", "looked POSITION", "done STEP".</param>
public sealed class Import(Keeper keeper, AuditLog? audit, StepClock clock, Safeguards.Setting setting, Action<string> say)
{
    private static readonly Cause Cause = new("feed:gp", "import");

    /// <exception cref="JournalStoppedException">The disk or the server refused.</exception>
    /// <exception cref="AuditStoppedException">The same, of the audit log.</exception>
    public async Task Take(int step)
    {
        clock.Set(StepClock.MomentOf(step));
        say($"begun {step}");
        await Task.WhenAll([.. Step.At(step, setting.Vocabulary).Select(told => Append(told.Entries, told.Urgency)), Look()]);
        await keeper.Tick();
        say($"done {step}");
    }

    private async Task Append(IReadOnlyList<Entry> entries, Urgency urgency)
    {
        say(string.Join('\n', entries.Select(e => $"+{Step.KeyOf(e)}")));
        var answers = await keeper.Append(entries, Cause, urgency);
        say(string.Join('\n', entries.Select((e, i) => $"={Step.KeyOf(e)} {answers[i] switch { Answer.Appended a => a.Position, Answer.Already a => a.Position, _ => -1 }}")));
    }

    private async Task Look()
    {
        if (audit is not null) say($"looked {await audit.Note(new("user:1", "visit", Act.Read, "chronology", ["gp/1"]))}");
    }
}
