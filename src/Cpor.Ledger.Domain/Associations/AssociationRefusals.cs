using static Cpor.Ledger.Domain.RefusalKind;

namespace Cpor.Ledger.Domain.Associations;

/// <summary>The rules of official associations that can refuse a command.</summary>
public static class AssociationRefusals
{
    /// <summary>The subscription of a migrated association still lasts.</summary>
    public static readonly Refusal NotExpired =
        new(Untimely, "association-not-expired", "The association lasts until its subscription is over.");

    /// <summary>
    /// Existing Microsoft 365 associations are not carried over (CPOR article, first of "You should also understand").
    /// </summary>
    public static readonly Refusal ReAssociateByClaim = new(
        Invalid, "re-associate-by-claim", "Existing Microsoft 365 associations are claimed anew: submit a claim.");

    /// <summary>The subscription is over, and with it the association.</summary>
    public static readonly Refusal SubscriptionOver =
        new(Invalid, "subscription-over", "The subscription of the association is over.");

    /// <summary>No such correction.</summary>
    public static readonly Refusal CorrectionUnknown =
        new(Missing, "correction-unknown", "No such correction was proposed.");

    /// <summary>The correction id is taken by another proposal.</summary>
    public static readonly Refusal CorrectionIdUsed =
        new(Untimely, "correction-id-used", "Another correction was proposed under this id.");

    /// <summary>The correction was confirmed or dropped.</summary>
    public static readonly Refusal CorrectionOver =
        new(Untimely, "correction-over", "The correction was already confirmed or dropped.");

    /// <summary>The reviewer who proposed a correction cannot confirm it.</summary>
    public static readonly Refusal CorrectionNeedsAnother = new(
        Untimely, "correction-needs-another-reviewer", "Another reviewer than the one who proposed it must confirm.");

    /// <summary>A correction cannot end an association before it began, nor in the future.</summary>
    public static readonly Refusal CorrectionDateInvalid = new(
        Invalid, "correction-date-invalid", "A correction ends an association between its beginning and now.");
}
