using Cpor.Ledger.LocalPostgres.Discovery;
using Cpor.Ledger.LocalPostgres.Server;

namespace Cpor.Ledger.LocalPostgres;

/// <summary>
/// A folder with the programs of one PostgreSQL version: <c>postgres</c>, <c>initdb</c>, <c>pg_ctl</c>.
/// </summary>
/// <param name="Folder">Absolute, links resolved.</param>
/// <param name="Major">15 or later; older ones are passed over.</param>
public sealed record PostgresBinaries(string Folder, int Major)
{
    /// <summary>The oldest major version the ledger runs on.</summary>
    public const int OldestMajor = 15;

    /// <summary>The full path of one of its programs.</summary>
    public string Program(string name) => Path.Combine(Folder, OperatingSystem.IsWindows() ? name + ".exe" : name);

    /// <summary>
    /// What this machine has, best first: the folder that LEDGER_PG_BIN names, then what PATH, <c>pg_config</c> and the
    /// folders where packages install it lead to, highest major first, then what was downloaded earlier.
    /// </summary>
    public static Task<IReadOnlyList<PostgresBinaries>> FindAsync(CancellationToken ct) =>
        new BinariesSearch(new ThisMachine(ServerAccount.ForNewCluster())).FindAsync(ct);
}
