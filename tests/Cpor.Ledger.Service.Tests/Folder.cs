namespace Cpor.Ledger.Service.Tests;

/// <summary>A folder that is gone after the test.</summary>
public sealed class Folder : IDisposable
{
    public Folder()
    {
        // Root's PostgreSQL runs as another user, who must be able to pass through.
        if (!OperatingSystem.IsWindows())
        {
            var mode = File.GetUnixFileMode(Path);
            File.SetUnixFileMode(Path, mode | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("ledger-test-").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public string[] Files => [.. Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories).Order()];

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
