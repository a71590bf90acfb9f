namespace Cpor.Ledger.LocalPostgres.Discovery;

/// <summary>As much of a computer as one must see to find PostgreSQL on it.</summary>
internal interface IMachine
{
    MachineKind Kind { get; }

    /// <summary>An environment variable; null when it is not set or empty.</summary>
    string? Variable(string name);

    bool HasFile(string path);

    /// <summary>The names of the folders in a folder; none when it does not exist or is closed to us.</summary>
    IReadOnlyList<string> FoldersIn(string path);

    /// <summary>The path of an existing file with every symbolic link followed.</summary>
    string RealPath(string path);

    /// <summary>The first line a program prints; null when it cannot be run or fails.</summary>
    Task<string?> FirstLineAsync(string program, string argument, CancellationToken ct);
}
