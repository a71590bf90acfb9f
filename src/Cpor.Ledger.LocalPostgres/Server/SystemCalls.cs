using System.Runtime.InteropServices;

namespace Cpor.Ledger.LocalPostgres.Server;

/// <summary>The few calls to a Unix kernel and its C library that .NET has no words for.</summary>
internal static partial class SystemCalls
{
    private static readonly Lock _accounts = new();

    /// <summary>Gives a file or folder to an account. Only root may.</summary>
    public static void Own(string path, uint user, uint group)
    {
        if (Chown(path, user, group) != 0)
            throw new IOException($"Cannot give {path} to user {user}: {Marshal.GetLastPInvokeErrorMessage()}.");
    }

    /// <summary>The numbers of an account, or null when the machine has no account of that name.</summary>
    public static (uint User, uint Group)? Account(string name)
    {
        // The C library answers in one buffer that belongs to all callers.
        lock (_accounts)
        {
            var entry = GetPwNam(name);
            if (entry == IntPtr.Zero)
                return null;
            // Every Unix begins the entry with two pointers (name, password), then the user's and the group's number.
            var numbers = 2 * IntPtr.Size;
            return ((uint)Marshal.ReadInt32(entry, numbers), (uint)Marshal.ReadInt32(entry, numbers + sizeof(int)));
        }
    }

    /// <summary>
    /// The path with every symbolic link followed; it must exist. On Windows the full path as it stands.
    /// </summary>
    public static string RealPath(string path)
    {
        if (OperatingSystem.IsWindows())
            return Path.GetFullPath(path);
        var found = RealPath(path, IntPtr.Zero);
        if (found == IntPtr.Zero)
            throw new IOException($"Cannot resolve {path}: {Marshal.GetLastPInvokeErrorMessage()}.");
        try
        {
            return Marshal.PtrToStringUTF8(found)!;
        }
        finally
        {
            Free(found);
        }
    }

    [LibraryImport("libc", EntryPoint = "chown", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Chown(string path, uint user, uint group);

    [LibraryImport("libc", EntryPoint = "getpwnam", StringMarshalling = StringMarshalling.Utf8)]
    private static partial IntPtr GetPwNam(string name);

    [LibraryImport("libc", EntryPoint = "realpath", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial IntPtr RealPath(string path, IntPtr buffer);

    [LibraryImport("libc", EntryPoint = "free")]
    private static partial void Free(IntPtr memory);
}
