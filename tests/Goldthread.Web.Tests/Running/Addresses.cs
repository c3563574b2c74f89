using Microsoft.AspNetCore.StaticAssets;

namespace Goldthread.Web.Tests.Running;

/// <summary>Every address that the server has, as a reader may ask for it. One that is new is asked for here, or stands with the reason why nobody of a partnership can be told of there.</summary>
static class Addresses
{
    /// <summary>By route.</summary>
    public static IReadOnlyDictionary<string, string> OfNobody { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["/cases/{story}"] = "a published case, or an invented story",
        ["/safeguards"] = "the catalogue, and its search",
        ["/safeguards/{id}"] = "the catalogue",
        ["/not-watched"] = "the catalogue",
        ["/reviews"] = "published reviews",
        ["/reviews/{id}"] = "a published review",
        ["/feeds/{name}/mapping"] = "what the columns of a table mean; rows stand in the answer to whoever sent them",
        ["/error"] = "the same words for everybody",
        ["/not-found"] = "the words of whatever was refused",
        ["/healthz"] = "that the program lives",
        ["/{**path:file}"] = "a style sheet, a script or a picture",
        ["/printed.css"] = "a moment, and for whom",
    };

    /// <summary>By route, with what it is asked of: one child, where it is of one.</summary>
    private static readonly IReadOnlyDictionary<string, Func<Served, string, string, IEnumerable<string>>> OfPeople = new Dictionary<string, Func<Served, string, string, IEnumerable<string>>>(StringComparer.Ordinal)
    {
        ["/"] = (_, _, _) => ["/"],
        ["/readyz"] = (_, _, _) => ["/readyz"],
        ["/children"] = (_, _, _) => ["/children"],
        ["/brokered"] = (_, _, _) => ["/brokered"],
        ["/links"] = (_, _, _) => ["/links"],
        ["/kept-apart"] = (_, reader, _) => ["/kept-apart", $"/kept-apart?by=worker.{reader}"],
        ["/feeds"] = (_, _, _) => ["/feeds"],
        ["/feeds/{name}"] = (served, reader, _) => served.Feeds.Where(f => served.Board.Register.AgenciesOf(f).Contains(reader)).Select(f => $"/feeds/{f}"),
        ["/teams"] = (_, _, _) => ["/teams"],
        ["/teams/{team}"] = (served, reader, _) => served.Board.Register.Staff.TeamsOf.GetValueOrDefault(reader, []).Select(t => $"/teams/{t.Name}"),
        ["/children/{address}"] = (served, _, child) => [Its(served, child)],
        ["/children/{address}/thread"] = (served, _, child) => [$"{Its(served, child)}/thread"],
        ["/children/{address}/challenges"] = (served, _, child) => [$"{Its(served, child)}/challenges"],
        ["/children/{address}/sharing"] = (served, _, child) => [$"{Its(served, child)}/sharing"],
        ["/children/{address}/protection"] = (served, _, child) => [$"{Its(served, child)}/protection"],
        ["/children/{address}/export"] = (served, _, child) => [$"{Its(served, child)}/export"],
        ["/children/{address}/duties/{duty}"] = (served, reader, child) => !served.Board.Register.Knows(child) ? [] : served.Board.Screens.Of(served.Board, child, reader).Findings.Select(f => $"{Its(served, child)}/duties/{served.Board.Register.AddressOfDuty(f.Key)}"),
    };

    public static IEnumerable<string> Known => OfPeople.Keys.Concat(OfNobody.Keys);

    /// <summary>Every route of the server but its style sheets and scripts.</summary>
    public static IEnumerable<string> Routes(Served served) => served.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null).Select(e => $"/{e.RoutePattern.RawText!.TrimStart('/')}").Distinct();

    /// <summary>Those that are of no one child, for a reader.</summary>
    public static IReadOnlyList<string> OfAll(Served served, string reader) => [.. OfPeople.Where(r => !IsOfAChild(r.Key)).SelectMany(r => r.Value(served, reader, "")).Select(a => As(a, reader))];

    /// <summary>Those of one child, for a reader.</summary>
    public static IReadOnlyList<string> Of(Served served, string reader, string child) => [.. OfPeople.Where(r => IsOfAChild(r.Key)).SelectMany(r => r.Value(served, reader, child)).Select(a => As(a, reader))];

    private static bool IsOfAChild(string route) => route.Contains("{address}", StringComparison.Ordinal);

    private static string Its(Served served, string child) => $"/children/{served.Board.Register.AddressOf(child)}";

    private static string As(string address, string reader) => $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}as={reader}";
}
