using System.Text.Json;

namespace Cpor.Ledger.Contracts.Log;

/// <summary>
/// Events in the order of the log, from one position up to but not including another, as <c>GET /v1/events</c> answers
/// them. Go on with <c>to</c>.
/// </summary>
/// <param name="From">The position of the first.</param>
/// <param name="To">The position after the last; equal to <c>from</c> when there are none yet.</param>
/// <param name="Events">
/// CloudEvents 1.0, each to the byte as it was hashed.
/// </param>
/// <param name="LeafHashes">SHA-256 of a zero byte and the event, in base64: the leaves of the tree.</param>
/// <param name="Checkpoint">
/// The newest signed checkpoint, whose tree has them all; null while the log is empty.
/// </param>
public sealed record EventBatch(
    long From,
    long To,
    IReadOnlyList<JsonElement> Events,
    IReadOnlyList<string> LeafHashes,
    string? Checkpoint);
