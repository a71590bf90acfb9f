using Cpor.Ledger.LocalPostgres.Discovery;
using Npgsql;

namespace Cpor.Ledger.LocalPostgres.Server;

/// <summary>
/// The time during which this process uses a private cluster. It holds the lease; while anybody does, the server runs.
/// The lease is always taken before the start lock, and the watchdog takes only the lease, so nobody waits in a circle.
/// </summary>
internal sealed class Tenure : IAsyncDisposable
{
    /// <summary>How long a process that leaves waits for another one that is still opening the cluster.</summary>
    private static readonly TimeSpan _turnLimit = TimeSpan.FromSeconds(10);

    private readonly ServerAccount _account;
    private readonly FileLock _lease;
    private PostgresBinaries? _binaries;

    private Tenure(ClusterFolder folder, ServerAccount account, FileLock lease)
    {
        Folder = folder;
        _account = account;
        _lease = lease;
    }

    public ClusterFolder Folder { get; }

    /// <summary>How to reach the server, as its owner.</summary>
    public NpgsqlConnectionStringBuilder Address { get; private set; } = new();

    public static async Task<Tenure> BeginAsync(LocalPostgresOptions options, CancellationToken ct)
    {
        ServerSettings.Check(options);
        var tenure = await EnterAsync(options.DataFolder, ct);
        try
        {
            await tenure.JoinOrStartAsync(options, ct);
            return tenure;
        }
        catch
        {
            await tenure.DisposeAsync();
            throw;
        }
    }

    /// <summary>Gives the lease back; the last one out sees the server stopped.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!Directory.Exists(Folder.Root))
        {
            // Somebody removed the folder under the server, which notices that by itself and ends.
            _lease.Dispose();
            return;
        }
        // Those who leave at once leave one by one, or each would take the other for somebody who stays.
        using var turn = await Patience.UntilAsync(
            () => Task.FromResult(FileLock.TryExclusive(Folder.StartLock)), _turnLimit, CancellationToken.None);
        _lease.Dispose();
        if (_binaries is not null)
        {
            await Patience.UntilAsync(
                () => LeaveAsync(_binaries, hasTurn: turn is not null), Patience.Limit, CancellationToken.None);
        }
    }

    /// <summary>False while the watchdog, quicker than we, is stopping the server.</summary>
    /// <param name="binaries">The programs that serve.</param>
    /// <param name="hasTurn">Whether nobody can start the server meanwhile.</param>
    private async Task<bool> LeaveAsync(PostgresBinaries binaries, bool hasTurn)
    {
        using var alone = FileLock.TryExclusive(Folder.Lease);
        using var others = alone is null ? FileLock.TryShared(Folder.Lease) : null;
        if (alone is null && others is null)
            return false;
        // Others stay; or the watchdog was done between our two questions, and left us the rest.
        if (alone is null && (!hasTurn || IsServed()))
            return true;
        await PgCtl.StopAsync(Folder, binaries, _account);
        Folder.RemoveSocketFolder();
        return true;
    }

    private bool IsServed() => PidFile.Read(Folder) is { } pidFile && ServerProcesses.IsServer(Folder, pidFile);

    private static async Task<Tenure> EnterAsync(string path, CancellationToken ct)
    {
        try
        {
            var folder = ClusterFolder.Open(path);
            var account = await ServerAccount.ForAsync(folder.Data, ct);
            await account.RequireEntryAsync(folder.Root, ct);
            foreach (var file in (string[])[folder.Lease, folder.StartLock, folder.WatchdogLock])
                ClusterFolder.MakeFile(file, account);
            return new Tenure(folder, account, await FileLock.SharedAsync(folder.Lease, ct));
        }
        catch (UnauthorizedAccessException closed)
        {
            throw new PostgresStartException(
                $"User {Environment.UserName} cannot use {path}, which belongs to somebody else: {closed.Message} "
                + "Choose another data folder, or run as its owner.",
                closed);
        }
    }

    private async Task JoinOrStartAsync(LocalPostgresOptions options, CancellationToken ct)
    {
        using var start = await FileLock.ExclusiveAsync(Folder.StartLock, ct);
        var server = new PostgresServer(Folder, _account, options);
        var address = Folder.Major is null ? null : await server.JoinAsync(ct);
        if (address is not null)
        {
            _binaries = new PostgresBinaries(LastBinaries()!, Folder.Major!.Value);
            options.Progress?.Invoke($"Joined PostgreSQL {_binaries.Major} in {Folder.Data}");
            Watchdog.Post(Folder, _binaries, _account);
        }
        else
        {
            Initialisation.RemoveLeftovers(Folder);
            _binaries = await ChooseAsync(options, ct);
            address = await server.StartAsync(_binaries, ct);
        }
        Address = address;
    }

    private async Task<PostgresBinaries> ChooseAsync(LocalPostgresOptions options, CancellationToken ct)
    {
        var choice = new BinariesChoice(new ThisMachine(_account), options);
        if (Folder.Major is { } major)
        {
            var binaries = await choice.ForExistingAsync(Folder.Data, major, LastBinaries(), ct);
            options.Progress?.Invoke($"Starting PostgreSQL {major} ({binaries.Folder}) on {Folder.Data}");
            return binaries;
        }
        Folder.RequireNoStranger();
        var newest = await choice.ForNewAsync(ct);
        options.Progress?.Invoke(
            $"Found PostgreSQL {newest.Major} in {newest.Folder}; making a cluster in {Folder.Data}");
        await Initialisation.MakeAsync(Folder, newest, _account, ServerSettings.Durable(options), ct);
        options.Progress?.Invoke($"Starting PostgreSQL {newest.Major}");
        return newest;
    }

    /// <summary>
    /// The folder of the programs that last served the cluster. A postmaster writes its command line to a file, its
    /// own path first and each argument in quotes.
    /// </summary>
    private string? LastBinaries()
    {
        var file = Path.Combine(Folder.Data, "postmaster.opts");
        if (!File.Exists(file))
            return null;
        var commandLine = File.ReadAllText(file);
        var end = commandLine.IndexOf(" \"", StringComparison.Ordinal);
        return Path.GetDirectoryName(end < 0 ? commandLine.Trim() : commandLine[..end]);
    }
}
