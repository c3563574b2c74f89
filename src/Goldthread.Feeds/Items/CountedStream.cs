namespace Goldthread.Feeds.Items;

/// <summary>What comes out of a compressed part, counted against what may come out of the whole file.</summary>
internal sealed class CountedStream(Stream inner, Func<long> left, Action<int> took) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <exception cref="PastLimitsException">More came out than is taken.</exception>
    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = inner.Read(buffer, offset, count);
        took(read);
        return left() >= 0 ? read : throw new PastLimitsException("Out of the compressed file comes more than is taken.");
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>A file is larger than is taken; the message says in what way.</summary>
internal sealed class PastLimitsException(string message) : Exception(message);
