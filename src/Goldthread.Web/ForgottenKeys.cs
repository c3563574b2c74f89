using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Goldthread.Web;

/// <summary>Keys for what a browser sends back, kept for one run and never written down.</summary>
sealed class ForgottenKeys : IXmlRepository
{
    readonly List<XElement> keys = [];

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        lock (keys) return [.. keys];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        lock (keys) keys.Add(element);
    }
}
