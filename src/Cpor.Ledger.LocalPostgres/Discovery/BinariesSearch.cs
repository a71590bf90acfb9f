using System.Globalization;
using System.Text.RegularExpressions;

namespace Cpor.Ledger.LocalPostgres.Discovery;

/// <summary>Looks for PostgreSQL on a machine.</summary>
internal sealed partial class BinariesSearch(IMachine machine)
{
    /// <summary>Names the folder to use before all others.</summary>
    public const string Variable = "LEDGER_PG_BIN";

    private static readonly string[] _programs = ["postgres", "initdb", "pg_ctl"];

    /// <summary>
    /// Usable binaries, best first: what <see cref="Variable"/> names, then the highest major of what is installed,
    /// then what was downloaded earlier.
    /// </summary>
    /// <exception cref="PostgresNotFoundException"><see cref="Variable"/> names a folder without it.</exception>
    public async Task<IReadOnlyList<PostgresBinaries>> FindAsync(CancellationToken ct)
    {
        var named = await NamedAsync(ct);
        var installed = await RecogniseAsync((await OnPathAsync(ct)).Concat(WellKnownFolders.On(machine)), ct);
        var downloaded = await RecogniseAsync(DownloadedFolders.On(machine), ct);
        return [.. named.Concat(installed).Concat(downloaded).DistinctBy(binaries => binaries.Folder)];
    }

    /// <summary>The binaries in a folder; null when it lacks one of the programs or is too old.</summary>
    public async Task<PostgresBinaries?> RecogniseAsync(string folder, CancellationToken ct)
    {
        if (!machine.HasFile(ProgramIn(folder, "postgres")))
            return null;
        var real = Folder(machine.RealPath(ProgramIn(folder, "postgres")));
        if (!_programs.All(program => machine.HasFile(ProgramIn(real, program))))
            return null;
        var version = await machine.FirstLineAsync(ProgramIn(real, "postgres"), "--version", ct);
        return MajorOf(version) is >= PostgresBinaries.OldestMajor and var major
            ? new PostgresBinaries(real, major)
            : null;
    }

    private async Task<IEnumerable<PostgresBinaries>> NamedAsync(CancellationToken ct)
    {
        if (machine.Variable(Variable) is not { } folder)
            return [];
        return await RecogniseAsync(folder, ct) is { } binaries ? [binaries] : throw new PostgresNotFoundException(
            $"{Variable} is {folder}, but there is no PostgreSQL {PostgresBinaries.OldestMajor} or later in it "
            + $"that can be run (looked for {string.Join(", ", _programs)}).");
    }

    private async Task<IEnumerable<PostgresBinaries>> RecogniseAsync(IEnumerable<string> folders, CancellationToken ct)
    {
        var found = new List<PostgresBinaries>();
        foreach (var folder in folders.Distinct())
        {
            if (await RecogniseAsync(folder, ct) is { } binaries)
                found.Add(binaries);
        }
        return found.OrderByDescending(binaries => binaries.Major);
    }

    /// <summary>PATH often holds links, or only <c>pg_config</c>, which knows where the rest is.</summary>
    private async Task<IEnumerable<string>> OnPathAsync(CancellationToken ct)
    {
        var path = (machine.Variable("PATH") ?? "").Split(machine.Kind == MachineKind.Windows ? ';' : ':')
            .Where(folder => folder.Length > 0)
            .ToList();
        var linked = path.Select(folder => ProgramIn(folder, "postgres"))
            .Where(machine.HasFile)
            .Select(program => Folder(machine.RealPath(program)));
        var config = path.Select(folder => ProgramIn(folder, "pg_config")).FirstOrDefault(machine.HasFile);
        var told = config is null ? null : await machine.FirstLineAsync(config, "--bindir", ct);
        return told is null ? linked : linked.Append(told);
    }

    private string ProgramIn(string folder, string program) =>
        folder.TrimEnd('/', '\\') + '/' + program + (machine.Kind == MachineKind.Windows ? ".exe" : "");

    private static string Folder(string file) => file[..file.LastIndexOfAny(['/', '\\'])];

    private static int? MajorOf(string? version) =>
        version is not null && VersionNumber().Match(version) is { Success: true } match
            ? int.Parse(match.Groups["major"].ValueSpan, CultureInfo.InvariantCulture)
            : null;

    /// <summary>As in "postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)", "18.4", "19beta1".</summary>
    [GeneratedRegex(@"\(PostgreSQL\) (?<major>\d{1,3})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VersionNumber();
}
