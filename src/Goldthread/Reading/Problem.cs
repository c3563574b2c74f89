namespace Goldthread.Reading;

/// <summary>One refusal of input: where, what stands there, what is wrong and what to do about it.</summary>
/// <param name="Excerpt">The offending word, shortened; empty when the place says enough.</param>
public sealed record Problem(ProblemKind Kind, Place Place, string Excerpt, string Message)
{
    /// <summary>One line for standard error, in the form that editors can jump to.</summary>
    public override string ToString() =>
        $"{Place}: {Kind.Code}: {Message}{(Kind.Remedy.Length == 0 ? "" : $" {Kind.Remedy}")}";
}
