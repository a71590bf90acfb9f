using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Erasure;
using JasperFx.Events;
using Marten;

namespace Cpor.Ledger.Service.Erasing;

/// <summary>The fact that a claim's personal data was erased, among the facts of the claim.</summary>
/// <param name="Facts">All facts of the claim.</param>
public sealed record RecordedErasure(IEvent Stored, PersonalDataErased Fact, IReadOnlyList<ClaimEvent> Facts)
{
    /// <summary>The erasure of a claim, or null when there was none.</summary>
    public static async Task<RecordedErasure?> FindAsync(
        IQuerySession session, Guid claimId, CancellationToken cancel)
    {
        var stored = await session.Events.FetchStreamAsync(claimId, token: cancel);
        return stored.FirstOrDefault(one => one.Data is PersonalDataErased) is { } found
            ? new RecordedErasure(
                found, (PersonalDataErased)found.Data, [.. stored.Select(one => one.Data).OfType<ClaimEvent>()])
            : null;
    }
}
