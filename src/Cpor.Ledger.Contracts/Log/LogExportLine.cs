using System.Text.Json;

namespace Cpor.Ledger.Contracts.Log;

/// <summary>
/// A line of what <c>GET /v1/log/export</c> answers: the first has the checkpoint and the range, each other an entry.
/// With fewer entries than the range has the reply broke off.
/// </summary>
public sealed record LogExportLine
{
    /// <summary>The checkpoint by which all is proved, a signed note (C2SP tlog-checkpoint).</summary>
    public string? Checkpoint { get; init; }

    /// <summary>The first position.</summary>
    public long? From { get; init; }

    /// <summary>The position before which it ends.</summary>
    public long? To { get; init; }

    /// <summary>Where in the log the entry is.</summary>
    public long? Position { get; init; }

    /// <summary>The entry, to the byte as it was hashed.</summary>
    public JsonElement? Event { get; init; }

    /// <summary>The hashes from its leaf up to the checkpoint's root (RFC 6962), each in base64.</summary>
    public IReadOnlyList<string>? Proof { get; init; }
}
