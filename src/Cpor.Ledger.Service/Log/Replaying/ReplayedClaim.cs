using Cpor.Ledger.Audit.Dossiers;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Log;
using Cpor.Ledger.Service.Http;

namespace Cpor.Ledger.Service.Log.Replaying;

/// <summary>One claim folded anew from the entries of the log, step by step, as far as they can be folded.</summary>
/// <param name="Steps">Oldest first; the first is of version 1.</param>
/// <param name="Fault">Why it does not go on after the last of them; null when there is nothing more.</param>
/// <param name="Size">The size of the checkpoint that covers them all.</param>
public sealed record ReplayedClaim(IReadOnlyList<ReplayStep> Steps, ReplayFault? Fault, long Size)
{
    /// <summary>Folds the entries of one stream, oldest first.</summary>
    public static ReplayedClaim Of(IEnumerable<LoggedEntry> entries, long size)
    {
        var steps = new List<ReplayStep>();
        foreach (var logged in entries)
        {
            var (before, newest) = steps is [.., var last] ? (last.After, last.Entry) : (null, default(LogEntry));
            var (step, fault) = ReadEntry.Of(logged) switch
            {
                ReadEntry.OfClaim next => ReplayStep.Of(newest, before, next),
                ReadEntry.Unreadable unreadable => (null, unreadable.Fault),
                _ => (null, new ReplayFault(logged.Position, "no-fact", "It is no event of a claim.")),
            };
            if (step is null)
                return new ReplayedClaim(steps, fault, size);
            steps.Add(step);
        }

        return new ReplayedClaim(steps, null, size);
    }

    /// <summary>The steps up to a moment, at least one; or why there are none.</summary>
    public (IReadOnlyList<ReplayStep> Steps, Refusal? Refusal) Until(ReplayMoment moment)
    {
        var steps = Steps.TakeWhile(moment.Has).ToList();
        // That the moment lies before what cannot be read is not always to be told; what cannot be told is refused.
        if (Fault is { } fault && steps.Count == Steps.Count && !moment.IsBefore(fault, Steps.Count))
            return ([], LogRefusals.EntryUnreadable(fault));
        return steps.Count == 0 || moment.Version > steps.Count ? ([], HttpRefusals.VersionUnknown) : (steps, null);
    }

    /// <summary>The steps of a range of versions, the second excluded; fewer where there are fewer.</summary>
    public (IReadOnlyList<ReplayStep> Steps, Refusal? Refusal) Between(int from, int to)
    {
        if (Fault is { } fault && to > Steps.Count + 1)
            return ([], LogRefusals.EntryUnreadable(fault));
        return ([.. Steps.Where(step => step.After.Version >= from && step.After.Version < to)], null);
    }
}
