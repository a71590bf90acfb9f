using Cpor.Ledger.Domain.Deadlines;
using Cpor.Ledger.Domain.Programmes;
using NodaTime;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>
/// What a reviewer can ask for: the closed list of what an answer may change (Manage incentives customer
/// associations, 2020-07: Edit).
/// </summary>
public enum RequestedItem
{
    /// <summary>Another location of the same organisation.</summary>
    MpnId,

    /// <summary>Which lines stay: an answer can remove some.</summary>
    Lines,

    /// <summary>The customer's contact.</summary>
    CustomerContact,

    /// <summary>The customer's technical contact.</summary>
    TechnicalContact,

    /// <summary>The partner's contact.</summary>
    PartnerContact,

    /// <summary>More or better proof of execution.</summary>
    Proof,

    /// <summary>An explanation in words.</summary>
    Comment,
}

/// <summary>What is wrong with a proof of execution (Manage incentives customer associations, 2020-07).</summary>
public enum ProofDefect
{
    /// <summary>No proof at all, a wrong file or an unrelated one.</summary>
    MissingAllProof,

    /// <summary>The customer's acknowledgement (signature) is missing.</summary>
    MissingCustomerAcknowledgement,

    /// <summary>Dates are missing or older than twelve months.</summary>
    MissingOrOldDates,

    /// <summary>The partner's solution or service is missing.</summary>
    MissingPartnerService,

    /// <summary>A claimed workload or product is not in the proof.</summary>
    MissingProducts,
}

/// <summary>The partner must answer before the review goes on.</summary>
/// <param name="AnswerDue">An unanswered request lapses here and the lines are rejected.</param>
/// <param name="CustomerUnreachable">True when the ledger itself asks, because the notification came back.</param>
public sealed record InfoRequested(
    ClaimId ClaimId,
    ValueList<LineId> LineIds,
    Instant HappenedAt,
    RequestId RequestId,
    ValueList<RequestedItem> Items,
    ValueList<ProofDefect> Defects,
    Sealed? Comment,
    Deadline AnswerDue,
    bool CustomerUnreachable,
    DecisionRecord Decision) : ClaimEvent(ClaimId, LineIds, HappenedAt);

/// <summary>The partner answered; the review goes on. Only what was given has changed.</summary>
public sealed record InfoProvided(
    ClaimId ClaimId,
    ValueList<LineId> LineIds,
    Instant HappenedAt,
    RequestId RequestId,
    MpnId? MpnId,
    SealedContact? CustomerContact,
    SealedContact? TechnicalContact,
    SealedContact? PartnerContact,
    ValueList<ProofId> ProofIds,
    Sealed? Comment,
    DecisionRecord Decision) : ClaimEvent(ClaimId, LineIds, HappenedAt);

/// <summary>These lines were taken out of the claim, by an answer or by the reviewer; the rest goes on.</summary>
public sealed record LineRemoved(
    ClaimId ClaimId,
    ValueList<LineId> LineIds,
    Instant HappenedAt,
    ClaimSide Side,
    Sealed? Comment,
    DecisionRecord Decision) : ClaimEvent(ClaimId, LineIds, HappenedAt);

/// <summary>
/// The reviewer accepted the proof for these lines; the customer is notified next, under this window.
/// </summary>
public sealed record Validated(
    ClaimId ClaimId,
    ValueList<LineId> LineIds,
    Instant HappenedAt,
    WindowId WindowId,
    DecisionRecord Decision) : ClaimEvent(ClaimId, LineIds, HappenedAt);
