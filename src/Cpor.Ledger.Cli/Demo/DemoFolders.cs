namespace Cpor.Ledger.Cli.Demo;

/// <summary>
/// Where a demonstration reads and writes. One at a time uses a folder, and none uses a folder that holds something
/// else: the demonstration accepts tokens that anybody on this machine can make.
/// </summary>
internal sealed class DemoFolders : IDisposable
{
    private const string Mark = "demo.lock";

    private readonly FileStream _mark;

    private DemoFolders(string data, string samples, bool isTemporary)
    {
        if (!File.Exists(Path.Combine(data, Mark)) && Directory.EnumerateFileSystemEntries(data).Any())
            throw new UsageException($"{data} holds something else than a demonstration. Give an empty or new folder.");
        _mark = Marked(data);
        Data = data;
        Samples = samples;
        IsTemporary = isTemporary;
    }

    /// <summary>The database, the keys and the proofs.</summary>
    public string Data { get; }

    /// <summary>The claims, the terms and what the checks ask.</summary>
    public string Samples { get; }

    /// <summary>Whether the data is removed at the end.</summary>
    public bool IsTemporary { get; }

    /// <summary>The dossier of the claim that the story tells.</summary>
    public string Dossier => Path.Combine(Data, "one-claim.zip");

    /// <summary>Which log the verifier trusts.</summary>
    public string Policy => Path.Combine(Data, "policy");

    /// <summary>What the customers got.</summary>
    public string Mail => Path.Combine(Data, "customers-mail");

    /// <summary>A given folder, which stays, or a new one, which is removed at the end.</summary>
    /// <exception cref="UsageException">The folder is used by something else.</exception>
    public static DemoFolders Open(string? data, string? samples) => new(
        data is null ? Temporary() : Given(Path.GetFullPath(data)),
        samples is null ? Path.Combine(AppContext.BaseDirectory, "samples") : Path.GetFullPath(samples),
        isTemporary: data is null);

    public void Dispose()
    {
        _mark.Dispose();
        if (IsTemporary)
            Directory.Delete(Data, recursive: true);
    }

    private static FileStream Marked(string data)
    {
        try
        {
            var mark = Path.Combine(data, Mark);
            return new FileStream(mark, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new UsageException($"Another demonstration runs on {data}. End it, or give another folder.");
        }
    }

    private static string Given(string data)
    {
        try
        {
            return Directory.CreateDirectory(data).FullName;
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{data} cannot be a folder for the demonstration: {wrong.Message}");
        }
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
