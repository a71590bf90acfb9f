using System.Text.Json.Serialization;
using Cpor.Ledger.Service.Outbox;
using Wolverine;

namespace Cpor.Ledger.Service.Processes;

/// <summary>Timers of windows that are due together.</summary>
public sealed record DueWindows(IReadOnlyList<OptOutTimeout> Timers)
{
    /// <summary>
    /// The envelopes they came in, as long as they have not left this process; then each is settled by itself.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyList<Envelope> Envelopes { get; init; } = [];
}
