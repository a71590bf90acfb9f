using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Cpor.Ledger.LocalPostgres.Server;

/// <summary>The server of one private cluster. Whoever calls this holds the lease and the start lock.</summary>
internal sealed class PostgresServer(ClusterFolder folder, ServerAccount account, LocalPostgresOptions options)
{
    /// <summary>The server log is set aside when a start finds it larger than this.</summary>
    private const long LogLimitInBytes = 16 * 1024 * 1024;

    private const int TcpAttempts = 5;

    /// <summary>
    /// How to reach the server that runs already; null when none does, and then nothing is in the way of one.
    /// </summary>
    public async Task<NpgsqlConnectionStringBuilder?> JoinAsync(CancellationToken ct)
    {
        var told = false;
        var answer = await Patience.UntilAsync(
            async () =>
            {
                var verdict = await AskAsync(ct);
                if (verdict.Waiting && !told)
                    options.Progress?.Invoke("Waiting for PostgreSQL, which is starting, recovering or stopping");
                told |= verdict.Waiting;
                return verdict.Waiting ? null : verdict;
            },
            Patience.Limit,
            ct);
        if (answer is null)
            throw new PostgresStartException(
                $"PostgreSQL in {folder.Data} runs, but nobody gets in. Its log: {folder.ServerLog}. "
                + $"To end it: kill -QUIT {string.Join(' ', ServerProcesses.Of(folder, PidFile.Read(folder)))}");
        if (answer.Address is null)
            ClearAway();
        return answer.Address;
    }

    public async Task<NpgsqlConnectionStringBuilder> StartAsync(PostgresBinaries binaries, CancellationToken ct)
    {
        SetLogAside();
        ClusterFolder.MakeFile(folder.ServerLog, account);
        ClusterFolder.MakePrivate(folder.SocketFolder, account);
        ClusterFolder.MakeFile(folder.Starting, account);
        Watchdog.Post(folder, binaries, account);
        try
        {
            await LaunchAsync(binaries, ct);
        }
        finally
        {
            File.Delete(folder.Starting);
        }
        return await JoinAsync(ct) ?? throw new PostgresStartException(
            $"PostgreSQL in {folder.Data} stopped right after it started:\n{LogTail()}");
    }

    /// <summary>Asks whoever answers at the address in the pid file whether it is the server of this cluster.</summary>
    private async Task<Verdict> AskAsync(CancellationToken ct)
    {
        var pidFile = PidFile.Read(folder);
        if (pidFile is not { Listens: true })
            return WithoutAnswer(pidFile);
        var address = Address(pidFile);
        try
        {
            await using var connection = new NpgsqlConnection(Unpooled(address));
            await connection.OpenAsync(ct);
            await using var command = new NpgsqlCommand("show data_directory", connection);
            var data = (string)(await command.ExecuteScalarAsync(ct))!;
            return SystemCalls.RealPath(data) == folder.Data
                ? new Verdict(address, Waiting: false)
                : Verdict.NotRunning;
        }
        catch (PostgresException busy) when (busy.SqlState == PostgresErrorCodes.CannotConnectNow)
        {
            return Verdict.Wait;
        }
        catch (PostgresException refused) when (WithoutAnswer(pidFile).Waiting)
        {
            throw new PostgresStartException(
                $"PostgreSQL in {folder.Data} does not let us in: {refused.MessageText}", refused);
        }
        catch (NpgsqlException)
        {
            return WithoutAnswer(pidFile);
        }
    }

    /// <summary>Silence is final only when nobody is about to answer, and nobody left over is about to go.</summary>
    private Verdict WithoutAnswer(PidFile? pidFile) =>
        ServerProcesses.Of(folder, pidFile).Count > 0 ? Verdict.Wait : Verdict.NotRunning;

    private async Task LaunchAsync(PostgresBinaries binaries, CancellationToken ct)
    {
        var tcp = options.Tcp || OperatingSystem.IsWindows();
        for (var attempt = 1; ; attempt++)
        {
            var settings = ServerSettings.Text(options, folder.SocketFolder, tcp ? FreePort() : null);
            await File.WriteAllTextAsync(folder.Settings, settings, ct);
            account.Own(folder.Settings);
            var result = await PgCtl.StartAsync(folder, binaries, account, ct);
            if (result.Succeeded)
                return;
            // Somebody may have taken the port between our look and the server's.
            if (!tcp || attempt == TcpAttempts)
                throw new PostgresStartException(
                    $"PostgreSQL in {folder.Data} did not start: {result.Said}\n{LogTail()}");
        }
    }

    /// <summary>Removes what a dead server left and a new one would take for a live one.</summary>
    private void ClearAway()
    {
        File.Delete(folder.PidFile);
        if (Directory.Exists(folder.SocketFolder))
        {
            foreach (var socket in Directory.EnumerateFileSystemEntries(folder.SocketFolder, ".s.PGSQL.*").ToList())
                File.Delete(socket);
        }
    }

    private NpgsqlConnectionStringBuilder Address(PidFile pidFile)
    {
        var tcp = options.Tcp || OperatingSystem.IsWindows();
        if (tcp && pidFile.Address.Length == 0)
            throw new PostgresStartException(
                $"PostgreSQL in {folder.Data} already runs without TCP. Stop its users first, or do without TCP.");
        return new NpgsqlConnectionStringBuilder
        {
            Host = tcp ? pidFile.Address : pidFile.SocketFolder,
            Port = pidFile.Port,
            Username = Initialisation.Superuser,
            Password = ReadPassword(),
            Database = "postgres",
            // Nothing leaves this machine; and a stranger at our address is not to get the password.
            SslMode = SslMode.Disable,
            GssEncryptionMode = GssEncryptionMode.Disable,
            RequireAuth = "ScramSHA256",
        };
    }

    private string ReadPassword()
    {
        try
        {
            return File.ReadAllText(folder.Password);
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            throw new PostgresStartException(
                $"Cannot read {folder.Password}: the cluster belongs to another user. {closed.Message}", closed);
        }
    }

    private static string Unpooled(NpgsqlConnectionStringBuilder address) =>
        new NpgsqlConnectionStringBuilder(address.ConnectionString) { Pooling = false }.ConnectionString;

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private void SetLogAside()
    {
        var log = new FileInfo(folder.ServerLog);
        if (log.Exists && log.Length > LogLimitInBytes)
            log.MoveTo(folder.ServerLog + ".1", overwrite: true);
    }

    private string LogTail() =>
        File.Exists(folder.ServerLog)
            ? string.Join('\n', File.ReadLines(folder.ServerLog).TakeLast(10)) + $"\n(from {folder.ServerLog})"
            : "It left no log.";

    /// <summary>The way in when it is ours and ready, a reason to ask again, or neither.</summary>
    private sealed record Verdict(NpgsqlConnectionStringBuilder? Address, bool Waiting)
    {
        public static readonly Verdict NotRunning = new(null, Waiting: false);

        public static readonly Verdict Wait = new(null, Waiting: true);
    }
}
