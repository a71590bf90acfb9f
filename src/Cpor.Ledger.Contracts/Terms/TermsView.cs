using NodaTime;

namespace Cpor.Ledger.Contracts.Terms;

/// <summary>Every terms document that the ledger knows, as <c>GET /v1/terms</c> answers it.</summary>
/// <param name="Items">The documents, the earliest start first.</param>
public sealed record TermsList(IReadOnlyList<TermsView> Items);

/// <summary>One terms document.</summary>
public sealed record TermsView
{
    /// <summary>The document's id, such as <c>cpor-2020-08</c>.</summary>
    public required string TermsId { get; init; }

    /// <summary>What the terms are, for people.</summary>
    public required string Title { get; init; }

    /// <summary>SHA-256 of the document, 64 lower-case hexadecimal digits; claims are bound to it.</summary>
    public required string Hash { get; init; }

    /// <summary>From when on claims that are submitted could be bound to them, UTC.</summary>
    public required Instant EffectiveFrom { get; init; }

    /// <summary>
    /// <c>in-force</c>: claims submitted now are bound to them; <c>ahead</c>: they will be in force from their start
    /// on; <c>over</c>: others hold, which begin later or take precedence; <c>known</c>: no setting puts them in force.
    /// Claims that are bound to them are judged by them in every case.
    /// </summary>
    [OneOf("TermsStanding")]
    public required string Standing { get; init; }
}
