using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Http;
using Cpor.Ledger.Service.Personal;
using Cpor.Ledger.Service.Settings;

namespace Cpor.Ledger.Service.Claims.Batches;

/// <summary>The rows and proofs that were handed in, checked against each other before any row is done.</summary>
internal sealed class ClaimBatch(BatchLimits limits) : IAsyncDisposable
{
    private const string Use = "claim of a batch", WhatKeysAre = "A key is 1 to 200 visible ASCII characters.";

    private readonly Dictionary<BatchRow, string> _ids = [];

    /// <summary>The rows.</summary>
    public BatchRows Rows { get; } = new(limits);

    /// <summary>Their proofs, null when none were handed in.</summary>
    public BatchZip? Zip { get; set; }

    /// <summary>The id of a row's claim: as the row gives it, or the one that its key stands for.</summary>
    public string IdOf(BatchRow row) => _ids[row];

    /// <summary>The names of a row's proofs as they are in the zip.</summary>
    public static IReadOnlyList<string> ProofsOf(BatchRow row) => [.. (row.Asked.Proofs ?? []).Select(NameOf)];

    /// <summary>Why the batch is refused whole, null when its rows can be done.</summary>
    public async Task<Refusal?> RefusalAsync(RequestContext context, ProofSettings settings, CancellationToken cancel)
    {
        CheckKeys(context);
        CheckNames();
        if (Rows.Refusal is { } invalid)
            return invalid;
        if (Zip is null)
            return null;
        var contents = new ZipContents(Zip, settings, limits);
        return await contents.RefusalAsync(cancel)
            ?? (Rows.All.SelectMany(ProofsOf).Sum(contents.LengthOf) > limits.ProofsLength
                ? BatchRefusals.TooLarge("bytes of proofs together", limits.ProofsLength)
                : null);
    }

    public ValueTask DisposeAsync() => Zip?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>
    /// A key stands for one claim of the caller's organisation, whichever of its people sends it and in which batch.
    /// </summary>
    private void CheckKeys(RequestContext context)
    {
        var keys = new Dictionary<string, long>();
        var claims = new Dictionary<Guid, long>();
        foreach (var row in Rows.All)
        {
            var text = row.Asked.Key;
            if (!IdempotencyKey.TryParse($"{context.Caller.OrganisationId}", text ?? "", out var key))
                Rows.Note(row.Line, "key", text is null ? "required" : "not-a-key", WhatKeysAre);
            else if (!keys.TryAdd(key.Value, row.Line))
                Rows.Note(row.Line, "key", "repeated", $"The key of line {keys[key.Value]}.");
            else
                _ids[row] = row.Asked.ClaimId ?? $"{new ClaimId(key.IdFor(Use))}";
            if (_ids.TryGetValue(row, out var id) && ClaimId.TryParse(id, out var claim)
                && !claims.TryAdd(claim.Value, row.Line))
                Rows.Note(row.Line, "claimId", "repeated", $"The claim of line {claims[claim.Value]}.");
        }
    }

    /// <summary>Every proof that is named is in the zip, and every file of the zip is named.</summary>
    private void CheckNames()
    {
        var unused = new HashSet<string>(Zip?.Names ?? []);
        foreach (var row in Rows.All)
        {
            var own = new HashSet<string>();
            foreach (var (index, name) in ProofsOf(row).Index())
            {
                if (!own.Add(name))
                    Rows.Note(row.Line, $"proofs[{index}]", "repeated", "The row names this file before.");
                else if (Zip?.Names.Contains(name) != true)
                    Rows.Note(row.Line, $"proofs[{index}]", "not-in-zip", $"The zip has no file '{Short(name)}'.");
                unused.Remove(name);
            }
        }

        foreach (var name in unused.Order(StringComparer.Ordinal))
            Rows.Note(new FieldProblem(ZipNames.PathOf(name), "unused", "No row names this file."));
    }

    private static string NameOf(string? name) =>
        CanonicalForm.TryOf(name ?? "", out var whole) ? whole : name ?? "";

    private static string Short(string name) => name.Length <= 200 ? name : name[..200];
}
