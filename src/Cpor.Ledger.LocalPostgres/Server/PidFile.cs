using System.Globalization;

namespace Cpor.Ledger.LocalPostgres.Server;

/// <summary>What a postmaster says about itself in postmaster.pid. It may be long dead.</summary>
/// <param name="Pid">Its process, or what was its process.</param>
/// <param name="Port">Of its address and in the name of its socket.</param>
/// <param name="SocketFolder">Empty until it listens on its socket.</param>
/// <param name="Address">Empty until it listens on an address, and for ever when it listens on none.</param>
internal sealed record PidFile(int Pid, int Port, string SocketFolder, string Address)
{
    /// <summary>It listens on its addresses first and on its socket last. On Windows it has no socket.</summary>
    public bool Listens => SocketFolder.Length > 0 || (OperatingSystem.IsWindows() && Address.Length > 0);

    /// <summary>Null when there is none, or one in which nothing can be read.</summary>
    public static PidFile? Read(ClusterFolder folder)
    {
        try
        {
            // The lines: pid, data folder, start time, port, socket folder, address, shared memory, status.
            return File.ReadAllLines(folder.PidFile) is [var process, _, _, var listening, var socket, var address, ..]
                && int.TryParse(process, NumberStyles.None, CultureInfo.InvariantCulture, out var pid)
                && int.TryParse(listening, NumberStyles.None, CultureInfo.InvariantCulture, out var port)
                    ? new PidFile(pid, port, socket.Trim(), address.Trim())
                    : null;
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}
