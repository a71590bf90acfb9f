namespace Cpor.Ledger.Benchmarks;

/// <summary>A folder that is gone after the measurement.</summary>
public sealed class ScratchFolder : IDisposable
{
    public ScratchFolder()
    {
        // Root's PostgreSQL runs as another user, who must be able to pass through.
        if (!OperatingSystem.IsWindows())
        {
            var mode = File.GetUnixFileMode(Path);
            File.SetUnixFileMode(Path, mode | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("ledger-benchmark-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
