using System.Security.Cryptography;
using System.Text;

namespace Cpor.Ledger.LocalPostgres.Server;

/// <summary>
/// What lies where in the data folder. Everything that runs or guards the cluster is named here and only here.
/// </summary>
internal sealed class ClusterFolder
{
    /// <summary>
    /// The port in the socket's file name. Each cluster has a socket folder of its own, so none can clash.
    /// </summary>
    public const int SocketPort = 5432;

    /// <summary>sockaddr_un.sun_path holds 108 bytes on Linux and 104 elsewhere, the closing zero included.</summary>
    private static readonly int _socketPathLimit = OperatingSystem.IsLinux() ? 107 : 103;

    private const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private const UnixFileMode OwnFolder = OwnFile | UnixFileMode.UserExecute;

    private ClusterFolder(string root)
    {
        Root = root;
        SocketFolder = FitForSocket(In("run")) ? In("run") : Elsewhere(root);
    }

    public string Root { get; }

    /// <summary>PGDATA. It appears complete or not at all.</summary>
    public string Data => In("data");

    /// <summary>Where a cluster of this process grows before it becomes <see cref="Data"/>.</summary>
    public string Unfinished => In($"data.init-{Environment.ProcessId}");

    public string SocketFolder { get; }

    public string Password => In("password");

    public string Settings => In("ledger.conf");

    public string ServerLog => In("server.log");

    /// <summary>Held shared by every process that uses the cluster, for as long as it does.</summary>
    public string Lease => In("lease.lock");

    /// <summary>Held exclusively while looking, making or starting; only ever taken by a holder of the lease.</summary>
    public string StartLock => In("start.lock");

    /// <summary>Held exclusively by the one process that waits to stop the server.</summary>
    public string WatchdogLock => In("watchdog.lock");

    /// <summary>
    /// Exists while a server is being started, so that a watchdog whose process dies just then insists.
    /// </summary>
    public string Starting => In("starting");

    public string PidFile => Path.Combine(Data, "postmaster.pid");

    /// <summary>The major version of the cluster, or null when there is none yet.</summary>
    public int? Major
    {
        get
        {
            var version = Path.Combine(Data, "PG_VERSION");
            return File.Exists(version) && int.TryParse(File.ReadAllText(version), out var major) ? major : null;
        }
    }

    /// <summary>Whether there is a cluster below that path. Makes nothing.</summary>
    public static bool Holds(string path) => new ClusterFolder(Path.GetFullPath(path)).Major is not null;

    /// <summary>
    /// Makes the folder if it is missing. Links in its path are resolved, so that all agree on its name.
    /// </summary>
    public static ClusterFolder Open(string path)
    {
        var folder = Path.GetFullPath(path);
        Directory.CreateDirectory(folder);
        return new ClusterFolder(SystemCalls.RealPath(folder));
    }

    /// <summary>A folder of that name that is no cluster is not ours to replace.</summary>
    public void RequireNoStranger()
    {
        if (Directory.Exists(Data))
            throw new PostgresStartException(
                $"{Data} exists but is no PostgreSQL cluster. Move it away, or choose another data folder.");
    }

    /// <summary>Call it while nobody uses the cluster.</summary>
    public void RemoveSocketFolder()
    {
        try
        {
            if (Directory.Exists(SocketFolder))
                Directory.Delete(SocketFolder);
        }
        catch (IOException)
        {
            // Something lies in it that is not ours to remove.
        }
    }

    /// <summary>Makes a folder that only the server's account may enter.</summary>
    public static void MakePrivate(string folder, ServerAccount account)
    {
        Directory.CreateDirectory(folder);
        account.Own(folder);
        if (!OperatingSystem.IsWindows())
            // Fails when somebody else made the folder first, as anybody can in a shared temporary folder.
            File.SetUnixFileMode(folder, OwnFolder);
    }

    /// <summary>Makes a file, if it is missing, that only the server's account may open.</summary>
    public static void MakeFile(string file, ServerAccount account)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.Write,
            Share = FileShare.ReadWrite,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnFile;
        if (!File.Exists(file))
            new FileStream(file, options).Dispose();
        account.Own(file);
    }

    private string In(string name) => Path.Combine(Root, name);

    /// <summary>
    /// Short enough for the kernel, and without what separates one host from the next in a connection string.
    /// </summary>
    private static bool FitForSocket(string folder) =>
        Encoding.UTF8.GetByteCount(Path.Combine(folder, ".s.PGSQL.65535")) <= _socketPathLimit
        && folder.AsSpan().IndexOfAny(",:\"'\\") < 0;

    /// <summary>
    /// A short folder for the socket of a cluster whose own path is unfit, the same for every process that asks.
    /// Root uses /run, where nobody else can lay a trap; others use their run-time folder, or the temporary one.
    /// </summary>
    private static string Elsewhere(string root)
    {
        var name = "ledger-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(root)))[..16];
        string?[] places = Environment.IsPrivilegedProcess
            ? ["/run", "/var/run"]
            : [Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR"), Path.GetTempPath(), "/tmp"];
        return places.Where(Directory.Exists).Select(place => Path.Combine(place!, name)).First(FitForSocket);
    }
}
