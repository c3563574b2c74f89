using System.Security.Cryptography;

namespace Goldthread.Store.Keys;

/// <summary>Seals what is written, a megabyte at a time: each piece is bound to its place, and the last is known to be the last.</summary>
/// <param name="to">Stays open.</param>
internal sealed class SealingStream(Stream to, byte[] key) : Stream
{
    internal const int Piece = 1 << 20;

    private readonly byte[] piece = new byte[Piece];
    private int filled;
    private long pieces;
    private bool ended;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            if (filled == Piece) Put(last: false);
            var some = Math.Min(bytes.Length, Piece - filled);
            bytes[..some].CopyTo(piece.AsSpan(filled));
            filled += some;
            bytes = bytes[some..];
        }
    }

    public override void Flush()
    {
        // A piece is written when it is full.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    internal static byte[] Bound(long which, bool last) => [.. BitConverter.GetBytes(which), last ? (byte)1 : (byte)0];

    protected override void Dispose(bool disposing)
    {
        if (disposing && !ended) Put(last: true);
        ended = true;
        base.Dispose(disposing);
    }

    private void Put(bool last)
    {
        var closed = Sealing.Seal(key, piece.AsSpan(0, filled), Bound(pieces++, last));
        to.Write(BitConverter.GetBytes(last ? -closed.Length : closed.Length));
        to.Write(closed);
        filled = 0;
    }
}

/// <summary>Opens what <see cref="SealingStream"/> sealed.</summary>
/// <param name="from">Stays open.</param>
internal sealed class OpeningStream(Stream from, byte[] key) : Stream
{
    private byte[] piece = [];
    private int at;
    private long pieces;
    private bool last;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <exception cref="CryptographicException">It is not what was sealed, or not all of it.</exception>
    public override int Read(Span<byte> buffer)
    {
        while (at == piece.Length)
        {
            if (last) return 0;
            Next();
        }
        var some = Math.Min(buffer.Length, piece.Length - at);
        piece.AsSpan(at, some).CopyTo(buffer);
        at += some;
        return some;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Next()
    {
        Span<byte> length = stackalloc byte[4];
        from.ReadExactly(length);
        var told = BitConverter.ToInt32(length);
        last = told <= 0;
        var closed = new byte[Math.Min(Math.Abs((long)told), SealingStream.Piece + 64)];
        from.ReadExactly(closed);
        (piece, at) = (Sealing.Open(key, closed, SealingStream.Bound(pieces++, last)), 0);
    }
}
