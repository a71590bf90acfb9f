namespace Cpor.Ledger.LocalPostgres.Discovery;

/// <summary>
/// Where downloaded binaries are kept, outside any data folder, so that each version is fetched once.
/// </summary>
internal static class DownloadedFolders
{
    /// <summary>Names the folder to keep them in.</summary>
    public const string Variable = "LEDGER_PG_CACHE";

    /// <summary>
    /// What <see cref="Variable"/> names, else the user's cache folder. Root's is /var/cache: the account that runs the
    /// server may not enter root's home.
    /// </summary>
    public static string Cache(IMachine machine, bool privileged) => machine.Kind switch
    {
        _ when machine.Variable(Variable) is { } named => named,
        MachineKind.Windows => Slashed(machine.Variable("LOCALAPPDATA") ?? "C:/ProgramData") + "/Cpor.Ledger/postgres",
        _ when privileged => "/var/cache/cpor-ledger/postgres",
        MachineKind.MacOS => Home(machine) + "/Library/Caches/cpor-ledger/postgres",
        _ => (machine.Variable("XDG_CACHE_HOME") ?? Home(machine) + "/.cache") + "/cpor-ledger/postgres",
    };

    /// <summary>The folders that hold the programs of what was downloaded.</summary>
    public static IEnumerable<string> On(IMachine machine)
    {
        var cache = Cache(machine, Environment.IsPrivilegedProcess);
        return machine.FoldersIn(cache)
            .Where(name => !name.StartsWith('.'))
            .Select(name => $"{cache}/{name}/native/bin");
    }

    private static string Home(IMachine machine) => machine.Variable("HOME") ?? "/var/tmp";

    private static string Slashed(string path) => path.Replace('\\', '/');
}
