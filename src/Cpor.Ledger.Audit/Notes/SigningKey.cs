using System.Buffers.Binary;
using System.Text;
using NSec.Cryptography;

namespace Cpor.Ledger.Audit.Notes;

/// <summary>A private key of a log or a witness. Dispose of it: that wipes it from memory.</summary>
public sealed class SigningKey : IDisposable
{
    private const string Prefix = "PRIVATE+KEY+";
    private const int SeedLength = 32;

    private readonly Key _key;

    private SigningKey(string name, SignatureKind kind, Key key) =>
        (_key, Verifier) = (key, new VerifierKey(name, kind, key.PublicKey));

    /// <summary>The public part, for those who check.</summary>
    public VerifierKey Verifier { get; }

    /// <summary>A key from its parts; a fault when the name is none, or the seed has not 32 bytes.</summary>
    public static Reading<SigningKey> From(string name, SignatureKind kind, ReadOnlySpan<byte> seed)
    {
        if (!Enum.IsDefined(kind))
            return NoteFaults.UnknownKind;
        var exportable = new KeyCreationParameters { ExportPolicy = KeyExportPolicies.AllowPlaintextExport };
        return KeyName.IsGood(name)
            && seed.Length == SeedLength
            && Key.TryImport(SignatureAlgorithm.Ed25519, seed, KeyBlobFormat.RawPrivateKey, out var key, exportable)
            ? new SigningKey(name, kind, key!)
            : NoteFaults.NotAKey;
    }

    /// <summary>
    /// Reads a key as <see cref="ToSecret"/> writes it: <c>PRIVATE+KEY+</c>, name, id in hexadecimal digits, and base64
    /// of kind and seed. No specification says so; the tools around Go's checksum database read and write it.
    /// </summary>
    public static Reading<SigningKey> Parse(string secret)
    {
        if (!secret.StartsWith(Prefix, StringComparison.Ordinal)
            || secret[Prefix.Length..].Split('+', 3) is not [var name, _, var material]
            || StrictText.Base64(material) is not [var kind, .. var seed])
            return NoteFaults.NotAKey;
        var key = From(name, (SignatureKind)kind, seed);
        if (!key.IsGood || key.Value.ToSecret() == secret)
            return key;
        key.Value.Dispose();
        return NoteFaults.AnotherKeyId;
    }

    /// <summary>The private key in words. Whoever has it can sign.</summary>
    public string ToSecret()
    {
        byte[] material = [(byte)Verifier.Kind, .. _key.Export(KeyBlobFormat.RawPrivateKey)];
        return $"{Prefix}{Verifier.Name}+{Verifier.Id:x8}+{Convert.ToBase64String(material)}";
    }

    /// <summary>
    /// Signs a text that ends with a line feed, with a key of the kind <see cref="SignatureKind.Note"/>; throws when
    /// the key is of another kind.
    /// </summary>
    public NoteSignature Sign(string text)
    {
        Demand(SignatureKind.Note);
        return Line(SignatureAlgorithm.Ed25519.Sign(_key, Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>
    /// Signs the text of a checkpoint as a witness that has seen the log grow to it without a change, with a key of the
    /// kind <see cref="SignatureKind.Cosignature"/>; throws when the key is of another kind.
    /// </summary>
    /// <param name="text">The text of the checkpoint.</param>
    /// <param name="time">Now, in seconds since 1970, not negative.</param>
    public NoteSignature Cosign(string text, long time)
    {
        Demand(SignatureKind.Cosignature);
        ArgumentOutOfRangeException.ThrowIfNegative(time);
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, time);
        return Line([.. bytes, .. SignatureAlgorithm.Ed25519.Sign(_key, NoteText.Cosigned(text, time))]);
    }

    /// <inheritdoc />
    public void Dispose() => _key.Dispose();

    private NoteSignature Line(byte[] bytes) => new(Verifier.Name, Verifier.Id, bytes);

    private void Demand(SignatureKind kind)
    {
        if (Verifier.Kind != kind)
            throw new InvalidOperationException($"{Verifier.Name} signs as {Verifier.Kind}, not as {kind}.");
    }
}
