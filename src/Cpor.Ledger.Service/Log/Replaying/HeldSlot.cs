using Cpor.Ledger.Contracts.Log;
using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Service.Http;
using NodaTime;

namespace Cpor.Ledger.Service.Log.Replaying;

/// <summary>A slot that a claim holds.</summary>
/// <param name="Holding">What it holds, and how exclusively.</param>
/// <param name="Since">From when on it counts.</param>
/// <param name="Position">Where in the log it took it.</param>
public sealed record HeldSlot(Holding Holding, Instant Since, long Position)
{
    /// <summary>How it is shown.</summary>
    public HeldSlotView View => new()
    {
        Slot = $"{Holding.Slot}",
        ClaimId = $"{Holding.ClaimId}",
        LineId = $"{Holding.LineId}",
        OrganisationId = $"{Holding.OrganisationId}",
        Activities = [.. Holding.Activities.Select(PublicNames.PublicName)],
        Since = Since,
        Position = Position,
    };
}
