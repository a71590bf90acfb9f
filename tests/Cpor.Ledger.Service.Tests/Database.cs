using System.Collections.Concurrent;
using System.Diagnostics;
using Cpor.Ledger.Service.Tests;
using Npgsql;

[assembly: AssemblyFixture(typeof(Database))]

namespace Cpor.Ledger.Service.Tests;

/// <summary>A PostgreSQL server for the run of these tests, and a fresh database for whoever asks.</summary>
public sealed class Database : IAsyncLifetime
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"ledger-tests-{Environment.ProcessId}");
    private readonly ConcurrentDictionary<Type, Task<NpgsqlDataSource>> _ofClasses = [];
    private string _binaries = "";

    /// <summary>Reaches the server's own database; made for creating others.</summary>
    public string ConnectionString => $"Host={_folder};Username=postgres;Database=postgres;Include Error Detail=true";

    /// <summary>
    /// The database of a test class: made and prepared for the first of its tests, which run one after another, and
    /// handed to the next as the last one left it.
    /// </summary>
    public Task<NpgsqlDataSource> OfAsync(Type testClass, Func<NpgsqlDataSource, Task> prepare) =>
        _ofClasses.GetOrAdd(testClass, async _ =>
        {
            var created = await CreateAsync();
            await prepare(created);
            return created;
        });

    /// <summary>An empty database of its own.</summary>
    public async Task<NpgsqlDataSource> CreateAsync()
    {
        var name = $"t{Guid.CreateVersion7():n}";
        await using var server = NpgsqlDataSource.Create(ConnectionString + ";Pooling=false");
        await using var create = server.CreateCommand($"create database {name}");
        await create.ExecuteNonQueryAsync();
        var created = new NpgsqlConnectionStringBuilder(ConnectionString) { Database = name };
        return NpgsqlDataSource.Create(created.ToString());
    }

    public async ValueTask InitializeAsync()
    {
        if (OperatingSystem.IsWindows())
            throw new PlatformNotSupportedException("These tests start PostgreSQL on a Unix socket.");
        Directory.CreateDirectory(_folder);
        File.SetUnixFileMode(_folder, (UnixFileMode)0b111_111_111);
        _binaries = (await RunAsync("pg_config", "--bindir")).Trim();
        await RunAsync(
            Binary("initdb"), "-D", Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync");
        await RunAsync(Binary("pg_ctl"), "start", "-s", "-w", "-D", Data, "-l", Path.Combine(_folder, "log"),
            "-o", $"-c listen_addresses= -k {_folder} -c fsync=off -c max_connections=200");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var source in _ofClasses.Values)
            await (await source).DisposeAsync();
        await RunAsync(Binary("pg_ctl"), "stop", "-s", "-m", "immediate", "-D", Data);
        Directory.Delete(_folder, recursive: true);
    }

    private string Data => Path.Combine(_folder, "data");

    private string Binary(string name) => Path.Combine(_binaries, name);

    /// <summary>
    /// PostgreSQL refuses to run as root, so root starts it as the user that the package made for it.
    /// </summary>
    private async Task<string> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = _folder,
            // A server that pg_ctl starts holds the pipe open for as long as it runs, so that one is not read.
            RedirectStandardOutput = !program.EndsWith("pg_ctl", StringComparison.Ordinal),
            UserName = Environment.UserName == "root" ? "postgres" : null,
        };
        using var process = Process.Start(start)!;
        var output = start.RedirectStandardOutput ? await process.StandardOutput.ReadToEndAsync() : "";
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{program} {arguments[0]} ended with {process.ExitCode}.");
    }
}
