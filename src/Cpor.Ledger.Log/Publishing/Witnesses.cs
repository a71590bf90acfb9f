using System.Collections.Concurrent;
using Cpor.Ledger.Audit.Notes;
using Cpor.Ledger.Audit.Trees;
using Cpor.Ledger.Audit.Witnessing;
using Microsoft.Extensions.Logging;

namespace Cpor.Ledger.Log.Publishing;

/// <summary>
/// Asks the witnesses to sign the newest checkpoint, and adds what they signed to it. A witness that does not answer
/// holds nobody up; it is asked again with a later checkpoint.
/// </summary>
public sealed class Witnesses(
    LogSettings settings, HttpClient http, TileFolder folder, Checkpoints checkpoints, ILogger<Witnesses> log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(10);

    private readonly List<(Uri Url, VerifierKey Key)> _all = [.. settings.Witnesses.Select(Parse)];
    private readonly ConcurrentDictionary<VerifierKey, long> _signed = [];
    private (long Size, long At) _asked;
    private Task _asking = Task.CompletedTask;

    /// <summary>
    /// Asks each witness that has not signed this checkpoint yet, and about the same checkpoint every ten seconds at
    /// most. Nobody waits for the answers; while some are awaited, nobody is asked.
    /// </summary>
    public void Ask(PublishedCheckpoint newest, CancellationToken cancel)
    {
        if (_all.Count == 0
            || !_asking.IsCompleted
            || (_asked.Size == newest.Checkpoint.Size && TimeProvider.System.GetElapsedTime(_asked.At) < AskAgain))
            return;
        _asked = (newest.Checkpoint.Size, TimeProvider.System.GetTimestamp());
        _asking = AskAllAsync(newest, cancel);
    }

    private async Task AskAllAsync(PublishedCheckpoint newest, CancellationToken cancel)
    {
        try
        {
            await RequestAsync(newest, cancel);
        }
        catch (Exception failed)
        {
            log.LogWarning("The witnesses' signatures were not kept: {Reason}", failed.Message);
        }
    }

    private async Task RequestAsync(PublishedCheckpoint newest, CancellationToken cancel)
    {
        var note = SignedNote.Parse(newest.Note).Value!;
        var asked = _all.Where(witness => !note.Signatures.Any(witness.Key.Made)).ToList();
        var answers = await Task.WhenAll(asked.Select(witness => RequestAsync(witness, newest, note, cancel)));
        var signed = answers.OfType<NoteSignature>().Aggregate(note, (sum, signature) => sum.With(signature));
        if (signed.Signatures.Count > note.Signatures.Count)
            await KeepAsync(newest with { Note = signed.ToBytes() }, cancel);
    }

    private async Task KeepAsync(PublishedCheckpoint vouchedFor, CancellationToken cancel)
    {
        await checkpoints.AddAsync(vouchedFor, cancel);
        if ((await checkpoints.NewestAsync(cancel))?.Checkpoint.Size == vouchedFor.Checkpoint.Size)
            folder.Write(TileFolder.CheckpointName, vouchedFor.Note);
    }

    private async Task<NoteSignature?> RequestAsync(
        (Uri Url, VerifierKey Key) witness, PublishedCheckpoint newest, SignedNote note, CancellationToken cancel)
    {
        try
        {
            using var late = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            late.CancelAfter(Patience);
            return await RequestAsync(witness, newest.Checkpoint.Size, note, late.Token);
        }
        catch (Exception silent) when (
            silent is HttpRequestException or InvalidDataException
            || (silent is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            log.LogWarning("The witness {Witness} did not sign: {Reason}", witness.Key.Name, silent.Message);
            return null;
        }
    }

    private async Task<NoteSignature?> RequestAsync(
        (Uri Url, VerifierKey Key) witness, long size, SignedNote note, CancellationToken cancel)
    {
        // It may remember another size than we do; it says so once, and is asked from there.
        for (var attempt = 0; attempt < 2; attempt++)
        {
            var old = _signed.GetValueOrDefault(witness.Key);
            if (old > size)
                throw new InvalidDataException($"It has signed {old} entries, and we have {size}.");
            var request = new WitnessRequest(old, old == 0 ? [] : Hashes(old, size), note);
            using var body = new ByteArrayContent(request.ToBytes());
            using var reply = await http.PostAsync(new Uri(witness.Url, "add-checkpoint"), body, cancel);
            var said = await reply.Content.ReadAsByteArrayAsync(cancel);
            if ((int)reply.StatusCode == 409 && LogPosition.Parse(Text(said)) is { } known)
                _signed[witness.Key] = known;
            else if (reply.IsSuccessStatusCode)
                return Signature(witness.Key, size, note, said);
            else
                throw new InvalidDataException($"{(int)reply.StatusCode} {Text(said)}");
        }

        return null;
    }

    private NoteSignature Signature(VerifierKey key, long size, SignedNote note, byte[] lines)
    {
        var signed = note.With(lines);
        var opened = signed.IsGood ? signed.Value.Open([key]) : signed.Fault;
        if (!opened.IsGood)
            throw new InvalidDataException(opened.Fault.Explanation);
        _signed[key] = size;
        return opened.Value.Signatures[^1].Signature;
    }

    private IReadOnlyList<TreeHash> Hashes(long old, long size)
    {
        var proof = ConsistencyProof.Make(folder.Tree(size), old, size);
        return proof.IsGood ? proof.Value.Hashes : throw new InvalidDataException(proof.Fault.Explanation);
    }

    private static string Text(byte[] said) => System.Text.Encoding.UTF8.GetString(said).Trim();

    private static (Uri Url, VerifierKey Key) Parse(string entry)
    {
        var key = VerifierKey.Parse(entry.Split(' ')[0]);
        if (!key.IsGood
            || key.Value.Kind != SignatureKind.Cosignature
            || !Uri.TryCreate(entry[(entry.IndexOf(' ') + 1)..].TrimEnd('/') + "/", UriKind.Absolute, out var url))
            throw new InvalidDataException($"Ledger:Log:Witnesses names '{entry}': a witness's key, a blank, a URL.");
        return (url, key.Value);
    }
}
