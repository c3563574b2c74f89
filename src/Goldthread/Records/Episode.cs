namespace Goldthread.Records;

/// <summary>A stretch of time in a life: a pregnancy, an open case, a plan, an enquiry.</summary>
public sealed record Episode(string Name, string Label, IReadOnlyList<KindPattern> Opens, IReadOnlyList<KindPattern> Closes);

/// <summary>Something handed from one to another in ordered steps; held by the sender until the receiver acknowledges.</summary>
public sealed record Exchange(string Name, string Label, IReadOnlyList<string> Steps)
{
    public string KindOf(string step) => $"{Name}.{step}";

    /// <summary>Is the step the sender's to take: everything up to "sent", or the first step where there is none?</summary>
    public bool IsSenders(string step) => Steps.ToList().IndexOf(step) <= Math.Max(Steps.ToList().IndexOf("sent"), 0);
}

/// <summary>Something true of a person at a time, read from the latest record of a kind; presumed by age where nothing is recorded.</summary>
/// <param name="Values">A word safeguards use, and the recorded codes it covers.</param>
public sealed record PersonAttribute(string Name, string Kind, string Field, IReadOnlyDictionary<string, IReadOnlyList<string>> Values, IReadOnlyList<Presumption> Presumed);

/// <summary>While younger than so much, or once so old, and nothing recorded, presume a value.</summary>
public sealed record Presumption(Time.Period? Under, Time.Period? AtLeast, string Is, string Source);
