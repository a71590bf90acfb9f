using System.Text.Json.Serialization;
using Cpor.Ledger.Service.Outbox;
using Wolverine;
using Wolverine.Attributes;
using Wolverine.Runtime.Batching;

namespace Cpor.Ledger.Service.Processes;

/// <summary>Time-outs of windows that are due together.</summary>
[MessageIdentity("due-windows")]
public sealed record DueWindows(IReadOnlyList<OptOutTimeout> Timers)
{
    /// <summary>
    /// The envelopes they came in, as long as they have not left this process; then each is settled by itself.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyList<Envelope> Envelopes { get; init; } = [];
}

/// <summary>
/// Hands time-outs over together with their envelopes, so that they can be settled in the transaction that closes their
/// windows: by itself Wolverine settles the members of a batch one after the other, a transaction each.
/// </summary>
public sealed class DueWindowsBatcher : IMessageBatcher
{
    public Type BatchMessageType => typeof(DueWindows);

    public IEnumerable<Envelope> Group(IReadOnlyList<Envelope> envelopes)
    {
        var timers = envelopes.Select(envelope => envelope.Message).OfType<OptOutTimeout>().ToList();
        yield return new Envelope(new DueWindows(timers) { Envelopes = envelopes }, envelopes);
    }
}
