using Goldthread.Web.Cases;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Web.Reviews;

/// <summary>Who taught us.</summary>
public sealed class ListPage(Casebook casebook) : PageModel
{
    public Casebook Casebook => casebook;
}
