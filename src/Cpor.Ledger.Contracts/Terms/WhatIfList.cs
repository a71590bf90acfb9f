using Cpor.Ledger.Contracts.Claims;
using NodaTime;

namespace Cpor.Ledger.Contracts.Terms;

/// <summary>
/// One page of claims and of what would have been decided about them under other terms, as <c>GET /v1/what-if</c>
/// answers it. Nothing is changed by it.
/// </summary>
/// <param name="Terms">The other terms.</param>
/// <param name="Items">The claims that were looked at, also those that do not differ.</param>
/// <param name="Next">The cursor of the next page; null on the last one. Opaque, of this filter only.</param>
public sealed record WhatIfList(TermsView Terms, IReadOnlyList<WhatIfClaim> Items, string? Next);

/// <summary>A claim and what would differ.</summary>
public sealed record WhatIfClaim
{
    /// <summary>The claim's id.</summary>
    public required string ClaimId { get; init; }

    /// <summary>How many facts were looked at.</summary>
    public required int Version { get; init; }

    /// <summary>The claim's status.</summary>
    [OneOf("ClaimStatus")]
    public required string Status { get; init; }

    /// <summary>The terms that the claim is bound to; null before it is submitted, when nothing is decided.</summary>
    public string? TermsId { get; init; }

    /// <summary>The SHA-256 of those terms.</summary>
    public string? TermsHash { get; init; }

    /// <summary>The rules that answer otherwise, in the order of the claim's facts; empty for none.</summary>
    public required IReadOnlyList<DifferenceView> Differences { get; init; }
}

/// <summary>A rule that answers otherwise under the other terms; everything that people did stays as it was.</summary>
public sealed record DifferenceView
{
    /// <summary>
    /// The rule: <c>required-fields-given</c>, <c>acknowledgements-made</c>, <c>payment-opt-out-offered</c>,
    /// <c>workload-claimable</c>, <c>product-claimable</c>, <c>takes-slot</c>, <c>activity-separates-holders</c>,
    /// <c>review-promise</c>, <c>answer-window</c>, <c>answered-in-time</c>, <c>answer-fits</c>, <c>answer-lapsed</c>,
    /// <c>slot-free</c>, <c>hearing</c>, <c>heard-in-time</c>, <c>incumbent-heard</c>, <c>opt-out-window</c>,
    /// <c>opted-out-in-time</c>, <c>effective-at</c>, <c>late-decline</c>, <c>dispute-window</c>, <c>disputes</c>,
    /// <c>dispute-left</c>, <c>disputed-in-time</c> or <c>dispute-lapsed</c>. More may come.
    /// </summary>
    public required string Rule { get; init; }

    /// <summary>The version of the claim's fact that it was asked for.</summary>
    public required int Version { get; init; }

    /// <summary>That fact's stored name, such as <c>submitted.v1</c>.</summary>
    public required string Fact { get; init; }

    /// <summary>When that fact happened, UTC.</summary>
    public required Instant HappenedAt { get; init; }

    /// <summary>The lines that it was asked about.</summary>
    public required IReadOnlyList<string> LineIds { get; init; }

    /// <summary>What the claim's own terms answer.</summary>
    public required JudgementView Own { get; init; }

    /// <summary>What the other terms answer.</summary>
    public required JudgementView Other { get; init; }
}

/// <summary>What terms answer to a rule.</summary>
/// <param name="Answer"><c>yes</c>, <c>no</c>, a number, or an instant in UTC.</param>
/// <param name="Source">The document and section that the answer comes from.</param>
/// <param name="Inputs">What it depends on, such as a period or the fields that a claim lacks.</param>
public sealed record JudgementView(string Answer, string Source, IReadOnlyList<CheckInputView> Inputs);
