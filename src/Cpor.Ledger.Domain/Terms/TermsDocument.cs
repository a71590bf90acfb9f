using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace Cpor.Ledger.Domain.Terms;

/// <summary>Reads terms from their documents.</summary>
public static class TermsDocument
{
    private static readonly JsonSerializerOptions Strict = StoredFormat.Apply(new JsonSerializerOptions
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Disallow,
        AllowDuplicateProperties = false,
    });

    /// <summary>The regime of the CPOR article of August 2020: five business days, silence is consent.</summary>
    public static ProgrammeTerms Cpor2020 { get; } = Embedded("cpor-2020-08.json");

    /// <summary>The regime of the article on managing associations, July 2020: seven days to opt out.</summary>
    public static ProgrammeTerms Cpor2020Manage { get; } = Embedded("cpor-2020-07.json");

    /// <summary>The regime of October 2023: the customer may decline at any time, also after official.</summary>
    public static ProgrammeTerms Cpor2023 { get; } = Embedded("cpor-2023-10.json");

    /// <summary>Every document that the ledger ships with; only the first is in force without being chosen.</summary>
    public static ValueList<ProgrammeTerms> Shipped { get; } = [Cpor2020, Cpor2020Manage, Cpor2023];

    /// <summary>Reads one document; its hash is taken over exactly these bytes.</summary>
    /// <exception cref="JsonException">
    /// The document misses a value, names one twice, holds an unknown one or one out of range.
    /// </exception>
    public static ProgrammeTerms Parse(ReadOnlySpan<byte> document)
    {
        var terms = Read(document);
        return TermsRules.Broken(terms).ToValueList() is { Count: > 0 } broken
            ? throw new JsonException($"The terms document '{terms.Id}' breaks rules: {string.Join("; ", broken)}.")
            : terms with { Hash = Convert.ToHexStringLower(SHA256.HashData(document)) };
    }

    /// <summary>
    /// The terms that hold at an instant: those with the latest start that is not after it, and of several with the
    /// same start the first.
    /// </summary>
    /// <exception cref="InvalidOperationException">None hold yet.</exception>
    public static ProgrammeTerms InForce(this IEnumerable<ProgrammeTerms> terms, Instant now) =>
        terms.Where(candidate => candidate.EffectiveFrom <= now).MaxBy(candidate => candidate.EffectiveFrom)
        ?? throw new InvalidOperationException("No terms are in force.");

    private static ProgrammeTerms Read(ReadOnlySpan<byte> document)
    {
        try
        {
            return JsonSerializer.Deserialize<ProgrammeTerms>(document, Strict)
                ?? throw new JsonException("The terms document is empty.");
        }
        catch (ArgumentException impossible)
        {
            throw new JsonException($"The terms document holds what cannot be: {impossible.Message}", impossible);
        }
    }

    private static ProgrammeTerms Embedded(string name)
    {
        using var stream = Assembly.GetExecutingAssembly()
            .GetManifestResourceStream($"Cpor.Ledger.Domain.Terms.Documents.{name}")!;
        var document = new byte[stream.Length];
        stream.ReadExactly(document);
        return Parse(document);
    }
}
