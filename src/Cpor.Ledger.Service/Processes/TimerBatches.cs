using Cpor.Ledger.Service.Outbox;
using Wolverine;
using Wolverine.Runtime.Batching;

namespace Cpor.Ledger.Service.Processes;

/// <summary>
/// Hands timers over together with their envelopes, so that they can be settled in the transaction that closes their
/// windows: by itself Wolverine settles the members of a batch one after the other, a transaction each.
/// </summary>
public sealed class TimerBatches : IMessageBatcher
{
    public Type BatchMessageType => typeof(DueWindows);

    public IEnumerable<Envelope> Group(IReadOnlyList<Envelope> envelopes)
    {
        var timers = envelopes.Select(envelope => envelope.Message).OfType<OptOutTimeout>().ToList();
        yield return new Envelope(new DueWindows(timers) { Envelopes = envelopes }, envelopes);
    }
}
