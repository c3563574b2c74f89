using System.Text;

namespace Goldthread.Store.Keys;

/// <summary>A file that its owner alone may read, written whole or not at all.</summary>
public static class OwnedFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <exception cref="KeyRingUnusableException">Others may read it.</exception>
    public static string Read(string path)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~OwnerOnly) != UnixFileMode.None)
            throw new KeyRingUnusableException($"{path} may be read by others than its owner: chmod 600 it, and ask who has read it.");
        return File.ReadAllText(path, Encoding.UTF8);
    }

    internal static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        return new(path, options);
    }

    /// <summary>Returns once it is on the disk.</summary>
    public static void Write(string path, byte[] bytes)
    {
        var beside = path + ".new";
        using (var file = Create(beside))
        {
            file.Write(bytes);
            Folders.Sync(file);
        }
        File.Move(beside, path, overwrite: true);
        Folders.Sync(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }
}
