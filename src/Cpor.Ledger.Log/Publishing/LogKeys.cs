using System.Security.Cryptography;
using System.Text;
using Cpor.Ledger.Audit.Notes;

namespace Cpor.Ledger.Log.Publishing;

/// <summary>
/// What the log signs its checkpoints with: every key of the setting, or else of the file <c>log.keys</c> beside the
/// other keys, one a line; one is made when there is none. To rotate, add a line, give the new verifier key to those
/// who check, and remove the old line when all of them have it: until then checkpoints carry both signatures.
/// </summary>
public sealed class LogKeys(LogSettings settings, LogOrigin named, Checkpoints checkpoints) : IDisposable
{
    private IReadOnlyList<SigningKey>? _keys;

    /// <summary>The keys, at least one, in the order of their lines.</summary>
    /// <exception cref="InvalidDataException">A line is no key, or of another log.</exception>
    public async ValueTask<IReadOnlyList<SigningKey>> OpenAsync(CancellationToken cancel)
    {
        if (_keys is { } known)
            return known;
        var origin = await named.ReadAsync(cancel);
        var text = settings.Keys.Length > 0 ? settings.Keys : await ReadOrMakeAsync(origin, cancel);
        var keys = text.Split(['\n', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(line => Parse(line, origin))
            .ToList();
        return _keys = keys.Count > 0 ? keys : throw new InvalidDataException("The log has no key to sign with.");
    }

    /// <summary>Wipes them.</summary>
    public void Dispose()
    {
        foreach (var key in _keys ?? [])
            key.Dispose();
    }

    private static SigningKey Parse(string line, string origin)
    {
        var key = SigningKey.Parse(line);
        if (!key.IsGood)
            throw new InvalidDataException($"A key of the log cannot be read: {key.Fault.Explanation}");
        return key.Value.Verifier is { Kind: SignatureKind.Note } verifier && verifier.Name == origin
            ? key.Value
            : throw new InvalidDataException($"A key of the log is named {key.Value.Verifier.Name}, not {origin}.");
    }

    private async Task<string> ReadOrMakeAsync(string origin, CancellationToken cancel)
    {
        var file = settings.KeyFile;
        if (!File.Exists(file))
        {
            if (await checkpoints.NewestAsync(cancel) is not null)
            {
                throw new InvalidDataException(
                    $"The log was signed before, and its key is not in {file}: nodes share one data folder.");
            }

            Make(file, origin);
        }

        return await File.ReadAllTextAsync(file, cancel);
    }

    // Nodes that start at once must come to one key: the first file to get the name stays.
    private static void Make(string file, string origin)
    {
        var made = SigningKey.From(origin, SignatureKind.Note, RandomNumberGenerator.GetBytes(32));
        if (!made.IsGood)
            throw new InvalidDataException($"'{origin}' cannot be the name of a log: {made.Fault.Explanation}");
        using var key = made.Value;
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var unfinished = $"{file}.{Guid.NewGuid():n}";
        var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(unfinished, how))
        {
            stream.Write(Encoding.UTF8.GetBytes(key.ToSecret() + "\n"));
            stream.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(unfinished, file, overwrite: false);
            DurableFolder.Flush(Path.GetDirectoryName(file)!);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(unfinished);
        }
    }
}
