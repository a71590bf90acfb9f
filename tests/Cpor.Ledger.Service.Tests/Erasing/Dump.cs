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
        var target = new NpgsqlConnectionStringBuilder(connectionString);
        var start = new ProcessStartInfo(found.MaxBy(binaries => binaries.Major)!.Program("pg_dump"))
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                "--format=plain", $"--host={target.Host}", $"--port={target.Port}", $"--username={target.Username}",
                $"--dbname={target.Database}",
            },
            Environment = { ["PGPASSWORD"] = target.Password },
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
