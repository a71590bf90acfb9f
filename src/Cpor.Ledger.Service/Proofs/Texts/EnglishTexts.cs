namespace Cpor.Ledger.Service.Proofs.Texts;

internal static class EnglishTexts
{
    public static TemplateTexts Texts { get; } = new()
    {
        Language = "en-GB",
        Title = "Proof of execution",
        Introduction = "This document supports a claim to be partner of record. Complete it, have the customer sign "
            + "it, and attach it to the claim. What it says must agree with the claim.",
        Parties = "Partner and customer",
        Partner = "Partner company",
        PartnerLocation = "Partner location (MPN ID)",
        Customer = "Customer company",
        CustomerDomain = "Customer domain name",
        Tenant = "Customer directory (tenant) ID",
        Project = "Project name (optional)",
        Claim = "Claim",
        Acknowledgement = "Customer's acknowledgement",
        Acknowledged = "{customer} confirms that {partner} carried out the activities described in this document for "
            + "the products and workloads ticked in it.",
        Signatory = "Name",
        SignatoryTitle = "Title",
        Signature = "Signature",
        Date = "Date",
        DateRule = "The date of the signature must lie within the twelve months before the claim is submitted.",
        Engagement = "Engagement activities and supporting documents",
        EngagementHint = "Say what the partner did, when, and what came of it for each product or workload claimed.",
        Activity = "Activity",
        Period = "From – to",
        Result = "Result",
        SupportingDocuments = "Supporting documents (statement of work, plan, report, …):",
        Products = "Products and workloads by activity",
        ProductsHint = "What the claim names is ticked. Clear what this document does not prove.",
        Product = "Product or workload",
        PublicSector = "Public sector disclosure",
        PublicSectorDisclosure = "Only where the customer is a public sector organisation; required in the United "
            + "States and Puerto Rico. {customer} is aware that {partner} may receive fees or incentives in connection "
            + "with the products and workloads named here.",
    };
}
