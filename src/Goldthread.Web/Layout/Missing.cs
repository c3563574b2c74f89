namespace Goldthread.Web.Layout;

/// <summary>What was asked for and is not here, and where to go instead; shown by the page of things not found.</summary>
/// <param name="Ways">Addresses with their words.</param>
public sealed record Missing(string Message, IReadOnlyList<(string Href, string Text)> Ways)
{
    /// <summary>Leaves word for the page of things not found.</summary>
    public static void Tell(HttpContext context, string message, IEnumerable<(string Href, string Text)> ways) =>
        context.Items[typeof(Missing)] = new Missing(message, [.. ways]);

    public static Missing? From(HttpContext context) => context.Items[typeof(Missing)] as Missing;
}
