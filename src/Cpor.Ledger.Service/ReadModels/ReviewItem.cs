using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using JasperFx.Events;
using Marten.Events.Aggregation;
using NodaTime;

namespace Cpor.Ledger.Service.ReadModels;

/// <summary>A line before the reviewer.</summary>
/// <param name="Standing"><c>under-review</c>, <c>contested</c> or <c>action-required</c>.</param>
/// <param name="Since">When it came to stand there.</param>
/// <param name="HolderClaimId">Who holds its slot, when it is contested.</param>
public sealed record ReviewLine(SubmittedLine Unit, ClaimStatus Standing, Instant Since, ClaimId? HolderClaimId);

/// <summary>What an automatic check wants a person to see.</summary>
public sealed record ReviewNotice(LineId LineId, string Check, string? Code, ValueList<RuleInput> Inputs);

/// <summary>The newest thing that the partner said and no reviewer has answered in words.</summary>
/// <param name="Version">The version of the fact that it belongs to.</param>
/// <param name="Since">When it was said.</param>
public sealed record UnansweredComment(int Version, Instant Since);

/// <summary>
/// A claim on its way through review. The row is there from the draft on, because what the lines stand for has to be
/// folded, and goes when nothing of the claim can come before a reviewer again.
/// </summary>
public sealed record ReviewItem
{
    /// <summary>The claim's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>How many facts the row covers.</summary>
    public required int Version { get; init; }

    /// <summary>What these facts add up to.</summary>
    public required Claim State { get; init; }

    /// <summary>
    /// Whose turn it is, kebab case: <c>reviewer</c>, <c>partner</c> when a question is open for every line here, or
    /// <c>nobody</c> when no line is before the reviewer.
    /// </summary>
    public required string Turn { get; init; }

    /// <summary>Whether another partner holds a slot that the claim wants.</summary>
    public required bool Contested { get; init; }

    /// <summary>When the review should be decided; when no line is in review, when the claim last changed.</summary>
    public required DateTimeOffset Due { get; init; }

    /// <summary>The lines before the reviewer.</summary>
    public required ValueList<ReviewLine> Lines { get; init; }

    /// <summary>What the reviewer should see.</summary>
    public required ValueList<ReviewNotice> Notices { get; init; }

    /// <summary>What the partner said last, until a reviewer says something.</summary>
    public UnansweredComment? Unanswered { get; init; }
}

/// <summary>Every value comes from the facts themselves, so a rebuild gives the same rows.</summary>
public sealed partial class ReviewQueueProjection : SingleStreamProjection<ReviewItem, Guid>
{
    /// <summary>The projection's public name.</summary>
    public const string PublicName = "review-queue";

    public ReviewQueueProjection() => Name = PublicName;

    public override ReviewItem? Evolve(ReviewItem? snapshot, Guid id, IEvent e) =>
        e.Data is ClaimEvent fact && (snapshot?.State).Evolve(fact) is { } after
            ? Item(snapshot, HistoryEntry.Of(e, fact, snapshot?.State, after), fact, after)
            : snapshot;

    private static ReviewItem? Item(ReviewItem? before, HistoryEntry entry, ClaimEvent fact, Claim after)
    {
        if (!MayComeToReview(after))
            return null;
        var lines = Waiting(after as Claim.Filed, before?.Lines ?? [], fact.HappenedAt);
        return new ReviewItem
        {
            Id = after.Id.Value,
            Version = after.Version,
            State = after,
            Turn = Turn(lines),
            Contested = lines.Any(line => line.Standing == ClaimStatus.Contested),
            Due = (Promised(after) ?? fact.HappenedAt).ToDateTimeOffset(),
            Lines = lines,
            Notices = [.. before?.Notices ?? [], .. fact is CheckRecorded check ? Notices(check) : []],
            Unanswered = entry switch
            {
                { Comment: not null, Side: ActingSide.Partner } => new(entry.Version, entry.HappenedAt),
                { Comment: not null, Side: ActingSide.Reviewer } => null,
                _ => before?.Unanswered,
            },
        };
    }

    private static Instant? Promised(Claim claim) => ((claim as Claim.Filed)?.Lines ?? [])
        .Where(line => line.State.IsBeforeReviewer)
        .Min(line => line.Review?.Ends);

    private static bool MayComeToReview(Claim claim) => claim switch
    {
        Claim.Draft => true,
        Claim.Filed filed => filed.Lines.Any(line => line.IsAlive() && line.State is not LineState.Official),
        _ => false,
    };

    private static ValueList<ReviewLine> Waiting(Claim.Filed? claim, ValueList<ReviewLine> before, Instant now) =>
        (claim?.Lines ?? []).Where(line => line.State.IsBeforeReviewer)
            .Select(line => new ReviewLine(
                line.Unit,
                line.State.Status(),
                before.FirstOrDefault(known => Same(known, line))?.Since ?? now,
                (line.State as LineState.Contested)?.HolderClaimId))
            .ToValueList();

    private static bool Same(ReviewLine known, ClaimLine line) =>
        known.Unit.LineId == line.Id && known.Standing == line.State.Status();

    private static string Turn(ValueList<ReviewLine> lines) => lines.Count == 0
        ? "nobody"
        : lines.All(line => line.Standing == ClaimStatus.ActionRequired) ? "partner" : "reviewer";

    private static IEnumerable<ReviewNotice> Notices(CheckRecorded check) => check.Results
        .Where(result => result.Outcome == CheckOutcome.Noticed)
        .Select(result => new ReviewNotice(result.LineId, check.Check, result.Code, result.Inputs));
}
