namespace Cpor.Ledger.LocalPostgres.Server;

/// <summary>
/// The account PostgreSQL runs as: our own, or, since PostgreSQL refuses to run as root, another one when we are root.
/// </summary>
internal sealed record ServerAccount
{
    private readonly (uint User, uint Group) _numbers;

    private ServerAccount(string? name, (uint User, uint Group) numbers)
    {
        Name = name;
        _numbers = numbers;
    }

    /// <summary>Null when the server runs as we do.</summary>
    public string? Name { get; }

    public static ServerAccount Ourselves { get; } = new(null, default);

    /// <summary>
    /// As root: the owner of the cluster that is already there, else <c>postgres</c>, else <c>nobody</c> on a machine
    /// that never saw a PostgreSQL package.
    /// </summary>
    public static async Task<ServerAccount> ForAsync(string dataFolder, CancellationToken ct)
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
            return Ourselves;
        var owner = Directory.Exists(dataFolder) ? await OwnerAsync(dataFolder, ct) : null;
        return Named(owner) ?? Named("postgres") ?? Named("nobody") ?? throw new PostgresStartException(
            "PostgreSQL does not run as root and this machine has no account to run it as. "
            + "Make one: useradd --system --no-create-home postgres");
    }

    /// <summary>Gives a file or folder to this account.</summary>
    public void Own(string path)
    {
        if (Name is not null)
            SystemCalls.Own(path, _numbers.User, _numbers.Group);
    }

    /// <exception cref="PostgresStartException">A folder on the way is closed to this account.</exception>
    public async Task RequireEntryAsync(string folder, CancellationToken ct)
    {
        if (Name is null || (await ChildProgram.RunAsync("test", ["-x", folder], this, ct)).Succeeded)
            return;
        throw new PostgresStartException(
            $"PostgreSQL runs as user {Name}, who cannot enter {folder}. "
            + "Choose a data folder outside of root's home, or open the way: chmod o+x <each folder on the way>");
    }

    private static ServerAccount? Named(string? name) =>
        name is not null and not "root" && SystemCalls.Account(name) is { } numbers
            ? new ServerAccount(name, numbers)
            : null;

    /// <summary>The third column of <c>ls -ld</c> is the owner on every Unix; .NET cannot tell it.</summary>
    private static async Task<string?> OwnerAsync(string folder, CancellationToken ct)
    {
        var listing = await ChildProgram.RunAsync("ls", ["-ld", folder], Ourselves, ct);
        return listing.Output.Split(' ', StringSplitOptions.RemoveEmptyEntries).ElementAtOrDefault(2);
    }
}
