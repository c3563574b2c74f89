using System.Globalization;

namespace Goldthread.Store.Tests.Kills;

/// <summary>What a process that imported had said when it was killed.</summary>
internal sealed class Heard
{
    /// <summary>The last step that was begun, and the last of which everything was acknowledged; 0 = none.</summary>
    public int Begun { get; private set; }

    public int Done { get; private set; }

    /// <summary>The last entry of the audit log that was acknowledged.</summary>
    public long Looked { get; private set; }

    public HashSet<string> Handed { get; } = new(StringComparer.Ordinal);

    /// <summary>Positions by key.</summary>
    public Dictionary<string, long> Acknowledged { get; } = new(StringComparer.Ordinal);

    public bool Pending => Handed.Count > Acknowledged.Count;

    /// <summary>One or more lines, from any thread.</summary>
    public void Listen(string lines)
    {
        lock (Handed)
            foreach (var line in lines.Split('\n')) Add(line);
    }

    private void Add(string line)
    {
        var words = line.Split(' ');
        switch (words[0])
        {
            case "begun": Begun = Number(); break;
            case "done": Done = Number(); break;
            case "looked": Looked = Math.Max(Looked, Number()); break;
            case ['+', .. var key]: Handed.Add(key); break;
            case ['=', .. var key]: Acknowledged[key] = Number(); break;
            case "warm" or "ready": break;
            default: throw new ArgumentException($"'{line}' is nothing that is said.");
        }

        int Number() => int.Parse(words[1], CultureInfo.InvariantCulture);
    }
}
