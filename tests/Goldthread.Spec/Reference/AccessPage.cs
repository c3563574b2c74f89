using Goldthread.Access;

namespace Goldthread.Spec.Reference;

/// <summary>What opens a child's thread, how marked records are handled, and who reads no content.</summary>
public static class AccessPage
{
    const string Says = """
        Each agency's records are looked at alone until one of the gateways below opens a child's thread; nothing else does. How the rest is decided is told in [who sees what](../explanation/access.md).

        The files are in `access/`. Review times are local defaults; a partnership puts its own in their place. Agreements on sharing are files of `access/agreements/`, one for each agency and purpose, and are asked at every reading.
        """;

    public static string Text()
    {
        var access = Project.Catalogue.Access;
        var page = Markdown.Page("Access", Says, "access/").Heading(2, "Gateways");
        foreach (var gateway in access.Gateways.Values.OrderBy(g => g.Name, StringComparer.Ordinal))
        {
            page.Heading(3, gateway.Name).Say($"{char.ToUpperInvariant(gateway.Label[0])}{gateway.Label[1..]}. It rests on: {string.Join("; ", gateway.Basis)}. Looked at again within {gateway.Review}. Source: {gateway.Source}.");
            if (gateway.OpenedBy.Count + gateway.ClosesWith.Count == 0) page.Say("No record turns it: a safeguard or a person does.");
            else page.Table(["record", "told by", "turns it"], [.. gateway.OpenedBy.Select(r => Row(r, "open")), .. gateway.ClosesWith.Select(r => Row(r, "closed"))]);
        }
        page.Heading(2, "Handling codes").Table(["code", "what it marks", "who may read it", "who told it", "source"], access.Handling.Values.OrderBy(h => h.Name, StringComparer.Ordinal).Select(h => (IReadOnlyList<string>)
            [Markdown.Code(h.Name), h.Label, h.ContentTo.Count == 0 ? "nobody, before the holder shares it" : string.Join(", ", h.ContentTo.Select(Agencies)), h.HidesTeller ? "is shown to the holder alone" : "is shown", h.Source]));
        page.Heading(2, "Roles that read no content of other agencies").Say($"{Markdown.Codes(access.IndexOnly)}: they see who is involved and how to reach them.");
        page.Heading(2, "Records that say where somebody is").Say($"{Markdown.Codes(access.Places.Select(p => p.Text))}: between protected people they are not shown at all.");
        page.Heading(2, "Purposes").Say($"For which something may be shared under an agreement: {Markdown.Codes(access.Purposes)}.");
        return page.ToString();
    }

    static IReadOnlyList<string> Row(GatewayRecord r, string turned) =>
        [$"{Markdown.Code(r.Kind.Text)}{string.Concat(r.Fields.Select(f => $", {f.Key} {string.Join(" or ", f.Value)}"))}", r.By.Count == 0 ? "any agency" : string.Join(", ", r.By.Select(Agencies)), $"{turned}{(r.Basis is { } basis ? $", on {basis}" : "")}"];

    static string Agencies(string kind) => Project.Catalogue.Vocabulary.AgencyKinds.GetValueOrDefault(kind, $"any of {kind}");
}
