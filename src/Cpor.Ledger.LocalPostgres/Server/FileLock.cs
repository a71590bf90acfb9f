namespace Cpor.Ledger.LocalPostgres.Server;

/// <summary>
/// An advisory lock on a file: flock(2) on Unix, a sharing mode on Windows. The kernel drops it when the holder ends,
/// however it ends. Children do not inherit it.
/// </summary>
internal sealed class FileLock : IDisposable
{
    private readonly FileStream _file;

    private FileLock(FileStream file) => _file = file;

    public void Dispose() => _file.Dispose();

    public static FileLock? TryShared(string path) => Try(path, FileShare.Read);

    public static FileLock? TryExclusive(string path) => Try(path, FileShare.None);

    public static Task<FileLock> SharedAsync(string path, CancellationToken ct) => WaitAsync(path, FileShare.Read, ct);

    public static Task<FileLock> ExclusiveAsync(string path, CancellationToken ct) =>
        WaitAsync(path, FileShare.None, ct);

    private static async Task<FileLock> WaitAsync(string path, FileShare share, CancellationToken ct) =>
        await Patience.UntilAsync(() => Task.FromResult(Try(path, share)), Patience.Limit, ct)
        ?? throw new PostgresStartException(
            $"Another process has held {path} for {Patience.Limit.TotalMinutes:0} minutes. Which one: fuser -v {path}");

    private static FileLock? Try(string path, FileShare share)
    {
        try
        {
            return new FileLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.Read, share, bufferSize: 0));
        }
        catch (IOException held) when (held.GetType() == typeof(IOException))
        {
            // Missing folders and the like have exception types of their own; the bare one says that it is locked.
            return null;
        }
    }
}
