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

    private static bool WeAreRoot => !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess;

    /// <summary>As root the owner of the cluster, if there is one already; else as for a new one.</summary>
    public static async Task<ServerAccount> ForAsync(string dataFolder, CancellationToken ct) =>
        WeAreRoot && Directory.Exists(dataFolder) && FirstOf(await OwnerAsync(dataFolder, ct)) is { } owner
            ? owner
            : ForNewCluster();

    /// <summary>
    /// As root <c>postgres</c>, which comes with every PostgreSQL package; on a machine that never saw one,
    /// <c>nobody</c>.
    /// </summary>
    public static ServerAccount ForNewCluster() =>
        WeAreRoot
            ? FirstOf("postgres", "nobody") ?? throw new PostgresStartException(
                "PostgreSQL does not run as root, and this machine has no account to run it as. "
                + "Make one: useradd --system --no-create-home postgres")
            : Ourselves;

    /// <summary>The first of these accounts that this machine has and that is not root.</summary>
    public static ServerAccount? FirstOf(params IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            if (SystemCalls.Account(name) is { User: not 0 } numbers)
                return new ServerAccount(name, numbers);
        }
        return null;
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

    /// <summary>The third column of <c>ls -ld</c> is the owner on every Unix; .NET cannot tell it.</summary>
    private static async Task<string> OwnerAsync(string folder, CancellationToken ct)
    {
        var listing = await ChildProgram.RunAsync("ls", ["-ld", folder], Ourselves, ct);
        return listing.Output.Split(' ', StringSplitOptions.RemoveEmptyEntries).ElementAtOrDefault(2) ?? "";
    }
}
