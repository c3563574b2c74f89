using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Goldthread.Store.Keys;

/// <summary>Waits until the disk has what was written. A new name in a folder is there only once the folder itself is.</summary>
public static class Folders
{
    /// <exception cref="UnsyncedException">The disk did not confirm it.</exception>
    public static void Sync(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        var handle = Open(folder, 0);
        if (handle < 0) throw new UnsyncedException(folder, new Win32Exception());
        using var opened = new SafeFileHandle(handle, ownsHandle: true);
        Sync(opened, folder);
    }

    /// <summary>A file that is open. <see cref="FileStream.Flush(bool)"/> keeps quiet about a disk that refuses.</summary>
    /// <exception cref="UnsyncedException">The disk did not confirm it.</exception>
    internal static void Sync(FileStream file)
    {
        file.Flush(flushToDisk: OperatingSystem.IsWindows());
        if (!OperatingSystem.IsWindows()) Sync(file.SafeFileHandle, file.Name);
    }

    private static void Sync(SafeFileHandle handle, string name)
    {
        if (Flush(handle) != 0) throw new UnsyncedException(name, new Win32Exception());
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Flush(SafeFileHandle handle);
}

/// <summary>What was written may not be on the disk.</summary>
public sealed class UnsyncedException(string name, Exception cause) : IOException($"{name} could not be brought onto the disk", cause);
