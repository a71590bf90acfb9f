using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Contests;
using Cpor.Ledger.Domain.Deadlines;
using Cpor.Ledger.Domain.Disputes;
using Cpor.Ledger.Domain.Erasure;
using Cpor.Ledger.Service.Http;
using JasperFx.Events;
using NodaTime;

namespace Cpor.Ledger.Service.ReadModels;

/// <summary>Which side of a claim acted.</summary>
public enum ActingSide
{
    /// <summary>The partner.</summary>
    Partner,

    /// <summary>The reviewer.</summary>
    Reviewer,

    /// <summary>The customer.</summary>
    Customer,

    /// <summary>The ledger by itself: automatic checks, timers, mail.</summary>
    Ledger,
}

/// <summary>A line that one action moved. Before is null for a line that the action made.</summary>
public sealed record LineMove(LineId LineId, ClaimStatus? Before, ClaimStatus After);

/// <summary>A document that an action was about.</summary>
public sealed record HistoryDocument(ProofId ProofId, string Sha256, long Size, string ContentType, Sealed FileName);

/// <summary>A deadline that an action promised, with how it was counted.</summary>
/// <param name="Kind"><c>review</c>, <c>answer</c>, <c>opt-out</c>, <c>dispute</c> or <c>hearing</c>.</param>
public sealed record HistoryDeadline(string Kind, Deadline Counted);

/// <summary>
/// One action of one side (Manage incentives customer associations, 2020-07: History): when, who, what, and the
/// status before and after.
/// </summary>
public sealed record HistoryEntry
{
    /// <summary>The version that the claim had after it.</summary>
    public required int Version { get; init; }

    /// <summary>The stored fact's id, as receipts name it; null in rows that are older than it.</summary>
    public Guid? EventId { get; init; }

    /// <summary>When it happened.</summary>
    public required Instant HappenedAt { get; init; }

    /// <summary>When the database stored it, by the database's own clock.</summary>
    public required Instant RecordedAt { get; init; }

    /// <summary>The opaque id of who acted.</summary>
    public string? ActorId { get; init; }

    /// <summary>For whom they acted.</summary>
    public required ActingSide Side { get; init; }

    /// <summary>What was done: the fact's public name without its version.</summary>
    public required string Action { get; init; }

    /// <summary>The lines concerned.</summary>
    public required ValueList<LineId> LineIds { get; init; }

    /// <summary>The roll-up before; null for the first action.</summary>
    public ClaimStatus? StatusBefore { get; init; }

    /// <summary>The roll-up after.</summary>
    public required ClaimStatus StatusAfter { get; init; }

    /// <summary>The lines that moved.</summary>
    public required ValueList<LineMove> Moves { get; init; }

    /// <summary>The public code of why.</summary>
    public string? Reason { get; init; }

    /// <summary>Codes of failed checks, when they are the reason.</summary>
    public ValueList<string> Codes { get; init; } = [];

    /// <summary>What is wrong with the proof.</summary>
    public ValueList<ProofDefect> Defects { get; init; } = [];

    /// <summary>What was asked for.</summary>
    public ValueList<RequestedItem> Items { get; init; } = [];

    /// <summary>The details that were given or changed, by their names.</summary>
    public ValueList<string> Fields { get; init; } = [];

    /// <summary>What was said, sealed.</summary>
    public Sealed? Comment { get; init; }

    /// <summary>The document that was attached.</summary>
    public HistoryDocument? Document { get; init; }

    /// <summary>The deadline that was promised.</summary>
    public HistoryDeadline? Deadline { get; init; }

    /// <summary>Slots that others hold; not for the partner.</summary>
    public ValueList<ContestedSlot> Contested { get; init; } = [];

    /// <summary>Which automatic check answered.</summary>
    public string? Check { get; init; }

    /// <summary>What the check found, line by line.</summary>
    public ValueList<CheckResult> Results { get; init; } = [];

    /// <summary>The entry of one fact.</summary>
    public static HistoryEntry Of(IEvent stored, ClaimEvent fact, Claim? before, Claim after) => Of(
        new FactStamp((int)stored.Version, stored.Id, Instant.FromDateTimeOffset(stored.Timestamp), stored.UserName),
        fact,
        before,
        after);

