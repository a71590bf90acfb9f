namespace Cpor.Ledger.Cli.Demo;

/// <summary>Where a demonstration reads and writes.</summary>
internal sealed class DemoFolders : IDisposable
{
    private readonly bool _isTemporary;

    private DemoFolders(string data, string samples, bool isTemporary)
    {
        Data = data;
        Samples = samples;
        _isTemporary = isTemporary;
    }

    /// <summary>The database, the keys and the proofs.</summary>
    public string Data { get; }

    /// <summary>The claims, the terms and what the checks ask.</summary>
    public string Samples { get; }

    /// <summary>What the customers got.</summary>
    public string Mail => Path.Combine(Data, "customers-mail");

    /// <summary>A given folder, which stays, or a new one, which is removed at the end.</summary>
    public static DemoFolders Open(string? data, string? samples) => new(
        Directory.CreateDirectory(data is null ? Temporary() : Path.GetFullPath(data)).FullName,
        samples is null ? Path.Combine(AppContext.BaseDirectory, "samples") : Path.GetFullPath(samples),
        isTemporary: data is null);

    public void Dispose()
    {
        if (_isTemporary)
            Directory.Delete(Data, recursive: true);
    }

    private static string Temporary()
    {
        var folder = Directory.CreateTempSubdirectory("ledger-demo-");
        // Root's PostgreSQL runs as another user, who must be able to pass through.
        if (!OperatingSystem.IsWindows())
            folder.UnixFileMode |= UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        return folder.FullName;
    }
}
