namespace Goldthread.Time;

/// <summary>Three values in Kleene's order: and = least, or = greatest, not = the mirror.</summary>
public enum Truth { No, CannotTell, Yes }

public static class TruthLogic
{
    public static Truth And(this Truth a, Truth b) => a < b ? a : b;

    public static Truth Or(this Truth a, Truth b) => a > b ? a : b;

    public static Truth Not(this Truth a) => (Truth)(2 - (int)a);

    public static Truth Of(bool b) => b ? Truth.Yes : Truth.No;

    /// <summary>Is a value that lies in the span at most <paramref name="bound"/>?</summary>
    public static Truth AtMost(this Span span, long bound) => span.Hi <= bound ? Truth.Yes : span.Lo > bound ? Truth.No : Truth.CannotTell;

    /// <summary>Is a value that lies in the span at least <paramref name="bound"/>?</summary>
    public static Truth AtLeast(this Span span, long bound) => span.Lo >= bound ? Truth.Yes : span.Hi < bound ? Truth.No : Truth.CannotTell;

    public static string Word(this Truth t) => t switch { Truth.Yes => "yes", Truth.No => "no", _ => "cannot tell" };
}
