using System.Collections.Immutable;

namespace Cpor.Ledger.Service.Proofs.Texts;

/// <summary>Everything that the proof template says in one language; one that lacks a text does not compile.</summary>
public sealed record TemplateTexts
{
    /// <summary>BCP 47 tag, which word processors check spelling by.</summary>
    public required string Language { get; init; }

    public required string Title { get; init; }
    public required string Introduction { get; init; }

    public required string Parties { get; init; }
    public required string Partner { get; init; }
    public required string PartnerLocation { get; init; }
    public required string Customer { get; init; }
    public required string CustomerDomain { get; init; }
    public required string Tenant { get; init; }
    public required string Project { get; init; }
    public required string Claim { get; init; }

    public required string Acknowledgement { get; init; }
    public required string Acknowledged { get; init; }
    public required string Signatory { get; init; }
    public required string SignatoryTitle { get; init; }
    public required string Signature { get; init; }
    public required string Date { get; init; }
    public required string DateRule { get; init; }

    public required string Engagement { get; init; }
    public required string EngagementHint { get; init; }
    public required string Activity { get; init; }
    public required string Period { get; init; }
    public required string Result { get; init; }
    public required string SupportingDocuments { get; init; }

    public required string Products { get; init; }
    public required string ProductsHint { get; init; }
    public required string Product { get; init; }

    public required string PublicSector { get; init; }
    public required string PublicSectorDisclosure { get; init; }

    /// <summary>The languages that there are texts in, English first.</summary>
    public static ImmutableArray<TemplateTexts> All { get; } = [EnglishTexts.Texts, RussianTexts.Texts];

    /// <summary>The texts for a BCP 47 tag, by its language alone; English for what there is none for.</summary>
    public static TemplateTexts For(string language) => All.FirstOrDefault(
        texts => texts.Language.Split('-')[0].Equals(language.Split('-')[0], StringComparison.OrdinalIgnoreCase))
        ?? All[0];
}
