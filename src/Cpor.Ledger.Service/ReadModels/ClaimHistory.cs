using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using JasperFx.Events;
using Marten.Events.Aggregation;

namespace Cpor.Ledger.Service.ReadModels;

/// <summary>
/// Every action of every side on one claim. One row for each claim and not for each action: what an action changed can
/// only be told beside the state before it, which the row carries along, and a claim's history is always read whole.
/// </summary>
public sealed record ClaimHistory
{
    /// <summary>The claim's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>How many facts the row covers.</summary>
    public required int Version { get; init; }

    /// <summary>What these facts add up to.</summary>
    public required Claim State { get; init; }

    /// <summary>The actions, oldest first.</summary>
    public required ValueList<HistoryEntry> Entries { get; init; }
}

/// <summary>Every value comes from the facts and their metadata, so a rebuild gives the same rows.</summary>
public sealed partial class ClaimHistoryProjection : SingleStreamProjection<ClaimHistory, Guid>
{
    /// <summary>The projection's public name.</summary>
    public const string PublicName = "claim-history";

    public ClaimHistoryProjection() => Name = PublicName;

    public override ClaimHistory? Evolve(ClaimHistory? snapshot, Guid id, IEvent e) =>
        e.Data is ClaimEvent fact && (snapshot?.State).Evolve(fact) is { } after
            ? new()
            {
                Id = id,
                Version = (int)e.Version,
                State = after,
                Entries = [.. snapshot?.Entries ?? [], HistoryEntry.Of(e, fact, snapshot?.State, after)],
            }
            : snapshot;
}
