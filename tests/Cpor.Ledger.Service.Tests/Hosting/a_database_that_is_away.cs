using Cpor.Ledger.Service.Settings;
using Cpor.Ledger.Service.Storage;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Cpor.Ledger.Service.Tests.Hosting;

/// <summary>The private PostgreSQL is killed while the ledger uses it.</summary>
public class a_database_that_is_away
{
    private static readonly TimeSpan _longest = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task is_started_again_when_it_was_killed()
    {
        using var folder = new Folder();
        await using var database = await LedgerDatabase.OpenAsync(
            new ConfigurationManager(), new LedgerSettings { DataFolder = folder.Path }, null, CancellationToken.None);
        var killed = Postmaster(folder);

        System.Diagnostics.Process.GetProcessById(killed).Kill();

        (await AnswersAsync(database.Application)).ShouldBe("ledger");
        Postmaster(folder).ShouldNotBe(killed);
    }

    private static int Postmaster(Folder folder) =>
        int.Parse(File.ReadLines(Path.Combine(folder.Path, "postgres", "data", "postmaster.pid")).First());

    /// <summary>Asks until it answers; a connection is refused at once, so what is waited for is the server.</summary>
    private static async Task<string> AnswersAsync(string connectionString)
    {
        using var late = new CancellationTokenSource(_longest);
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (await pause.WaitForNextTickAsync(late.Token))
        {
            try
            {
                await using var connection = new NpgsqlConnection($"{connectionString};Pooling=false");
                await connection.OpenAsync(late.Token);
                return connection.Database;
            }
            catch (NpgsqlException)
            {
                // Not there yet.
            }
        }

        throw new TimeoutException();
    }
}
