namespace Cpor.Ledger.LocalPostgres.Discovery;

/// <summary>Where packages and installers put PostgreSQL. A star stands for one folder name, or part of one.</summary>
internal static class WellKnownFolders
{
    private static readonly string[] _linux =
    [
        "/usr/lib/postgresql/*/bin",
        "/usr/pgsql-*/bin",
        "/usr/lib64/postgresql*/bin",
        "/usr/libexec/postgresql*",
        "/usr/local/pgsql/bin",
        "/opt/postgresql*/bin",
        "/home/linuxbrew/.linuxbrew/opt/postgresql*/bin",
    ];

    private static readonly string[] _macOS =
    [
        "/opt/homebrew/opt/postgresql*/bin",
        "/usr/local/opt/postgresql*/bin",
        "/Applications/Postgres.app/Contents/Versions/*/bin",
        "/Library/PostgreSQL/*/bin",
        "/opt/local/lib/postgresql*/bin",
    ];

    private static readonly string[] _windows =
    [
        "{ProgramFiles}/PostgreSQL/*/bin",
        "{USERPROFILE}/scoop/apps/postgresql*/current/bin",
    ];

    /// <summary>The folders that exist, in no particular order.</summary>
    public static IEnumerable<string> On(IMachine machine) => Patterns(machine).SelectMany(p => Expand(machine, p));

    private static IEnumerable<string> Patterns(IMachine machine) => machine.Kind switch
    {
        MachineKind.Windows => _windows.Select(pattern => FillIn(machine, pattern)).OfType<string>(),
        MachineKind.MacOS => _macOS,
        _ => _linux,
    };

    /// <summary>Replaces the leading variable; null when it is not set.</summary>
    private static string? FillIn(IMachine machine, string pattern)
    {
        var end = pattern.IndexOf('}', StringComparison.Ordinal);
        return machine.Variable(pattern[1..end]) is { } value
            ? value.Replace('\\', '/') + pattern[(end + 1)..]
            : null;
    }

    private static IEnumerable<string> Expand(IMachine machine, string pattern)
    {
        var star = pattern.IndexOf('*', StringComparison.Ordinal);
        if (star < 0)
            return [pattern];
        var start = pattern.LastIndexOf('/', star);
        var prefix = pattern[(start + 1)..star];
        return machine.FoldersIn(pattern[..start])
            .Where(name => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            .Select(name => pattern[..(start + 1)] + name + pattern[(star + 1)..]);
    }
}
