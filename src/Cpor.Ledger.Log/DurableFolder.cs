using System.Runtime.InteropServices;

namespace Cpor.Ledger.Log;

/// <summary>
/// Makes names in a folder outlive a crash. A file that was flushed is still lost when the folder that names it was
/// not, and .NET opens no folders; Windows writes them with the rename itself.
/// </summary>
public static class DurableFolder
{
    private const int ReadOnly = 0;

    /// <summary>Waits until the names in a folder would outlive a crash.</summary>
    /// <exception cref="IOException">The folder cannot be opened or flushed.</exception>
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        var descriptor = open(folder, ReadOnly);
        if (descriptor < 0)
            throw new IOException($"The folder cannot be opened (error {Marshal.GetLastPInvokeError()}).");
        try
        {
            if (fsync(descriptor) != 0)
                throw new IOException($"The folder cannot be flushed (error {Marshal.GetLastPInvokeError()}).");
        }
        finally
        {
            _ = close(descriptor);
        }
    }

    [DllImport("libc", SetLastError = true)]
    private static extern int open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", SetLastError = true)]
    private static extern int fsync(int descriptor);

    [DllImport("libc", SetLastError = true)]
    private static extern int close(int descriptor);
}
