using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Cpor.Ledger.Audit.Trees;

/// <summary>
/// A hash of the Merkle tree: SHA-256 of a leaf, or of two subtrees (RFC 6962, section 2.1). Equal when all 32 bytes
/// are; the default value is 32 zeroes, which no tree has.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
public readonly struct TreeHash : IEquatable<TreeHash>
{
    /// <summary>How many bytes a hash has.</summary>
    public const int Length = SHA256.HashSizeInBytes;

    // Different first bytes keep a leaf from being passed off as a node, and a node as a leaf.
    private const byte LeafPrefix = 0;
    private const byte NodePrefix = 1;
    private const int MostOnStack = 4096;

    private readonly ulong _first;
    private readonly ulong _second;
    private readonly ulong _third;
    private readonly ulong _fourth;

    /// <summary>The hash with these bytes; throws unless there are exactly 32.</summary>
    public TreeHash(ReadOnlySpan<byte> bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(bytes.Length, Length, nameof(bytes));
        this = MemoryMarshal.Read<TreeHash>(bytes);
    }

    /// <summary>The root of the tree without leaves: the hash of nothing.</summary>
    public static TreeHash Empty { get; } = new(SHA256.HashData([]));

    /// <summary>The 32 bytes.</summary>
    [UnscopedRef]
    public ReadOnlySpan<byte> Bytes => MemoryMarshal.AsBytes(new ReadOnlySpan<TreeHash>(in this));

    /// <summary>The hash of a leaf that holds this entry, which may be empty.</summary>
    public static TreeHash OfLeaf(ReadOnlySpan<byte> entry)
    {
        Span<byte> hash = stackalloc byte[Length];
        if (entry.Length < MostOnStack)
        {
            Span<byte> input = stackalloc byte[entry.Length + 1];
            input[0] = LeafPrefix;
            entry.CopyTo(input[1..]);
            SHA256.HashData(input, hash);
        }
        else
        {
            using var parts = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            parts.AppendData([LeafPrefix]);
            parts.AppendData(entry);
            parts.GetHashAndReset(hash);
        }

        return MemoryMarshal.Read<TreeHash>(hash);
    }

    /// <summary>The hash of a subtree with these two halves.</summary>
    public static TreeHash OfNode(in TreeHash left, in TreeHash right)
    {
        Span<byte> input = stackalloc byte[1 + (2 * Length)];
        input[0] = NodePrefix;
        left.Bytes.CopyTo(input[1..]);
        right.Bytes.CopyTo(input[(1 + Length)..]);
        Span<byte> hash = stackalloc byte[Length];
        SHA256.HashData(input, hash);
        return MemoryMarshal.Read<TreeHash>(hash);
    }

    /// <inheritdoc />
    public bool Equals(TreeHash other) =>
        _first == other._first && _second == other._second && _third == other._third && _fourth == other._fourth;

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is TreeHash other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => _first.GetHashCode();

    /// <summary>Whether all bytes are equal.</summary>
    public static bool operator ==(TreeHash left, TreeHash right) => left.Equals(right);

    /// <summary>Whether any byte differs.</summary>
    public static bool operator !=(TreeHash left, TreeHash right) => !left.Equals(right);

    /// <summary>The hash as checkpoints and proofs write it: standard base64, 44 characters.</summary>
    public override string ToString() => Convert.ToBase64String(Bytes);
}
