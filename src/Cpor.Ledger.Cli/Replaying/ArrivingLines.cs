using System.Runtime.CompilerServices;

namespace Cpor.Ledger.Cli.Replaying;

/// <summary>Lines of a reply while they come.</summary>
internal sealed class ArrivingLines(Stream reply) : IAsyncDisposable
{
    /// <summary>What is said when a reply ends before its end.</summary>
    public static HttpRequestException BrokenOff() => new("the reply broke off before its end");

    /// <summary>The lines.</summary>
    public async IAsyncEnumerable<string> ReadAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        using var text = new StreamReader(reply, leaveOpen: true);
        while (await text.ReadLineAsync(cancel) is { } line)
            yield return line;
    }

    /// <summary>Writes them into a file, which is there only when all of them came.</summary>
    /// <param name="file">The file; one that is there is replaced.</param>
    /// <param name="isWhole">Whether they are all, by the first, the last, and how many they are.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>How many there were.</returns>
    public async Task<long> WriteAsync(
        FileInfo file, Func<string, string, long, bool> isWhole, CancellationToken cancel)
    {
        var unfinished = $"{file.FullName}.part";
        var (count, first, newest) = (0L, "", "");
        await using (var text = new StreamWriter(unfinished) { NewLine = "\n" })
        {
            await foreach (var line in ReadAsync(cancel))
            {
                await text.WriteLineAsync(line.AsMemory(), cancel);
                (count, first, newest) = (count + 1, count == 0 ? line : first, line);
            }
        }

        if (count == 0 || !isWhole(first, newest, count))
        {
            File.Delete(unfinished);
            throw BrokenOff();
        }

        File.Move(unfinished, file.FullName, overwrite: true);
        return count;
    }

    public ValueTask DisposeAsync() => reply.DisposeAsync();
}
