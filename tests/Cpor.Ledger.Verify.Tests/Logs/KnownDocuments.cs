using System.Text.Json;
using Cpor.Ledger.Audit.Dossiers;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Terms;

namespace Cpor.Ledger.Verify.Tests.Logs;

/// <summary>Terms and calendars to the byte: those of the product, and others that tests make.</summary>
internal sealed class KnownDocuments
{
    private readonly Dictionary<string, ReadOnlyMemory<byte>> _byHash =
        Embedded().ToDictionary(bytes => Dossier.Hash(bytes), bytes => (ReadOnlyMemory<byte>)bytes);

    public static KnownDocuments Shipped { get; } = new();

    public ReadOnlyMemory<byte> this[string hash] => _byHash[hash];

    /// <summary>Other terms than those of the product, with the hash of their document.</summary>
    public static ProgrammeTerms Of(ProgrammeTerms terms)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(terms, StoredFormat.Options);
        Add(bytes);
        return TermsDocument.Parse(bytes);
    }

    /// <summary>Any document, by its hash.</summary>
    public static string Add(byte[] bytes)
    {
        lock (Shipped._byHash)
            Shipped._byHash[Dossier.Hash(bytes)] = bytes;
        return Dossier.Hash(bytes);
    }

    private static IEnumerable<byte[]> Embedded()
    {
        var assembly = typeof(TermsDocument).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".json")))
        {
            using var stream = assembly.GetManifestResourceStream(name).ShouldNotBeNull();
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            yield return bytes;
        }
    }
}
