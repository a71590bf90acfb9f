using Cpor.Ledger.Domain.Claims;
using Marten;

namespace Cpor.Ledger.Service.Mail;

/// <summary>A fact that somebody is told of.</summary>
/// <param name="Claim">The claim as it was with this fact, so that a letter says the same whenever it is
/// written.</param>
/// <param name="Fact">The fact.</param>
/// <param name="EventId">The stored fact's id.</param>
/// <param name="Earlier">The facts before it, oldest first.</param>
public sealed record ReportedFact(Claim.Filed Claim, ClaimEvent Fact, Guid EventId, IReadOnlyList<ClaimEvent> Earlier)
{
    /// <summary>The lines that the fact is about.</summary>
    public IEnumerable<ClaimLine> Lines => Claim.Lines.Where(line => Fact.LineIds.Contains(line.Id));

    /// <summary>The window in which the customer was told of what it refuses by this fact.</summary>
    public WindowId WindowOfCustomer() => Fact is OptedOut refused
        ? refused.WindowId
        : Earlier.OfType<CustomerNotified>().Last(told => told.LineIds.Intersect(Fact.LineIds).Any()).WindowId;

    /// <summary>
    /// The claim as it was when the customer's mail server took the notification of a window; as it is with this fact
    /// when that was not recorded before.
    /// </summary>
    public Claim.Filed WhenNotified(WindowId window)
    {
        Claim? claim = null;
        foreach (var fact in Earlier)
        {
            claim = claim.Evolve(fact);
            if (fact is CustomerNotified notified && notified.WindowId == window)
                return claim as Claim.Filed ?? Claim;
        }

        return Claim;
    }

    /// <summary>What a receipt says of the fact, so that it can be held against the log later.</summary>
    public ReceiptOfFact Receipt(MailContents texts) => new(
        EventId,
        ClaimEventNames.NameOf(Fact),
        Claim.Version,
        Fact.HappenedAt,
        [.. Lines.Select(line => $"{texts.TitleOf(Claim, line)} ({line.Id})")]);

    /// <summary>Reads the fact of a version, or null when there is no such fact of a submitted claim.</summary>
    public static async Task<ReportedFact?> LoadAsync(
        IQuerySession session, Guid claimId, int version, CancellationToken cancel)
    {
        var stored = await session.Events.FetchStreamAsync(claimId, version, token: cancel);
        var facts = stored.Select(one => (ClaimEvent)one.Data).ToList();
        return facts.Count == version
            && facts.Aggregate((Claim?)null, (state, fact) => state.Evolve(fact)) is Claim.Filed claim
                ? new ReportedFact(claim, facts[^1], stored[^1].Id, facts[..^1])
                : null;
    }
}
