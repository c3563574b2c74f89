using Goldthread.Reading;

namespace Goldthread.Feeds.Items;

/// <summary>
/// FHIR resources, in XML or JSON, which give the same items. Each item has one part for each resource that it holds, called by its type;
/// contained ones stand beside what contains them. A primitive is a text; an extension has its "url" as a part. A part with a reference
/// refers to the resource meant, wherever in the file it stands. The narrative ("text.div") is left off: it repeats the rest in words.
/// </summary>
public static class FhirItems
{
    /// <param name="each">Types of the resources that are read one by one; empty = a bundle with all its resources is one item.</param>
    /// <param name="beside">Types that are read only where others refer to them. What is neither is told as not taken.</param>
    public static IEnumerable<Found> Read(Stream stream, string file, IReadOnlyList<string> each, IReadOnlySet<string> beside, Limits limits)
    {
        foreach (var found in Roots(stream, file, limits with { Parts = limits.Bundle }))
            if (found is not Found.One root) yield return found;
            else
                foreach (var one in Resources(root.Item, file, each, beside)) yield return one;
    }

    /// <summary>Ties the references within an item that was written down and read again.</summary>
    public static Item Again(Item item)
    {
        var names = new Dictionary<string, Item>(StringComparer.Ordinal);
        foreach (var resource in item.Parts)
            if (resource.Parts.FirstOrDefault(p => p.Name == "id")?.Text is { Length: > 0 } id)
                foreach (var name in new[] { $"{resource.Name}/{id}", $"urn:uuid:{id}", $"#{id}", id }) names[name] = resource;
        foreach (var resource in item.Parts) Reference.Tie(resource, names, names);
        return item;
    }

    private static IEnumerable<Found> Roots(Stream stream, string file, Limits limits)
    {
        int first;
        while ((first = stream.ReadByte()) is ' ' or '\t' or '\r' or '\n' or 0xEF or 0xBB or 0xBF) { }
        stream.Position = 0;
        return first == '<' ? [XmlItems.Root(stream, file, limits)] : JsonItems.Read(stream, file, [], [], limits);
    }

    private static IEnumerable<Found> Resources(Item root, string file, IReadOnlyList<string> each, IReadOnlySet<string> beside)
    {
        if (ResourceOf(root) is not { } type) return [new Found.Unread(root, new(ProblemKind.NoResource, new(file, root.Line, root.Column), root.Name, "No type of resource stands here."))];
        var resources = new List<(Item Resource, Item Whole, IReadOnlyDictionary<string, Item> Own)>();
        var names = new Dictionary<string, Item>(StringComparer.Ordinal);
        var bundle = new Item("Bundle", root.Line, root.Column);
        if (type == "Bundle")
            foreach (var entry in Value(root, type).Parts.Where(p => p.Name == "entry"))
                foreach (var held in entry.Parts.Where(p => p.Name == "resource").Select(Held).OfType<Item>())
                    Add(held, entry.Parts.FirstOrDefault(p => p.Name == "fullUrl") is { } url ? Text(url) : null);
        else Add(Value(root, type), null);
        foreach (var (resource, _, own) in resources)
            foreach (var one in own.Values.Append(resource).Distinct()) Reference.Tie(one, names, own);
        if (each.Count == 0) return [new Found.One(bundle)];
        return resources.Where(r => !beside.Contains(r.Resource.Name) || each.Contains(r.Resource.Name)).Select(r => each.Contains(r.Resource.Name) ? (Found)new Found.One(r.Whole)
            : new Found.Unread(r.Whole, new(ProblemKind.ResourceNotTaken, new(file, r.Resource.Line, r.Resource.Column), r.Resource.Name, "The format says nothing of this type of resource.")));

        void Add(Item held, string? url)
        {
            var whole = each.Count == 0 ? bundle : new("Bundle", held.Line, held.Column);
            var own = new Dictionary<string, Item>(StringComparer.Ordinal);
            var resource = whole.Add(Plain(held, held.Name, whole, own));
            own["#"] = resource;
            if (url is { Length: > 0 }) names[url] = resource;
            if (resource.Parts.FirstOrDefault(p => p.Name == "id")?.Text is { Length: > 0 } id) names[$"{resource.Name}/{id}"] = resource;
            resources.Add((resource, whole, own));
        }
    }

    // In XML the element is called by the type; in JSON a member says it.
    private static string? ResourceOf(Item item) => item.Parts.FirstOrDefault(p => p.Name == "resourceType")?.Text is { Length: > 0 } type ? type
        : item.Name.Length > 0 && char.IsAsciiLetterUpper(item.Name[0]) ? item.Name : null;

    private static Item Value(Item item, string type)
    {
        if (item.Name == type) return item;
        var named = new Item(type, item.Line, item.Column);
        foreach (var part in item.Parts.Where(p => p.Name != "resourceType")) named.Add(part.Copy());
        return named;
    }

    // The resource that "resource" or "contained" holds.
    private static Item? Held(Item holder) => ResourceOf(holder) is { } type ? Value(holder, type) : holder.Parts.FirstOrDefault(p => ResourceOf(p) == p.Name);

    private static string Text(Item primitive) => primitive.Parts.FirstOrDefault(p => p.Name == "@value")?.Text ?? primitive.Text;

    private static Item Plain(Item from, string name, Item whole, Dictionary<string, Item> own)
    {
        var plain = new Item(name, from.Line, from.Column) { Text = Text(from) };
        var beside = from.Parts.Where(p => p.Name.StartsWith('_')).ToLookup(p => p.Name[1..], StringComparer.Ordinal);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var part in from.Parts)
        {
            var at = seen[part.Name] = seen.GetValueOrDefault(part.Name, -1) + 1;
            if (part.Name is "@value" or "div" && from.Parts.Any(p => p.Name == "status" || p.Name == "@value")) continue;
            if (part.Name == "contained" && Held(part) is { } held) Contain(held, plain.Add(new(part.Name, part.Line, part.Column)));
            else if (part.Name.StartsWith('_')) { if (!from.Parts.Any(p => p.Name == part.Name[1..])) plain.Add(Plain(part, part.Name[1..], whole, own)); }
            else
            {
                var one = Plain(part, part.Name.TrimStart('@'), whole, own);
                // What JSON says of a primitive, it says in a member of its own.
                if (beside[part.Name].ElementAtOrDefault(at) is { } more)
                    foreach (var extra in Plain(more, one.Name, whole, own).Parts.ToList()) one.Add(extra);
                if (one.Text.Length > 0 || one.Parts.Count > 0) plain.Add(one);
            }
        }
        return plain;

        void Contain(Item held, Item pointer)
        {
            var resource = whole.Add(Plain(held, held.Name, whole, own));
            pointer.Refers = resource;
            if (resource.Parts.FirstOrDefault(p => p.Name == "id")?.Text is { Length: > 0 } id) own[$"#{id}"] = resource;
        }
    }
}
