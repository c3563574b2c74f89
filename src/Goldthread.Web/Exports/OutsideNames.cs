using Goldthread.Store.Journals;
using Goldthread.Web.Running;
using Record = Goldthread.Records.Record;

namespace Goldthread.Web.Exports;

/// <summary>What people are called outside: never by an agency's own key, which would say that the agency holds them.</summary>
sealed class OutsideNames(Register register, Journal journal)
{
    public string Of(string label) => register.Knows(label) ? journal.NameOutside(register.NameOf(label)) : label;

    public Record Of(Record r) => r with
    {
        About = [.. r.About.Select(Of)],
        Teller = Of(r.Teller),
        Parts = r.Parts.GroupBy(p => Of(p.Key), StringComparer.Ordinal).ToDictionary(p => p.Key, p => p.First().Value, StringComparer.Ordinal),
        Fields = r.Fields.ToDictionary(f => f.Key, f => r.Kind.Fields.TryGetValue(f.Key, out var type) && type.Form == "person" ? Of(f.Value) : f.Value, StringComparer.Ordinal),
    };
}
