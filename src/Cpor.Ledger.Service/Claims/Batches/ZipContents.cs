using System.Buffers;
using System.IO.Hashing;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Service.Settings;

namespace Cpor.Ledger.Service.Claims.Batches;

/// <summary>
/// Unpacks every file of a zip once and throws the bytes away, before anything is done with one of them. Bytes are
/// counted as they come; what the zip says about their number is only compared with that.
/// </summary>
internal sealed class ZipContents(BatchZip zip, ProofSettings settings, BatchLimits limits)
{
    private const int BufferLength = 64 * 1024;

    private readonly Dictionary<string, long> _lengths = [];
    private long _unpacked;

    /// <summary>Bytes of one file, counted.</summary>
    public long LengthOf(string name) => _lengths[name];

    /// <summary>Why the zip is refused, null when it is not.</summary>
    public async Task<Refusal?> RefusalAsync(CancellationToken cancel)
    {
        var damaged = new List<FieldProblem>();
        foreach (var name in zip.Names)
        {
            try
            {
                var (refusal, isWhole) = await UnpackAsync(name, cancel);
                if (refusal is not null)
                    return refusal;
                if (!isWhole)
                    damaged.Add(Damaged(name));
            }
            catch (Exception broken) when (BatchZip.IsDamage(broken))
            {
                damaged.Add(Damaged(name));
            }
        }

        return damaged.Count == 0 ? null : BatchRefusals.BatchInvalid(damaged.Take(limits.Problems).ToValueList());
    }

    private async Task<(Refusal? Refusal, bool IsWhole)> UnpackAsync(string name, CancellationToken cancel)
    {
        // The framework's zip reader does not look at it: a damaged or cut entry would be taken for whole.
        var checksum = new Crc32();
        var length = 0L;
        var buffer = ArrayPool<byte>.Shared.Rent(BufferLength);
        try
        {
            await using var content = await zip.OpenAsync(name, cancel);
            while (await content.ReadAsync(buffer, cancel) is var read and > 0)
            {
                length += read;
                _unpacked += read;
                if (TooLarge(name, length) is { } refusal)
                    return (refusal, false);
                checksum.Append(buffer.AsSpan(0, read));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }

        _lengths[name] = length;
        return (null, zip.ClaimOf(name) == (length, checksum.GetCurrentHashAsUInt32()));
    }

    private Refusal? TooLarge(string name, long length)
    {
        if (length > settings.LargestProof)
            return BatchRefusals.TooLarge($"bytes in {ZipNames.PathOf(name)}", settings.LargestProof);
        if (_unpacked > limits.ProofsLength)
            return BatchRefusals.TooLarge("bytes of proofs together", limits.ProofsLength);
        return _unpacked / limits.ZipRatio > zip.Length
            ? BatchRefusals.TooLarge("times its own bytes may a zip unpack to", limits.ZipRatio)
            : null;
    }

    private static FieldProblem Damaged(string name) =>
        new(ZipNames.PathOf(name), "damaged", "The file cannot be unpacked, or is not what its checksum says.");
}
