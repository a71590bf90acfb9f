namespace Cpor.Ledger.Service.Localization;

/// <summary>What the template of a proof of execution says.</summary>
public sealed record ProofTemplateTexts
{
    /// <summary>BCP 47 tag, which word processors check spelling by.</summary>
    public required string Spelling { get; init; }

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
    [Placeholders("customer", "partner")] public required string Acknowledged { get; init; }
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
    [Placeholders("customer", "partner")] public required string PublicSectorDisclosure { get; init; }

    /// <summary>The columns of the tick list.</summary>
    public required string ActivityUsage { get; init; }
    public required string ActivityPreSales { get; init; }
    public required string ActivityRevenueAssociation { get; init; }
}
