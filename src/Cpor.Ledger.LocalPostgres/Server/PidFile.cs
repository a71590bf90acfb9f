using System.Globalization;

namespace Cpor.Ledger.LocalPostgres.Server;

/// <summary>What a postmaster says about itself in postmaster.pid. It may be long dead.</summary>
internal sealed record PidFile(int Pid, int Port, string SocketFolder, string Address)
{
    /// <summary>Null when there is no such file, or it is still being written.</summary>
    public static PidFile? Read(ClusterFolder folder)
    {
        try
        {
            // pid, data folder, start time, port, socket folder, address, shared memory, status
            var lines = File.ReadAllLines(folder.PidFile);
            return lines.Length > 5
                ? new PidFile(Number(lines[0]), Number(lines[3]), lines[4].Trim(), lines[5].Trim())
                : null;
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static int Number(string line) => int.Parse(line, CultureInfo.InvariantCulture);
}
