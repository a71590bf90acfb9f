using System.Collections.Immutable;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Deadlines;
using Cpor.Ledger.Domain.Terms;
using Cpor.Ledger.Service.Terms;
using JasperFx.Events;
using Marten;
using NodaTime;

namespace Cpor.Ledger.Service.OptingOut;

/// <summary>A decision of the customer that was recorded.</summary>
/// <param name="ReceivedAt">When it was decided, by the ledger's clock: what was judged against the deadline.</param>
/// <param name="EventId">The stored fact's id.</param>
/// <param name="Name">The stored fact's name, as <c>opted-out.v1</c>.</param>
/// <param name="Version">Its number among the facts of the claim.</param>
/// <param name="LineIds">The lines that it refuses.</param>
public sealed record OptOutReceipt(
    Instant ReceivedAt, Guid EventId, string Name, long Version, ValueList<LineId> LineIds);

/// <summary>
/// One opt-out window as the customer sees it, read from the claim's own facts: always what was recorded last.
/// </summary>
/// <param name="Terms">The terms that the claim is judged by.</param>
/// <param name="Lines">The lines that the customer was or is being asked about.</param>
/// <param name="Ends">Until when one can opt out; null while the acceptance of the mail is not recorded.</param>
/// <param name="Receipts">What the customer decided so far, oldest first.</param>
public sealed record CustomerWindow(
    WindowId Id,
    Claim.Filed Claim,
    ProgrammeTerms Terms,
    ImmutableArray<ClaimLine> Lines,
    Deadline? Ends,
    ImmutableArray<OptOutReceipt> Receipts)
{
    /// <summary>The lines that can be refused at that instant, as the claim itself would decide it.</summary>
    public ImmutableArray<ClaimLine> OpenAt(Instant now) =>
    [
        .. Lines.Where(line => new OptOut(Id, [line.Id], Terms).Decide(Claim, now)
            is Decision<ClaimEvent>.Accepted { Facts.Count: > 0 }),
    ];

    /// <summary>Whether the line waits in this window, be it over or not.</summary>
    public bool Contains(ClaimLine line) => line.State switch
    {
        LineState.Notified notified => notified.WindowId == Id,
        LineState.Validated validated => validated.WindowId == Id,
        _ => false,
    };

    /// <summary>The window of a ticket, or null when the claim never had it.</summary>
    public static async Task<CustomerWindow?> LoadAsync(
        IDocumentStore store, TermsLibrary terms, OptOutTicket ticket, CancellationToken cancel)
    {
        await using var session = store.QuerySession();
        var facts = await session.Events.FetchStreamAsync(ticket.ClaimId.Value, token: cancel);
        var claim = facts.Select(fact => fact.Data).OfType<ClaimEvent>()
            .Aggregate((Claim?)null, (state, fact) => state.Evolve(fact));
        return claim is Claim.Filed filed
            && filed.Windows.FirstOrDefault(window => window.Id == ticket.WindowId) is { } asked
            ? new CustomerWindow(
                ticket.WindowId,
                filed,
                terms.Binding(filed).Terms,
                [.. filed.Lines.Where(line => asked.LineIds.Contains(line.Id))],
                facts.Select(fact => fact.Data).OfType<CustomerNotified>()
                    .FirstOrDefault(fact => fact.WindowId == ticket.WindowId)?.OptOutEnds,
                [.. facts.Select(fact => ReceiptOf(fact, asked)).OfType<OptOutReceipt>()])
            : null;
    }

    private static OptOutReceipt? ReceiptOf(IEvent stored, Window window) => stored.Data switch
    {
        OptedOut refused when refused.WindowId == window.Id => ReceiptOf(stored, refused),
        AssociationEnded { Reason: EndReason.CustomerDeclined } ended
            when ended.LineIds.All(line => window.LineIds.Contains(line)) => ReceiptOf(stored, ended),
        _ => null,
    };

    private static OptOutReceipt ReceiptOf(IEvent stored, ClaimEvent fact) =>
        new(fact.HappenedAt, stored.Id, ClaimEventNames.NameOf(fact), stored.Version, fact.LineIds);
}
