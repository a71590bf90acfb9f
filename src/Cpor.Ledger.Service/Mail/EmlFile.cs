using System.Security.Cryptography;
using System.Text;

namespace Cpor.Ledger.Service.Mail;

/// <summary>A message as a file that any mail program opens.</summary>
internal static class EmlFile
{
    /// <summary>
    /// Writes under a temporary name and renames, so that a watcher never sees half a message. The name comes from the
    /// Message-ID: sending again replaces the file by its like.
    /// </summary>
    public static async Task<string> WriteAsync(
        string folder, string messageId, Func<Stream, Task> write, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, Name(messageId));
        // Its own name is part of it: what a dead process left is found by its claim too.
        var unfinished = Path.Combine(folder, $".{Path.GetFileName(path)}.{Guid.CreateVersion7():n}.tmp");
        try
        {
            await using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write))
            {
                await write(file);
                await file.FlushAsync(cancel);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: true);
            return path;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>
    /// Two ids never share a name: where letters had to be replaced or cut, a hash of the id is added.
    /// </summary>
    public static string Name(string messageId)
    {
        var safe = new string([.. messageId.Take(100).Select(letter => IsSafe(letter) ? letter : '_')]);
        if (safe == messageId && !safe.StartsWith('.'))
            return safe + ".eml";
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(messageId)))[..16];
        return $"{safe.TrimStart('.')}-{hash}.eml";
    }

    /// <summary>Lower case only, as some file systems hold letters of either case for the same.</summary>
    private static bool IsSafe(char letter) =>
        char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '.' or '-' or '_' or '@';
}
