using System.Text;
using System.Text.Json;

namespace Goldthread.Feeds.Items;

/// <summary>The tokens of a stream of JSON, one after another, with where each stands. No more of the stream is held than one token needs.</summary>
/// <param name="most">Of one token, in bytes.</param>
internal sealed class JsonTokens(Stream stream, int most)
{
    private byte[] buffer = new byte[16 << 10];
    private int from;
    private int to;
    private bool whole;
    private bool begun;
    private int lineStart;
    private JsonReaderState state = new(new() { MaxDepth = 512, AllowMultipleValues = true });

    public JsonTokenType Type { get; private set; }

    /// <summary>Of a name, a text, a number, true or false: as it is meant; else empty.</summary>
    public string Text { get; private set; } = "";

    /// <summary>From 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>From 1, in bytes.</summary>
    public int Column { get; private set; } = 1;

    /// <exception cref="JsonException">It is not well formed.</exception>
    /// <exception cref="InvalidDataException">A token is larger than is taken.</exception>
    /// <exception cref="DecoderFallbackException">It is not UTF-8.</exception>
    public bool Next()
    {
        while (true)
        {
            var reader = new Utf8JsonReader(buffer.AsSpan(from, to - from), whole, state);
            if (reader.Read())
            {
                Take(ref reader);
                return true;
            }
            Pass((int)reader.BytesConsumed);
            state = reader.CurrentState;
            if (whole) return false;
            Fill();
        }
    }

    private void Take(ref Utf8JsonReader reader)
    {
        Pass((int)reader.TokenStartIndex);
        (Type, Column) = (reader.TokenType, from - lineStart + 1);
        try
        {
            Text = Type switch
            {
                JsonTokenType.PropertyName or JsonTokenType.String => reader.GetString()!,
                JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False => Encoding.UTF8.GetString(reader.ValueSpan),
                _ => "",
            };
        }
        catch (InvalidOperationException e)
        {
            throw new DecoderFallbackException("Not UTF-8.", e);
        }
        var used = (int)(reader.BytesConsumed - reader.TokenStartIndex);
        from += used;
        state = reader.CurrentState;
    }

    // Goes on in the buffer, and counts the lines.
    private void Pass(int bytes)
    {
        var passed = buffer.AsSpan(from, bytes);
        for (var at = passed.IndexOf((byte)'\n'); at >= 0; at = passed.IndexOf((byte)'\n'))
        {
            Line++;
            lineStart = from + bytes - passed.Length + at + 1;
            passed = passed[(at + 1)..];
        }
        from += bytes;
    }

    private void Fill()
    {
        if (to - from >= most) throw new InvalidDataException("A token is too large.");
        if (to - from == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
        buffer.AsSpan(from, to - from).CopyTo(buffer);
        (to, lineStart, from) = (to - from, lineStart - from, 0);
        var read = stream.Read(buffer, to, buffer.Length - to);
        whole = read == 0;
        to += read;
        if (begun) return;
        begun = true;
        // A mark of the order of bytes says nothing in UTF-8.
        if (to >= 3 && buffer.AsSpan(0, 3).SequenceEqual(Encoding.UTF8.Preamble)) (from, lineStart) = (3, 3);
    }
}
