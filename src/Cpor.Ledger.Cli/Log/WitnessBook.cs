using System.Text;
using Cpor.Ledger.Audit.Checkpoints;
using Cpor.Ledger.Audit.Notes;
using Cpor.Ledger.Audit.Witnessing;
using Cpor.Ledger.Log;

namespace Cpor.Ledger.Cli.Log;

/// <summary>
/// What a witness has signed, one file for each log. Looking at the last checkpoint and writing the next are one step,
/// and the next is on the disk before it is signed: two requests at once, or a sudden end, cannot make it go back.
/// </summary>
public sealed class WitnessBook(SigningKey key, IReadOnlyCollection<VerifierKey> logs, string folder, TimeProvider time)
{
    private readonly Lock _one = new();

    /// <summary>What the witness says to the body of a request.</summary>
    public (int Status, byte[] Body) Answer(ReadOnlySpan<byte> body)
    {
        var request = WitnessRequest.Parse(body);
        if (!request.IsGood)
            return (400, Encoding.UTF8.GetBytes(request.Fault.Code + "\n"));
        VerifierKey[] keys = [.. logs.Where(log => log.Name == request.Value.UncheckedOrigin)];
        var known = keys.Length > 0 ? new LogIdentity(keys[0].Name, keys) : null;
        lock (_one)
        {
            return request.Value.Answer(known, known is null ? null : Last(known)) switch
            {
                WitnessAnswer.Accepted accepted => (200, Sign(accepted.Checkpoint, request.Value.Note)),
                WitnessAnswer.Refused { LastSize: { } size } refused =>
                    (refused.Status, Encoding.UTF8.GetBytes($"{size}\n")),
                WitnessAnswer.Refused refused => (refused.Status, Encoding.UTF8.GetBytes(refused.Why.Code + "\n")),
                var other => throw new InvalidOperationException($"{other}"),
            };
        }
    }

    private byte[] Sign(Checkpoint checkpoint, SignedNote note)
    {
        Write(checkpoint.Origin, note);
        return Encoding.UTF8.GetBytes(
            key.Cosign(checkpoint.Text, time.GetUtcNow().ToUnixTimeSeconds()) + "\n");
    }

    private void Write(string origin, SignedNote note)
    {
        var file = FileOf(origin);
        var unfinished = file + ".new";
        using (var handle = File.OpenHandle(unfinished, FileMode.Create, FileAccess.Write))
        {
            RandomAccess.Write(handle, note.ToBytes(), 0);
            RandomAccess.FlushToDisk(handle);
        }

        File.Move(unfinished, file, overwrite: true);
        DurableFolder.Flush(folder);
    }

    private Checkpoint? Last(LogIdentity log)
    {
        var file = FileOf(log.Origin);
        if (!File.Exists(file))
            return null;
        var signed = SignedCheckpoint.Read(File.ReadAllBytes(file), log, []);
        return signed.IsGood
            ? signed.Value.Checkpoint
            : throw new InvalidDataException($"{file} is not what this witness wrote: {signed.Fault.Explanation}");
    }

    private string FileOf(string origin) =>
        Path.Combine(folder, Convert.ToHexStringLower(Encoding.UTF8.GetBytes(origin)) + ".checkpoint");
}
