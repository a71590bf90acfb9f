using System.Collections.Immutable;
using Cpor.Ledger.Service.Localization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Cpor.Ledger.Service.Proofs;

/// <summary>The claim's own data, with which a template is filled.</summary>
public sealed record ProofTemplateData
{
    /// <summary>The language as BCP 47 tag; one that there are no texts for gets English.</summary>
    public required string Language { get; init; }

    public required string PartnerName { get; init; }

    /// <summary>The location's MPN ID.</summary>
    public required string PartnerLocation { get; init; }

    /// <summary>Null where the claim does not know it; the line is then left to fill in by hand.</summary>
    public string? CustomerName { get; init; }

    public required string CustomerDomain { get; init; }

    public required string TenantId { get; init; }

    public string? ProjectName { get; init; }

    /// <summary>The claim's name and number.</summary>
    public required string Claim { get; init; }

    /// <summary>The columns of the tick list, as the activities are called in that language.</summary>
    public required ImmutableArray<string> Activities { get; init; }

    /// <summary>
    /// The products or workloads claimed, each with those of <see cref="Activities"/> it is claimed for.
    /// </summary>
    public required ImmutableArray<(string Name, ImmutableArray<string> Activities)> Items { get; init; }
}

/// <summary>
/// The proof of execution as a Word document to fill in and sign, with every element that reviewers look for: partner
/// and customer, the customer's dated acknowledgement, the engagement, the tick list by activity, and the public sector
/// disclosure.
/// </summary>
public static class ProofTemplate
{
    /// <summary>What the document is served as.</summary>
    public static ProofKind Kind => ProofKind.Docx;

    private const int EmptyRows = 4;
    private const string Blank = "";

    /// <summary>The document's bytes.</summary>
    public static byte[] Write(ProofTemplateData data)
    {
        var texts = LanguageTexts.For(data.Language).ProofTemplate;
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            document.PackageProperties.Title = texts.Title;
            document.PackageProperties.Language = texts.Spelling;
            var main = document.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = TemplateParts.Styles(texts.Spelling);
            main.Document = new Document(new Body(
            [
                TemplateParts.Paragraph(texts.Title, "Title"),
                TemplateParts.Paragraph(texts.Introduction),
                .. Parties(data, texts),
                .. Acknowledgement(data, texts),
                .. Engagement(texts),
                .. Products(data, texts),
                .. PublicSector(data, texts),
                TemplateParts.Page(),
            ]));
        }

        return stream.ToArray();
    }

    private static IEnumerable<OpenXmlElement> Parties(ProofTemplateData data, ProofTemplateTexts texts) =>
    [
        TemplateParts.Paragraph(texts.Parties, "Heading1"),
        TemplateParts.Table(
            [35, 65],
            [
                [texts.Partner, data.PartnerName],
                [texts.PartnerLocation, data.PartnerLocation],
                [texts.Customer, data.CustomerName ?? Blank],
                [texts.CustomerDomain, data.CustomerDomain],
                [texts.Tenant, data.TenantId],
                [texts.Project, data.ProjectName ?? Blank],
                [texts.Claim, data.Claim],
            ]),
    ];

    private static IEnumerable<OpenXmlElement> Acknowledgement(ProofTemplateData data, ProofTemplateTexts texts) =>
    [
        TemplateParts.Paragraph(texts.Acknowledgement, "Heading1"),
        TemplateParts.Paragraph(Fill(texts.Acknowledged, data, texts)),
        SignatureTable(texts),
        TemplateParts.Paragraph(texts.DateRule),
    ];

    private static IEnumerable<OpenXmlElement> Engagement(ProofTemplateTexts texts) =>
    [
        TemplateParts.Paragraph(texts.Engagement, "Heading1"),
        TemplateParts.Paragraph(texts.EngagementHint),
        TemplateParts.Table(
            [40, 20, 40],
            [
                [texts.Activity, texts.Period, texts.Result],
                .. Enumerable.Repeat<string[]>([Blank, Blank, Blank], EmptyRows),
            ]),
        TemplateParts.Paragraph(texts.SupportingDocuments),
        TemplateParts.Table([100], [.. Enumerable.Repeat<string[]>([Blank], EmptyRows)]),
    ];

    private static IEnumerable<OpenXmlElement> Products(ProofTemplateData data, ProofTemplateTexts texts) =>
    [
        TemplateParts.Paragraph(texts.Products, "Heading1"),
        TemplateParts.Paragraph(texts.ProductsHint),
        TemplateParts.TickList(
            [texts.Product, .. data.Activities],
            data.Items.Select(item => (item.Name, data.Activities.Select(item.Activities.Contains).ToArray()))),
    ];

    private static IEnumerable<OpenXmlElement> PublicSector(ProofTemplateData data, ProofTemplateTexts texts) =>
    [
        TemplateParts.Paragraph(texts.PublicSector, "Heading1"),
        TemplateParts.Paragraph(Fill(texts.PublicSectorDisclosure, data, texts)),
        SignatureTable(texts),
    ];

    private static Table SignatureTable(ProofTemplateTexts texts) => TemplateParts.Table(
        [35, 65],
        [
            [texts.Signatory, Blank],
            [texts.SignatoryTitle, Blank],
            [texts.Signature, Blank],
            [texts.Date, Blank],
        ]);

    private static string Fill(string text, ProofTemplateData data, ProofTemplateTexts texts) => Template.Fill(
        text, ("customer", data.CustomerName ?? texts.Customer), ("partner", data.PartnerName));
}
