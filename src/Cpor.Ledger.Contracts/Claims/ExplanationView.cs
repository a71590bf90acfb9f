using NodaTime;

namespace Cpor.Ledger.Contracts.Claims;

/// <summary>
/// Why a claim's facts were decided as they were, as <c>GET /v1/claims/{claimId}/explanation</c> answers it: for
/// machines by public codes, and in sentences.
/// </summary>
public sealed record ExplanationView
{
    /// <summary>The claim's id.</summary>
    public required string ClaimId { get; init; }

    /// <summary>How many facts the claim has; all of them were looked at.</summary>
    public required int Version { get; init; }

    /// <summary>The language of the sentences: <c>en</c> or <c>ru</c>.</summary>
    [OneOf("Language")]
    public required string Language { get; init; }

    /// <summary>What the whole is about, a line.</summary>
    public required string Heading { get; init; }

    /// <summary>
    /// The facts that accept, refuse or let something lapse, oldest first; or the one that was asked for.
    /// </summary>
    public required IReadOnlyList<ExplainedFactView> Facts { get; init; }

    /// <summary>All of it as plain text.</summary>
    public required string Text { get; init; }
}

/// <summary>One fact and why it was decided.</summary>
public sealed record ExplainedFactView
{
    /// <summary>Its version, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>Its id, a GUID.</summary>
    public string? EventId { get; init; }

    /// <summary>Its stored name, such as <c>rejected.v1</c>.</summary>
    public required string Name { get; init; }

    /// <summary>When it happened, UTC.</summary>
    public required Instant HappenedAt { get; init; }

    /// <summary><c>partner</c>, <c>reviewer</c>, <c>customer</c> or <c>ledger</c>.</summary>
    [OneOf("ActingSide")]
    public required string Side { get; init; }

    /// <summary>The lines concerned.</summary>
    public required IReadOnlyList<string> LineIds { get; init; }

    /// <summary>Why, a public code.</summary>
    public string? Reason { get; init; }

    /// <summary>The terms that it was judged by; null when no rule was asked.</summary>
    public ExplainedTermsView? Terms { get; init; }

    /// <summary>The rules asked, in order.</summary>
    public required IReadOnlyList<ExplainedRuleView> Rules { get; init; }

    /// <summary>The deadlines that it promises or looked at, with how they were counted.</summary>
    public required IReadOnlyList<ExplainedDeadlineView> Deadlines { get; init; }

    /// <summary>The same in sentences, a line each; two spaces for each level that a line is below the first.</summary>
    public required string Text { get; init; }
}

/// <summary>Terms that a fact was judged by.</summary>
/// <param name="Id">Their id.</param>
/// <param name="Hash">SHA-256 of the document, 64 lower-case hexadecimal digits.</param>
/// <param name="Title">Their title; null when the ledger was started without them.</param>
public sealed record ExplainedTermsView(string Id, string Hash, string? Title);

/// <summary>One rule that was asked.</summary>
/// <param name="Rule">Its public name.</param>
/// <param name="Source">The document and section that it comes from.</param>
/// <param name="Answer"><c>yes</c>, <c>no</c>, or a public code.</param>
/// <param name="Inputs">What it looked at.</param>
/// <param name="Text">Question and answer in words.</param>
public sealed record ExplainedRuleView(
    string Rule, string Source, string Answer, IReadOnlyList<ExplainedInputView> Inputs, string Text);

/// <summary>One thing that a rule looked at.</summary>
public sealed record ExplainedInputView
{
    /// <summary>What it is, kebab case.</summary>
    public required string Name { get; init; }

    /// <summary>What it was, as stored; null where a partner does not see it.</summary>
    public string? Value { get; init; }

    /// <summary>The line it speaks of; null when it speaks of the whole claim.</summary>
    public string? LineId { get; init; }

    /// <summary>The version of the fact it comes from; null when it came with the question.</summary>
    public int? Version { get; init; }

    /// <summary>The stored name of that fact.</summary>
    public string? Fact { get; init; }

    /// <summary>When that fact happened, UTC.</summary>
    public Instant? HappenedAt { get; init; }

    /// <summary>The same in words.</summary>
    public required string Text { get; init; }
}

/// <summary>A deadline that a fact promises or looked at.</summary>
/// <param name="Version">The version of the fact that promised it.</param>
/// <param name="Kind">What ends.</param>
/// <param name="Ends">The first instant that is too late, UTC.</param>
/// <param name="Provisional">Whether the count met days whose holidays were not officially known.</param>
/// <param name="Workings">How it was counted.</param>
/// <param name="Text">The same in sentences, a line each.</param>
public sealed record ExplainedDeadlineView(
    int Version,
    [property: OneOf("DeadlineKind")] string Kind,
    Instant Ends,
    bool Provisional,
    WorkingsView Workings,
    string Text);
