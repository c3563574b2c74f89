using Goldthread.Feeds.Formats;

namespace Goldthread.Feeds.Proposals;

/// <summary>What each column of a table means, as far as a form can say it: of which child a row tells, and what happened on its days.</summary>
/// <param name="Name">Of the format.</param>
/// <param name="Label">Reads inside a sentence: "a school's table of absences".</param>
/// <param name="Source">Who says what the columns mean.</param>
/// <param name="File">CSV or XLSX.</param>
public sealed record TableMapping(string Name, string Label, string Source, FileForm File)
{
    /// <summary>What each of a column not yet spoken of is said to be.</summary>
    public const string NotSaid = "not said yet what it means";

    public int Version { get; init; } = 1;

    /// <summary>How days are written, beside yyyy-MM-dd.</summary>
    public IReadOnlyList<string> Dates { get; init; } = [];

    /// <summary>In the order in which given names stand before one another.</summary>
    public IReadOnlyList<ColumnMeaning> Columns { get; init; } = [];

    /// <summary>One for each column of days that is the day of a record.</summary>
    public IReadOnlyList<DatedRecord> Records { get; init; } = [];

    /// <summary>What stands in the column of the sex, and M, F or U.</summary>
    public IReadOnlyDictionary<string, string> Sexes { get; init; } = new Dictionary<string, string>();

    /// <summary>The same of a table that may have further columns, and may write its days otherwise. What is said of columns that it has not stays.</summary>
    public TableMapping Over(Sample sample)
    {
        var columns = (List<ColumnMeaning>)[.. Columns, .. sample.Headers.Where(h => h.Length > 0 && Columns.All(c => c.Name != h)).Select(h => new ColumnMeaning(h, Sense.Unused) { Why = NotSaid })];
        var days = columns.Where(c => c.Sense is Sense.Born or Sense.Dated || Records.Any(r => r.Column == c.Name)).Select(c => sample.DayFormOf(c.Name)).OfType<string>().Where(f => !f.StartsWith("yyyy-MM-dd", StringComparison.Ordinal));
        return this with { Columns = columns, Dates = [.. Dates.Union(days, StringComparer.Ordinal)] };
    }
}

/// <summary>What a column may say of a row's child.</summary>
public enum Sense { Unused, GivenNames, Surname, Born, NhsNumber, Upn, Address, Sex, Dated }

/// <param name="Name">Its header.</param>
public sealed record ColumnMeaning(string Name, Sense Sense)
{
    /// <summary>By it, alone or with others, one child is told from another.</summary>
    public bool Key { get; init; }

    /// <summary>Why nothing is made of it; empty where something is.</summary>
    public string Why { get; init; } = "";
}

/// <summary>A record that each row makes which has a day in a column.</summary>
/// <param name="Rule">Begins the key of each such record: another one, and all are told anew.</param>
/// <param name="Kind">Of the vocabulary.</param>
public sealed record DatedRecord(string Rule, string Kind, string Column)
{
    /// <summary>Columns that tell several records of one child apart.</summary>
    public IReadOnlyList<string> Key { get; init; } = [Column];

    /// <summary>The column that says who did it; null = none.</summary>
    public string? Practitioner { get; init; }

    public IReadOnlyList<MappedField> Fields { get; init; } = [];
}

/// <param name="Field">Of the kind of record.</param>
public sealed record MappedField(string Field, string Column)
{
    /// <summary>What the column writes, and what it means; null = as it stands.</summary>
    public IReadOnlyDictionary<string, string>? Codes { get; init; }
}
