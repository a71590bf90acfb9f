using Cpor.Ledger.Audit.Dossiers;
using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using NodaTime;

namespace Cpor.Ledger.Service.Log.Replaying;

/// <summary>
/// One stream of the log as it is folded on the way through the whole. When an entry of it cannot be folded its claim
/// is not counted as being anywhere, and none of its slots is shown: what they would be is not known.
/// </summary>
internal sealed class StreamReplay(Guid id)
{
    private readonly Dictionary<LineId, (Instant Since, long Position)> _taken = [];
    private SlotHolders _holders = SlotHolders.None;
    private LogEntry? _newest;

    /// <summary>Which stream.</summary>
    public Guid Id => id;

    /// <summary>The claim so far; null when it is none.</summary>
    public Claim? Claim { get; private set; }

    /// <summary>Whether an entry of it could not be folded.</summary>
    public bool IsFaulty { get; private set; }

    /// <summary>The slots that it holds now, in their order.</summary>
    public IEnumerable<HeldSlot> Held => IsFaulty ? [] : _holders.Holdings
        .Select(holding => new HeldSlot(holding, _taken[holding.LineId].Since, _taken[holding.LineId].Position))
        .OrderBy(held => held.Holding.Slot.Value, StringComparer.Ordinal)
        .ThenBy(held => held.Holding.LineId.Value);

    /// <summary>Folds the next entry; what is wrong with it is given back.</summary>
    public ReplayFault? Add(ReadEntry read)
    {
        switch (read)
        {
            case ReadEntry.Unreadable { Fault: var fault }:
                IsFaulty = true;
                return fault;
            case ReadEntry.OfClaim next when !IsFaulty:
                return Fold(next);
            default:
                return null;
        }
    }

    private ReplayFault? Fold(ReadEntry.OfClaim next)
    {
        var (step, fault) = ReplayStep.Of(_newest, Claim, next);
        if (step is null)
        {
            IsFaulty = true;
            return fault;
        }

        (Claim, _newest) = (step.After, step.Entry);
        var since = step.Fact switch
        {
            Official official => official.EffectiveAt,
            Migrated migrated => migrated.EffectiveAt,
            _ => default(Instant?),
        };
        foreach (var line in since is null ? [] : step.Fact.LineIds)
            _taken[line] = (since!.Value, next.Entry.Position);
        _holders = _holders.Evolve(step.Fact);
        return null;
    }
}
