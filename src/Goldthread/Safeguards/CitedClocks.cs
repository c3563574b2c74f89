namespace Goldthread.Safeguards;

/// <summary>The clocks by which a safeguard reckons: those of its deadlines and of its waits.</summary>
internal static class CitedClocks
{
    public static IReadOnlySet<string> Used(Safeguard g) => g.Then.SelectMany(d => d.Clocks).Concat(g.When.Select(w => w.Form).Concat(g.OnlyIf).Concat(g.Unless).SelectMany(Waits).OfType<string>()).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string?> Waits(Form form) => form switch
    {
        Form.Silence f => [f.For.Clock],
        Form.Without f => [f.For.Clock],
        Form.Waits f => [f.For.Clock],
        Form.AnyOf f => f.Forms.SelectMany(Waits),
        Form.AllOf f => f.Forms.SelectMany(Waits),
        _ => [],
    };
}
