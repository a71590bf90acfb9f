using Cpor.Ledger.Contracts.Log;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Http;
using Cpor.Ledger.Service.ReadModels;

namespace Cpor.Ledger.Service.Log.Replaying;

/// <summary>Shows what was replayed. Texts stay sealed: there is no way from here to what they hold.</summary>
internal static class ReplayViews
{
    private static readonly Dictionary<string, string> _sealed = [];

    /// <summary>The claim after the last of its first steps.</summary>
    public static ClaimReplayView Of(IReadOnlyList<ReplayStep> steps, long size)
    {
        var newest = steps[^1];
        var claim = newest.After;
        return new ClaimReplayView
        {
            ClaimId = $"{claim.Id}",
            Version = claim.Version,
            Position = newest.Entry.Position,
            EventId = $"{newest.Entry.Id:D}",
            HappenedAt = newest.Fact.HappenedAt,
            RecordedAt = newest.RecordedAt,
            Size = size,
            Status = claim.Status().PublicName(),
            Lines = Lines(claim),
            NextDeadlineAt = claim.NextDeadline(),
            NextDeadline = DeadlineViews.Of(claim, ClaimReader.NextDeadline(claim, steps.Select(step => step.Fact))),
            History = [.. steps.Select(step => HistoryViews.Of(step.History, toPartner: false, _sealed))],
            State = StateChanges.Json(claim),
        };
    }

    /// <summary>One event with what it changed.</summary>
    public static ReplayStepView Of(ReplayStep step) => new()
    {
        Version = step.After.Version,
        Position = step.Entry.Position,
        EventId = $"{step.Entry.Id:D}",
        Type = step.Entry.Type,
        HappenedAt = step.Fact.HappenedAt,
        RecordedAt = step.RecordedAt,
        ActorId = step.Entry.Actor,
        StatusBefore = step.Before?.Status().PublicName(),
        StatusAfter = step.After.Status().PublicName(),
        Changes = StateChanges.Between(step.Before, step.After),
    };

    /// <summary>What is different between two moments.</summary>
    public static ReplayComparisonView Of(ReplayStep from, ReplayStep to) => new()
    {
        ClaimId = $"{to.After.Id}",
        From = Moment(from),
        To = Moment(to),
        Changes = StateChanges.Between(from.After, to.After),
    };

    /// <summary>What cannot be folded.</summary>
    public static ReplayFaultView Of(ReplayFault fault) => new(fault.Position, fault.Code, fault.Explanation);

    private static ReplayMomentView Moment(ReplayStep step) => new(
        step.After.Version,
        step.Entry.Position,
        step.Fact.HappenedAt,
        step.RecordedAt,
        step.After.Status().PublicName());

    private static List<ReplayLineView> Lines(Claim claim) => claim is Claim.Filed filed
        ? [.. filed.Lines.Select(line => new ReplayLineView($"{line.Unit.Slot}", line.Since, LineViews.Of(line)))]
        : [.. claim.Details.Lines.Select(line => new ReplayLineView(
            null, claim.DetailsVersion, LineViews.Of(line, claim.Status())))];
}
