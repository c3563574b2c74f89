using System.Runtime.InteropServices;

namespace Goldthread.Watching;

/// <summary>
/// What each name that ties records belongs to, in some fifteen bytes a name: of the name itself only 46 bits are kept, six of them by the part in which it lies. Two names that are one by
/// chance, a few among twenty million, tie together what need not be tied, which changes nothing that is said.
/// </summary>
internal sealed class Nodes
{
    // Each part grows by itself, so that growing never needs all of it twice.
    private readonly Part[] parts = [.. Enumerable.Range(0, 64).Select(_ => new Part())];

    /// <summary>Where nothing was put: a node of no bundle.</summary>
    public Node this[Name name]
    {
        get
        {
            var key = KeyOf(name);
            return PartOf(key).Find(Kept(key));
        }
    }

    /// <summary>The node itself, to be changed before another is asked for.</summary>
    public ref Node Of(Name name)
    {
        var key = KeyOf(name);
        return ref PartOf(key).FindOrAdd(Kept(key));
    }

    /// <param name="number">What a bundle is called from now on; 0 = it is none any more.</param>
    public void Write(BinaryWriter to, Func<int, int> number)
    {
        foreach (var part in parts)
        {
            List<Node> all = [.. part.All.Select(n => n with { Bundle = number(n.Bundle) }).Where(n => n.Bundle > 0 || n.Teller > 0)];
            to.Write(all.Count);
            foreach (var node in all)
            {
                to.Write(node.Key);
                to.Write(node.Bundle);
                to.Write(node.Teller);
            }
        }
    }

    public void Read(BinaryReader from)
    {
        foreach (var part in parts)
        {
            var left = from.ReadInt32();
            // They come in their order: put into a table that still grows, each would have to look past most of those before it.
            for (part.Make(left); left > 0; left--)
            {
                ref var node = ref part.FindOrAdd(from.ReadUInt64());
                (node.Bundle, node.Teller) = (from.ReadInt32(), from.ReadUInt16());
            }
        }
    }

    private Part PartOf(ulong key) => parts[key >> 58];

    // The forty bits after those that say in which part; none is 0.
    private static ulong Kept(ulong key) => Math.Max((key << 6) >> 24, 1);

    // Two multiplications for every four characters; quick, even, and no secret.
    private static ulong KeyOf(Name name) => Over(name.Key, Mix(Over(name.Text, 0x9E3779B97F4A7C15 ^ (ulong)name.Sense)));

    private static ulong Over(string text, ulong key)
    {
        var words = MemoryMarshal.Cast<char, ulong>(text.AsSpan());
        foreach (var word in words) key = Mix(key ^ word);
        foreach (var c in text.AsSpan(words.Length * 4)) key = Mix(key ^ c);
        return key;
    }

    private static ulong Mix(ulong word)
    {
        word = (word ^ (word >> 32)) * 0xD6E8FEB86659FD93;
        word = (word ^ (word >> 32)) * 0xD6E8FEB86659FD93;
        return word ^ (word >> 32);
    }

    // Open addresses; never more than four fifths full.
    private sealed class Part
    {
        private Node[] nodes = new Node[16];
        private int count;

        public IEnumerable<Node> All => nodes.Where(n => n.Key != 0);

        /// <summary>Makes room for so many, where there are none.</summary>
        public void Make(int room) => nodes = new Node[(room * 5 / 4) + 16];

        public Node Find(ulong key) => nodes[Place(key)];

        public ref Node FindOrAdd(ulong key)
        {
            var at = Place(key);
            if (nodes[at].Key == 0)
            {
                if (++count * 5 > nodes.Length * 4)
                {
                    var old = nodes;
                    nodes = new Node[old.Length + (old.Length / 4)];
                    foreach (var node in old.Where(n => n.Key != 0)) nodes[Place(node.Key)] = node;
                    at = Place(key);
                }
                nodes[at].Key = key;
            }
            return ref nodes[at];
        }

        private int Place(ulong key)
        {
            var at = (int)Math.BigMul(key << 24, (ulong)nodes.Length, out _);
            while (nodes[at].Key != 0 && nodes[at].Key != key) at = at + 1 == nodes.Length ? 0 : at + 1;
            return at;
        }
    }
}

/// <summary>A name that ties records.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct Node
{
    private uint low;
    private byte high;

    /// <summary>Forty bits of its hash; 0 = there is no name.</summary>
    public ulong Key
    {
        readonly get => ((ulong)high << 32) | low;
        set => (low, high) = ((uint)value, (byte)(value >> 32));
    }

    /// <summary>The number of the bundle that it belongs to; 0 = none.</summary>
    public int Bundle;

    /// <summary>If it names a record that was received: the number of the agency that told it; 0 = none was received.</summary>
    public ushort Teller;
}
