using NodaTime;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>Questions about the whole of a claim.</summary>
public static class ClaimLife
{
    /// <summary>Whether nothing more will happen: every line is at an end that is final.</summary>
    public static bool IsOver(this Claim claim) => claim switch
    {
        Claim.Filed filed => filed.Lines.All(line => !line.IsAlive()),
        Claim.Dropped => true,
        _ => false,
    };

    /// <summary>Whether a line can still change.</summary>
    public static bool IsAlive(this ClaimLine line) => line.State is not (
        LineState.OptedOut or LineState.Rejected { Dispute: null } or LineState.RejectedFinally
        or LineState.Ended or LineState.Withdrawn or LineState.Removed);

    /// <summary>The ids of the lines that a fact about the whole claim concerns.</summary>
    public static ValueList<LineId> LiveLines(this Claim claim) => claim switch
    {
        Claim.Filed filed => filed.Lines.Where(IsAlive).Ids(),
        Claim.Draft => claim.Details.LineIds(),
        _ => [],
    };

    /// <summary>When a timer brings the line further by itself, or null when none does.</summary>
    public static Instant? TimerEnds(this ClaimLine line) => line.State switch
    {
        LineState.AwaitingAnswer waiting => waiting.Ends,
        LineState.Notified notified => notified.Ends,
        LineState.Rejected { Dispute: { } dispute } => dispute.Ends,
        LineState.Official { Ends: { } ends } => ends,
        _ => null,
    };
}