    /// <summary>The entry of one fact, wherever it was read from.</summary>
    public static HistoryEntry Of(FactStamp stamp, ClaimEvent fact, Claim? before, Claim after) => Told(fact, new()
    {
        Version = stamp.Version,
        EventId = stamp.EventId,
        HappenedAt = fact.HappenedAt,
        RecordedAt = stamp.RecordedAt,
        ActorId = stamp.ActorId,
        Side = HistoryWords.SideOf(fact),
        Action = ClaimEventNames.NameOf(fact).Split('.')[0],
        LineIds = fact.LineIds,
        StatusBefore = before?.Status(),
        StatusAfter = after.Status(),
        Moves = Moved(before, after),
        Fields = HistoryWords.FieldsOf(fact, before?.Details),
    });

    private static HistoryEntry Told(ClaimEvent fact, HistoryEntry entry) => fact switch
    {
        ProofAttached proof => entry with
        {
            Document = new(proof.ProofId, proof.Sha256, proof.Size, proof.ContentType, proof.FileName),
        },
        Commented comment => entry with { Comment = comment.Text },
        CheckRecorded check => entry with { Check = check.Check, Results = check.Results },
        ReviewOpened opened => entry with { Deadline = new("review", opened.ReviewDue) },
        Contested contested => entry with { Contested = contested.Slots },
        InfoRequested asked => entry with
        {
            Items = asked.Items,
            Defects = asked.Defects,
            Comment = asked.Comment,
            Deadline = new("answer", asked.AnswerDue),
        },
        InfoProvided given => entry with { Comment = given.Comment },
        LineRemoved removed => entry with { Comment = removed.Comment },
        CustomerNotified notified => entry with { Deadline = new("opt-out", notified.OptOutEnds) },
        NotificationFailed failed => entry with { Reason = failed.EnhancedStatus ?? $"{failed.Status}" },
        Rejected rejected => entry with
        {
            Reason = rejected.Reason.PublicName(),
            Codes = rejected.Codes,
            Defects = rejected.Defects,
            Comment = rejected.Comment,
            Deadline = rejected.DisputeEnds is { } ends ? new("dispute", ends) : null,
        },
        Withdrawn withdrawn => entry with { Comment = withdrawn.Comment },
        _ => ToldLater(fact, entry),
    };

    private static HistoryEntry ToldLater(ClaimEvent fact, HistoryEntry entry) => fact switch
    {
        RejectedFinally rejected => entry with
        {
            Reason = rejected.Reason.PublicName(),
            Codes = rejected.Codes,
            Defects = rejected.Defects,
            Comment = rejected.Comment,
        },
        Disputed disputed => entry with
        {
            Comment = disputed.Justification,
            Deadline = new("review", disputed.ReviewDue),
        },
        AssociationContested contested => entry with { Deadline = new("hearing", contested.HearingEnds) },
        ContestAnswered answered => entry with { Comment = answered.Comment },
        ContestDecided decided => entry with
        {
            Reason = $"{decided.Winner.PublicName()}: {decided.Reason.PublicName()}",
            Comment = decided.Comment,
        },
        NotificationBounced bounced => entry with { Reason = bounced.EnhancedStatus, Comment = bounced.Evidence },
        CorrectionProposed proposed => entry with { Comment = proposed.Comment },
        AssociationEnded ended => entry with { Reason = ended.Reason.PublicName(), Comment = ended.Comment },
        PersonalDataErased erased => entry with { Reason = erased.Basis.PublicName() },
        Reminded reminded => entry with { Reason = reminded.Of.PublicName() },
        _ => entry,
    };

    private static ValueList<LineMove> Moved(Claim? before, Claim after)
    {
        if (after is not Claim.Filed filed)
            return [];
        var earlier = (before as Claim.Filed)?.Lines.ToDictionary(line => line.Id, line => line.State.Status()) ?? [];
        return filed.Lines
            .Select(line => new LineMove(
                line.Id, earlier.TryGetValue(line.Id, out var was) ? was : null, line.State.Status()))
            .Where(move => move.Before != move.After)
            .ToValueList();
    }
}
