namespace Cpor.Ledger.Log.Verifying;

/// <summary>The public codes of what can be found. A code never changes its meaning.</summary>
public static class FindingCodes
{
    /// <summary>The data of an event differ from its entry.</summary>
    public const string EventDataChanged = "event-data-changed";

    /// <summary>The type of an event differs from its entry.</summary>
    public const string EventTypeChanged = "event-type-changed";

    /// <summary>The instant at which an event was recorded differs from its entry.</summary>
    public const string EventTimestampChanged = "event-timestamp-changed";

    /// <summary>Who did it differs from the entry.</summary>
    public const string EventActorChanged = "event-actor-changed";

    /// <summary>What caused it differs from the entry.</summary>
    public const string EventCausationChanged = "event-causation-changed";

    /// <summary>What it belongs to differs from the entry.</summary>
    public const string EventCorrelationChanged = "event-correlation-changed";

    /// <summary>The id of an event differs from its entry.</summary>
    public const string EventIdChanged = "event-id-changed";

    /// <summary>The stream of an event differs from its entry.</summary>
    public const string EventStreamChanged = "event-stream-changed";

    /// <summary>The place of an event in its stream differs from its entry.</summary>
    public const string EventVersionChanged = "event-version-changed";

    /// <summary>The event store and the log name different numbers for the same event.</summary>
    public const string EventSequenceDiffers = "event-sequence-differs";

    /// <summary>An event that the log has is marked as archived, which hides it from the ledger.</summary>
    public const string EventArchived = "event-archived";

    /// <summary>The log has an entry of an event that is not there.</summary>
    public const string EventRemoved = "event-removed";

    /// <summary>An event has no position and does not wait for one: it came past the trigger.</summary>
    public const string EventNotInLog = "event-not-in-log";

    /// <summary>A place in the queue of those that wait belongs to no event, or to one that has its position.</summary>
    public const string PendingUnfounded = "pending-unfounded";

    /// <summary>The bytes of an entry are not those of its hash and its event.</summary>
    public const string LogBytesChanged = "log-bytes-changed";

    /// <summary>The hash of an entry is not that of its bytes.</summary>
    public const string LogLeafHashChanged = "log-leaf-hash-changed";

    /// <summary>Bytes and hash of an entry were changed together; event and tree say otherwise.</summary>
    public const string LogEntryChanged = "log-entry-changed";

    /// <summary>A row of the log lies at another position than its entry says.</summary>
    public const string LogPositionChanged = "log-position-changed";

    /// <summary>A row of the log names another event than its entry.</summary>
    public const string LogEventIdChanged = "log-event-id-changed";

    /// <summary>A row of the log names another stream than its entry.</summary>
    public const string LogStreamChanged = "log-stream-changed";

    /// <summary>A row of the log names another place in the stream than its entry.</summary>
    public const string LogStreamVersionChanged = "log-stream-version-changed";

    /// <summary>A row of the log names another predecessor than its entry.</summary>
    public const string LogPreviousChanged = "log-previous-changed";

    /// <summary>There is no row at a position that the tree has.</summary>
    public const string LogRowRemoved = "log-row-removed";

    /// <summary>There is a row at a position that the tree does not have.</summary>
    public const string LogRowAdded = "log-row-added";

    /// <summary>An entry does not name the event before it in its stream.</summary>
    public const string LogChainBroken = "log-chain-broken";

    /// <summary>Entry, hashes and tree fit together, but a published tree had another entry there.</summary>
    public const string LogRewritten = "log-rewritten";

    /// <summary>The log's name is not the one in its entries.</summary>
    public const string IdentityChanged = "identity-changed";

    /// <summary>The stored tree is not that of the entries.</summary>
    public const string TreeChanged = "tree-changed";

    /// <summary>A published file of hashes differs from the log.</summary>
    public const string TileChanged = "tile-changed";

    /// <summary>A published file of hashes is not there.</summary>
    public const string TileMissing = "tile-missing";

    /// <summary>A published file of entries differs from the log.</summary>
    public const string BundleChanged = "bundle-changed";

    /// <summary>A published file of entries is not there.</summary>
    public const string BundleMissing = "bundle-missing";

    /// <summary>A checkpoint is none, is of another log, or was not signed by a key of the log.</summary>
    public const string CheckpointBroken = "checkpoint-broken";

    /// <summary>
    /// The log has fewer entries than a checkpoint: an older database was restored, or its end cut off.
    /// </summary>
    public const string LogShorterThanCheckpoint = "log-shorter-than-checkpoint";

    /// <summary>The log had another tree when it had the size of a checkpoint.</summary>
    public const string CheckpointDiffers = "checkpoint-differs";

    /// <summary>An event frees or takes a slot and lacks the tag by which that is found.</summary>
    public const string SlotTagMissing = "slot-tag-missing";

    /// <summary>A tag names a slot that its event does not have.</summary>
    public const string SlotTagUnfounded = "slot-tag-unfounded";

    /// <summary>A stream says that it has another number of events than it has.</summary>
    public const string StreamVersionDiffers = "stream-version-differs";

    /// <summary>A stream is missing, or has no events.</summary>
    public const string StreamUnfounded = "stream-unfounded";

    /// <summary>A stream is marked as archived, which hides its events from the ledger.</summary>
    public const string StreamArchived = "stream-archived";

    /// <summary>A row of a read model differs from what its events add up to.</summary>
    public const string ReadModelDiffers = "read-model-differs";

    /// <summary>A row of a read model is missing.</summary>
    public const string ReadModelRowMissing = "read-model-row-missing";

    /// <summary>A row of a read model that no event asks for.</summary>
    public const string ReadModelRowUnfounded = "read-model-row-unfounded";

    /// <summary>The events of a stream cannot be read or folded.</summary>
    public const string StreamUnreadable = "stream-unreadable";
}
