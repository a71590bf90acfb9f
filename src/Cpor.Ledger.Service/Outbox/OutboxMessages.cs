using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Disputes;
using Cpor.Ledger.Domain.Erasure;
using NodaTime;
using Wolverine;

namespace Cpor.Ledger.Service.Outbox;

/// <summary>A message that follows from a fact: now, or not before an instant.</summary>
public sealed record OutboxMessage(object Message, Instant? NotBefore = null)
{
    /// <summary>Hands it to the outbox of the transaction that stores the fact.</summary>
    public ValueTask SendAsync(IMessageBus outbox) => NotBefore is { } instant
        ? outbox.ScheduleAsync(Message, instant.ToDateTimeOffset())
        : outbox.PublishAsync(Message);
}

/// <summary>What the ledger does by itself after a fact: the only place that says so.</summary>
public static class OutboxMessages
{
    private static readonly Duration Afterwards = Duration.FromMinutes(10);

    /// <summary>The messages that follow from a fact. They name things by id only and can be handled twice.</summary>
    /// <param name="version">The fact's version in its claim.</param>
    public static IEnumerable<OutboxMessage> Of(ClaimEvent fact, int version) =>
        [.. Steps(fact), .. Letters(fact, version)];

    private static IEnumerable<OutboxMessage> Letters(ClaimEvent fact, int version)
    {
        if (PartnerNews.Concerns(fact))
            yield return new(new SendPartnerMail(fact.ClaimId.Value, version));
        if (fact is OptedOut or AssociationEnded { Reason: EndReason.CustomerDeclined })
            yield return new(new SendReceipt(fact.ClaimId.Value, version));
    }

    private static IEnumerable<OutboxMessage> Steps(ClaimEvent fact) => fact switch
    {
        Submitted => [new(new BeginValidation(fact.ClaimId.Value))],
        InfoRequested asked =>
        [
            new(new AnswerTimeout(fact.ClaimId.Value, asked.RequestId.Value), asked.AnswerDue.Ends),
        ],
        Validated validated => [new(new NotifyCustomer(fact.ClaimId.Value, validated.WindowId.Value))],
        CustomerNotified notified => [new(notified)],
        OptedOut optedOut => [new(new SettleWindow(optedOut.WindowId.Value))],
        Rejected { DisputeEnds: { } dispute } =>
        [
            new(new SettleValidation(fact.ClaimId.Value)),
            new(new DisputeTimeout(fact.ClaimId.Value, [.. fact.LineIds.Select(line => line.Value)]), dispute.Ends),
        ],
        PersonalDataErased erased =>
        [
            new(new RemoveTraces(fact.ClaimId.Value)),
            new(new RemoveTraces(fact.ClaimId.Value), erased.HappenedAt + Afterwards),
        ],
        Rejected or RejectedFinally or Withdrawn or LineRemoved => [new(new SettleValidation(fact.ClaimId.Value))],
        _ => [],
    };
}
