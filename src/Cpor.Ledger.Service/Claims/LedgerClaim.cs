using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using JasperFx.Events;
using Marten.Events.Aggregation;

namespace Cpor.Ledger.Service.Claims;

/// <summary>
/// A claim as the event store hands it out: what decisions need, and beside it what lists are filtered by. Written in
/// the transaction that appends the facts, so that a writer reads its own write.
/// </summary>
public sealed record LedgerClaim
{
    /// <summary>The claim's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>What its facts add up to.</summary>
    public required Claim State { get; init; }

    /// <summary>The roll-up of its lines, kebab case.</summary>
    public required string Status { get; init; }

    /// <summary>The partner's organisation.</summary>
    public required string OrganisationId { get; init; }

    /// <summary>The partner's location.</summary>
    public required string MpnId { get; init; }

    /// <summary>The customer's directory.</summary>
    public required Guid TenantId { get; init; }

    /// <summary>What happens by itself or is promised next.</summary>
    public DateTimeOffset? NextDeadline { get; init; }

    /// <summary>
    /// When the first timer of a line ends, as that of an opt-out window or of a question to answer. Migrated
    /// associations have none until shortly before they end (<see cref="Processes.ExpiryTimerService"/>).
    /// </summary>
    public DateTimeOffset? TimerEnds { get; init; }

    /// <summary>From when on somebody has to be reminded of something, or a late review escalated.</summary>
    public DateTimeOffset? RemindAt { get; init; }

    /// <summary>Whether a line waits for the ledger itself: for its checks, or for its notification.</summary>
    public bool WaitsForLedger { get; init; }

    /// <summary>Since when its personal data is erased.</summary>
    public DateTimeOffset? ErasedAt { get; init; }

    /// <summary>
    /// How often a rebuild found the row wrong and put it right. It goes along with the row, so that a writer who read
    /// it before cannot write over it.
    /// </summary>
    public int Edition { get; init; }

    /// <summary>When the first fact happened.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the newest fact happened.</summary>
    public required DateTimeOffset ChangedAt { get; init; }
}

/// <summary>Every value comes from the facts themselves, so a rebuild gives the same row.</summary>
public sealed partial class LedgerClaimProjection : SingleStreamProjection<LedgerClaim, Guid>
{
    /// <summary>The projection's public name.</summary>
    public const string PublicName = "claims";

    public LedgerClaimProjection() => Name = PublicName;

    public override LedgerClaim? Evolve(LedgerClaim? snapshot, Guid id, IEvent e) =>
        e.Data is ClaimEvent fact && (snapshot?.State).Evolve(fact) is { } claim
            ? Row(claim, fact, snapshot)
            : snapshot;

    private static LedgerClaim Row(Claim claim, ClaimEvent fact, LedgerClaim? before) => new()
    {
        Id = claim.Id.Value,
        State = claim,
        Status = System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(claim.Status().ToString()),
        OrganisationId = claim.OrganisationId.Value,
        MpnId = claim.Details.MpnId.Value,
        TenantId = claim.Details.TenantId.Value,
        NextDeadline = claim.NextDeadline()?.ToDateTimeOffset(),
        TimerEnds = Lines(claim).Where(line => line.State is not LineState.Official)
            .Min(line => line.TimerEnds())?.ToDateTimeOffset(),
        RemindAt = claim.NextReminder()?.ToDateTimeOffset(),
        WaitsForLedger = Lines(claim).Any(line => line.State is LineState.Checking or LineState.Validated),
        ErasedAt = claim.ErasedAt?.ToDateTimeOffset(),
        Edition = before?.Edition ?? 0,
        CreatedAt = before?.CreatedAt ?? fact.HappenedAt.ToDateTimeOffset(),
        ChangedAt = fact.HappenedAt.ToDateTimeOffset(),
    };

    private static ValueList<ClaimLine> Lines(Claim claim) => claim is Claim.Filed filed ? filed.Lines : [];
}
