using System.Text.Json.Serialization;

namespace Cpor.Ledger.Domain.Terms;

/// <summary>The three kinds of claim that ask for different information.</summary>
public enum ClaimKind
{
    /// <summary>Microsoft 365, usage.</summary>
    [JsonStringEnumMemberName("microsoft-365")]
    Microsoft365,

    /// <summary>Business Applications, usage and/or pre-sales.</summary>
    BusinessApplications,

    /// <summary>Business Applications, revenue association.</summary>
    RevenueAssociation,
}

/// <summary>The fields of a claim that terms can ask for.</summary>
public enum ClaimField
{
    /// <summary>The claim's name.</summary>
    Name,

    /// <summary>The customer's domain name.</summary>
    DomainName,

    /// <summary>Who is notified at the customer: name, title, e-mail address.</summary>
    CustomerContact,

    /// <summary>The customer's technical contact: name, title, e-mail address.</summary>
    TechnicalContact,

    /// <summary>Who speaks for the partner: name, e-mail address.</summary>
    PartnerContact,

    /// <summary>The subscription of every product line, even when the customer has only one.</summary>
    SubscriptionId,

    /// <summary>At least one document that proves execution.</summary>
    Proof,

    /// <summary>Who sold the Dynamics solution.</summary>
    SolutionSeller,

    /// <summary>The customer's name.</summary>
    CustomerName,

    /// <summary>The partner's own product or solution.</summary>
    SolutionName,
}

/// <summary>One field that a kind of claim needs.</summary>
/// <param name="Kind">For which kind of claim.</param>
/// <param name="Field">The field.</param>
/// <param name="OnlyForDynamics365">Needed only when a claimed product is Dynamics 365.</param>
public sealed record RequiredField(ClaimKind Kind, ClaimField Field, bool OnlyForDynamics365 = false);
