using System.Security.Cryptography;
using Goldthread.Store.Keys;

namespace Goldthread.Store.Tests.Keys;

public class KeyRingTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("goldthread-").FullName;

    string File => Path.Combine(folder, "keys.json");

    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void OpenOrMake_ARingThatWasMade_IsTheSameRing()
    {
        var made = KeyRingFile.OpenOrMake(File);
        var again = KeyRingFile.OpenOrMake(File);
        Assert.Equal(made.Hash("nhs", "9434765919"), again.Hash("nhs", "9434765919"));
        var file = made.Hash("label", "gp/1");
        Assert.Equal(new byte[32], again.Unwrap(made.Wrap(file, new byte[32])));
    }

    [Fact]
    public void OpenOrMake_ANewFile_IsItsOwnersAlone()
    {
        KeyRingFile.OpenOrMake(File);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
    }

    [Fact]
    public void Open_AFileThatOthersMayRead_IsRefused()
    {
        if (OperatingSystem.IsWindows()) return;
        KeyRingFile.OpenOrMake(File);
        System.IO.File.SetUnixFileMode(File, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        Assert.Throws<KeyRingUnusableException>(() => KeyRingFile.Open(File));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"index":"AAAA","wrapping":{"1":"AAAA"}}""")]
    public void Open_AFileThatIsNoRing_IsRefused(string text)
    {
        KeyRingFile.OpenOrMake(File);
        System.IO.File.WriteAllText(File, text);
        Assert.Throws<KeyRingUnusableException>(() => KeyRingFile.Open(File));
    }

    [Fact]
    public void Turned_ANewKeyWraps_AndTheOldStillUnwraps()
    {
        var old = KeyRing.Make();
        var turned = old.Turned();
        var file = old.Hash("label", "gp/1");
        Assert.Equal(file, turned.Hash("label", "gp/1"));
        Assert.Equal(new byte[32], turned.Unwrap(old.Wrap(file, new byte[32])));
        Assert.Throws<CryptographicException>(() => turned.Pruned().Unwrap(old.Wrap(file, new byte[32])));
        Assert.Equal(new byte[32], turned.Pruned().Unwrap(turned.Wrap(file, new byte[32])));
    }

    [Fact]
    public void Open_WrappedOrSealedForSomethingElse_Throws()
    {
        var ring = KeyRing.Make();
        var (mine, other) = (ring.Hash("label", "gp/1"), ring.Hash("label", "gp/2"));
        Assert.ThrowsAny<CryptographicException>(() => ring.Unwrap(ring.Wrap(mine, new byte[32]) with { File = other }));
        var key = new byte[32];
        var bytes = Sealing.Seal(key, "words"u8, mine.ToBytes());
        Assert.Equal("words"u8, Sealing.Open(key, bytes, mine.ToBytes()));
        Assert.ThrowsAny<CryptographicException>(() => Sealing.Open(key, bytes, other.ToBytes()));
        bytes[^1] ^= 1;
        Assert.ThrowsAny<CryptographicException>(() => Sealing.Open(key, bytes, mine.ToBytes()));
    }
}
