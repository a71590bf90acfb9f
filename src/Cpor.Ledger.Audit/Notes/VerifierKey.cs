using System.Globalization;
using NSec.Cryptography;

namespace Cpor.Ledger.Audit.Notes;

/// <summary>A public key with the name that it signs under. Equal when name, kind and key are.</summary>
public sealed class VerifierKey : IEquatable<VerifierKey>
{
    private const int KeyLength = 32;
    private const int IdDigits = 8;

    private readonly PublicKey _key;

    internal VerifierKey(string name, SignatureKind kind, PublicKey key)
    {
        (Name, Kind, _key) = (name, kind, key);
        PublicKey = key.Export(KeyBlobFormat.RawPublicKey);
        Id = KeyName.Id(name, kind, PublicKey.Span);
    }

    /// <summary>The name, for a log its origin.</summary>
    public string Name { get; }

    /// <summary>What it signs.</summary>
    public SignatureKind Kind { get; }

    /// <summary>The 32 bytes of the public key (RFC 8032).</summary>
    public ReadOnlyMemory<byte> PublicKey { get; }

    /// <summary>
    /// Tells keys of one name apart. It is short: other keys with the same id can be made on purpose.
    /// </summary>
    public uint Id { get; }

    /// <summary>A key from its parts; a fault when the name or the key is none.</summary>
    public static Reading<VerifierKey> From(string name, SignatureKind kind, ReadOnlySpan<byte> publicKey)
    {
        if (!KeyName.IsGood(name))
            return NoteFaults.NotAKey;
        if (!Enum.IsDefined(kind))
            return NoteFaults.UnknownKind;
        return publicKey.Length == KeyLength
            && NSec.Cryptography.PublicKey.TryImport(
                SignatureAlgorithm.Ed25519, publicKey, KeyBlobFormat.RawPublicKey, out var key)
            ? new VerifierKey(name, kind, key!)
            : NoteFaults.NotAKey;
    }

    /// <summary>
    /// Reads a key as <see cref="ToString"/> writes it; a fault when it is written in any other way, its id is not that
    /// of the key, or it is of a kind that is not known here.
    /// </summary>
    public static Reading<VerifierKey> Parse(string text)
    {
        if (text.Split('+', 3) is not [var name, { Length: IdDigits } id, var material]
            || StrictText.Base64(material) is not [var kind, .. var publicKey])
            return NoteFaults.NotAKey;
        var key = From(name, (SignatureKind)kind, publicKey);
        return !key.IsGood || key.Value.ToString() == text ? key : NoteFaults.AnotherKeyId;
    }

    /// <summary>
    /// The key as verifiers are given it: name, id in hexadecimal digits, and base64 of kind and key.
    /// </summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Name}+{Id:x8}+{Convert.ToBase64String([(byte)Kind, .. PublicKey.Span])}");

    /// <summary>Whether a signature line carries this key's name and id.</summary>
    public bool Made(NoteSignature signature) => signature.KeyName == Name && signature.KeyId == Id;

    /// <inheritdoc />
    public bool Equals(VerifierKey? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as VerifierKey);

    /// <inheritdoc />
    public override int GetHashCode() => (int)(Id & int.MaxValue);

    internal bool Verifies(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) =>
        SignatureAlgorithm.Ed25519.Verify(_key, message, signature);
}
