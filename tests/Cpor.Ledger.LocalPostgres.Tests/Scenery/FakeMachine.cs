using Cpor.Ledger.LocalPostgres.Discovery;

namespace Cpor.Ledger.LocalPostgres.Tests.Scenery;

/// <summary>A computer that has what a test gives it. Backslashes mean the same as slashes.</summary>
internal sealed class FakeMachine(MachineKind kind) : IMachine
{
    private readonly Dictionary<string, string> _links = [];

    /// <summary>Each program, and the line it prints.</summary>
    private readonly Dictionary<string, string> _programs = [];

    private readonly Dictionary<string, string> _variables = [];

    public MachineKind Kind { get; } = kind;

    public static FakeMachine Linux() => new FakeMachine(MachineKind.Linux).With("HOME", "/home/ada");

    public static FakeMachine MacOS() => new FakeMachine(MachineKind.MacOS).With("HOME", "/Users/ada");

    public static FakeMachine Windows() =>
        new FakeMachine(MachineKind.Windows)
            .With("ProgramFiles", @"C:\Program Files")
            .With("USERPROFILE", @"C:\Users\ada")
            .With("LOCALAPPDATA", @"C:\Users\ada\AppData\Local");

    public FakeMachine With(string variable, string value)
    {
        _variables[variable] = value;
        return this;
    }

    public FakeMachine WithPostgres(string folder, int major) =>
        WithPostgres(folder, $"postgres (PostgreSQL) {major}.1");

    public FakeMachine WithPostgres(string folder, string version)
    {
        var suffix = Kind == MachineKind.Windows ? ".exe" : "";
        foreach (var program in (string[])["postgres", "initdb", "pg_ctl"])
            WithProgram($"{folder}/{program}{suffix}", version);
        return this;
    }

    public FakeMachine WithProgram(string path, string says)
    {
        _programs[path] = says;
        return this;
    }

    public FakeMachine WithLink(string path, string to)
    {
        _links[path] = to;
        return this;
    }

    public string? Variable(string name) => _variables.GetValueOrDefault(name);

    public bool HasFile(string path) => _programs.ContainsKey(RealPath(path));

    public string RealPath(string path) => _links.GetValueOrDefault(Slashed(path), Slashed(path));

    public IReadOnlyList<string> FoldersIn(string path) =>
    [
        .. _programs.Keys
            .Where(file => file.StartsWith(Slashed(path) + "/"))
            .Select(file => file[(path.Length + 1)..].Split('/'))
            .Where(parts => parts.Length > 1)
            .Select(parts => parts[0])
            .Distinct(),
    ];

    public Task<string?> FirstLineAsync(string program, string argument, CancellationToken ct) =>
        Task.FromResult(_programs.GetValueOrDefault(RealPath(program)));

    private static string Slashed(string path) => path.Replace('\\', '/');
}
