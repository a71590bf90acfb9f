namespace Cpor.Ledger.LocalPostgres.Tests.Scenery;

/// <summary>A folder for one test, gone afterwards.</summary>
internal sealed class Scratch : IDisposable
{
    public Scratch()
    {
        Folder = Directory.CreateTempSubdirectory("localpostgres-").FullName;
        // The account that runs the server must be able to pass, whoever runs the tests.
        File.SetUnixFileMode(
            Folder,
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
    }

    public string Folder { get; }

    /// <summary>Where the cluster of the test lies.</summary>
    public string Cluster => Path.Combine(Folder, "pg");

    public string Data => Path.Combine(Cluster, "data");

    public LocalPostgresOptions Options => Fast(Cluster);

    /// <summary>A small cluster that does not wait for the disk.</summary>
    public static LocalPostgresOptions Fast(string folder) => new()
    {
        DataFolder = folder,
        Settings = new Dictionary<string, string> { ["fsync"] = "off", ["shared_buffers"] = "16MB" },
    };

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
