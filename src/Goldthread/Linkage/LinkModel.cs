using System.Collections.Frozen;

namespace Goldthread.Linkage;

/// <summary>How often each level is found in one field.</summary>
/// <param name="Same">Of two records of one person; the levels that are not missing sum to 1.</param>
/// <param name="Chance">Of two records of people who have nothing to do with each other. That of <see cref="Level.Same"/> is used only where values are not counted.</param>
public sealed record FieldModel(FrozenDictionary<Level, double> Same, FrozenDictionary<Level, double> Chance);

/// <summary>
/// What decides whether two records are of one person: the model of Fellegi and Sunter (1969) with levels of agreement, and a third answer beside "the same" and "nothing to do with
/// each other": <em>of one family</em>, who share surname and address and sometimes, as twins, the date of birth.
/// </summary>
/// <param name="Version">From 1; learning makes the next.</param>
/// <param name="Source">What it was learnt from.</param>
/// <param name="Others">How many other records of the same person a record has, on average.</param>
/// <param name="Relatives">How many records of brothers, sisters and others of the family it has.</param>
/// <param name="Fields">By the name of the field; one that is not there goes by the word of its kind.</param>
public sealed record LinkModel(string Name, int Version, string Source, double Others, double Relatives, FrozenDictionary<string, FieldModel> Fields)
{
    /// <summary>From which probability two records are linked without a person.</summary>
    public double Link { get; init; } = 0.95;

    /// <summary>From which probability a person is asked.</summary>
    public double Review { get; init; } = 0.5;

    /// <summary>Whether records so described are of children of a partnership: they have NHS numbers or pupil numbers. Files without are taken for such while families are found in them.</summary>
    public static bool HasChildren(Schema schema) => schema[FieldKind.NhsNumber] >= 0 || schema[FieldKind.Upn] >= 0;

    public FieldModel Of(Field field) => Fields.TryGetValue(field.Name, out var own) ? own : Fields[FieldTraits.Of(field.Kind).Word];
}
