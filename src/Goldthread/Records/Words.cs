namespace Goldthread.Records;

/// <summary>How the date of a record is known.</summary>
public enum Basis { Stated, Inferred, Derived, Undated }

public enum Standing { Stated, SelfReported, Observed, Verified, Disputed, Withdrawn }

/// <summary>How the recorder came to know.</summary>
public enum ToldBy { NotSaid, SawIt, ChildSaid, ParentSaid, ProfessionalSaid, ReadIt, Anonymous }

public enum PartAnswer { Answered, AskedAndNotKnown, Refused, NotAsked }

/// <summary>Who may learn of a record: its existence, its content, named readers only, a named lead only, nobody else.</summary>
public enum Tier { Index, Shared, Restricted, Brokered, Hidden }

public enum PersonLabel { Child, UnbornThenChild, Adult, ChildThenAdult }

/// <summary>The words by which these are written in files.</summary>
public static class Words
{
    public static IReadOnlyDictionary<string, Basis> Bases { get; } = Map(("stated", Basis.Stated), ("inferred", Basis.Inferred), ("derived", Basis.Derived), ("undated", Basis.Undated));

    public static IReadOnlyDictionary<string, Standing> Standings { get; } = Map(("stated", Standing.Stated), ("self-reported", Standing.SelfReported), ("observed", Standing.Observed), ("verified", Standing.Verified), ("disputed", Standing.Disputed), ("withdrawn", Standing.Withdrawn));

    public static IReadOnlyDictionary<string, ToldBy> Tellings { get; } = Map(("saw it", ToldBy.SawIt), ("child said", ToldBy.ChildSaid), ("parent said", ToldBy.ParentSaid), ("professional said", ToldBy.ProfessionalSaid), ("read it", ToldBy.ReadIt), ("anonymous", ToldBy.Anonymous));

    public static IReadOnlyDictionary<string, PartAnswer> Answers { get; } = Map(("answered", PartAnswer.Answered), ("asked and not known", PartAnswer.AskedAndNotKnown), ("refused", PartAnswer.Refused), ("not asked", PartAnswer.NotAsked));

    public static IReadOnlyDictionary<string, Tier> Tiers { get; } = Map(("index", Tier.Index), ("shared", Tier.Shared), ("restricted", Tier.Restricted), ("brokered", Tier.Brokered), ("hidden", Tier.Hidden));

    public static IReadOnlyDictionary<string, PersonLabel> Labels { get; } = Map(("child", PersonLabel.Child), ("unborn then child", PersonLabel.UnbornThenChild), ("adult", PersonLabel.Adult), ("child then adult", PersonLabel.ChildThenAdult));

    /// <summary>The word for a value: the reverse of the maps.</summary>
    public static string Of<T>(IReadOnlyDictionary<string, T> words, T value) where T : struct => words.First(w => w.Value.Equals(value)).Key;

    private static Dictionary<string, T> Map<T>(params (string Word, T Value)[] words) => words.ToDictionary(w => w.Word, w => w.Value, StringComparer.Ordinal);
}
