using System.Diagnostics;
using Cpor.Ledger.LocalPostgres;
using Npgsql;

namespace Cpor.Ledger.Service.Tests.Erasing;

/// <summary>A whole database as PostgreSQL's own tool writes it.</summary>
internal static class Dump
{
    public static async Task<byte[]> OfAsync(string connectionString)
    {
        var found = await PostgresBinaries.FindAsync(TestContext.Current.CancellationToken);
        var door = new NpgsqlConnectionStringBuilder(connectionString);
        var start = new ProcessStartInfo(found.MaxBy(binaries => binaries.Major)!.Program("pg_dump"))
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                "--format=plain", $"--host={door.Host}", $"--port={door.Port}", $"--username={door.Username}",
                $"--dbname={door.Database}",
            },
            Environment = { ["PGPASSWORD"] = door.Password },
        };
        using var process = Process.Start(start)!;
        using var dump = new MemoryStream();
        var complaints = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.BaseStream.CopyToAsync(dump);
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, await complaints);
        return dump.ToArray();
    }
}
