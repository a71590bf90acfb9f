using Cpor.Ledger.Contracts.Log;

namespace Cpor.Ledger.Contracts;

/// <summary>The log that every event has its position in.</summary>
public sealed partial class LedgerClient
{
    /// <summary>Events from a position on: <c>GET /v1/events</c>.</summary>
    /// <param name="from">The first position; 0 for the beginning.</param>
    /// <param name="limit">How many at most, 1 to 1000; 100 when left out.</param>
    public Task<Reply<EventBatch>> ListEventsAsync(
        long from, int? limit = null, CancellationToken cancel = default) =>
        GetAsync<EventBatch>(With("v1/events", ("from", Text(from)), ("limit", Text(limit))), cancel);

    /// <summary>That the log of today begins with the log of then: <c>GET /v1/log/consistency</c>.</summary>
    /// <param name="from">How large it was, at least 1.</param>
    /// <param name="to">How large it is; the newest checkpoint's size when left out.</param>
    public Task<Reply<ConsistencyView>> GetConsistencyAsync(
        long from, long? to = null, CancellationToken cancel = default) =>
        GetAsync<ConsistencyView>(With("v1/log/consistency", ("from", Text(from)), ("to", Text(to))), cancel);
}
