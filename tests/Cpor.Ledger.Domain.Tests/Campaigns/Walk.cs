using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using CsCheck;
using NodaTime;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Domain.Tests.Campaigns;

/// <summary>What one step added.</summary>
internal sealed record Taken(
    Claimant Who,
    ICommand<Claim, ClaimEvent> Command,
    Instant At,
    Claim? Before,
    Claim? After,
    ValueList<ClaimEvent> Facts);

/// <summary>Claims that are asked by chance, with all their facts in the one order in which they were stored.</summary>
internal sealed class Walk(IReadOnlyList<Claimant> claimants)
{
    public static readonly Gen<Step[]> Steps = Gen
        .Select(Gen.Int[0, 59], Gen.Int[0, 99], Gen.Int[0, 3], Gen.Int[0, 63], Gen.Int[0, 41], Gen.Int[0, 87])
        .Select((who, command, natural, lines, id, time) => new Step(who, command, natural, lines, id, time))
        .Array[1, 60];

    private readonly Dictionary<ClaimId, Claim?> _states =
        claimants.ToDictionary(claimant => claimant.Id, _ => (Claim?)null);
    private Instant _now = Monday;

    public List<ClaimEvent> Log { get; } = [];

    public SlotHolders Holders { get; private set; } = SlotHolders.None;

    /// <summary>Takes every step and hands over what came of it.</summary>
    public static IEnumerable<Taken> Of(IReadOnlyList<Claimant> claimants, IEnumerable<Step> steps, Walk? walk = null)
    {
        walk ??= new Walk(claimants);
        return steps.Select(walk.Take);
    }

    public Taken Take(Step step)
    {
        var who = claimants[step.Who % claimants.Count];
        var before = _states[who.Id];
        _now = After(before, step);
        var command = step.Natural > 0 ? who.Next(step, before, Holders) : who.Any(step, before, Holders);
        var decision = command.Decide(before, _now);
        var facts = decision is Decision<ClaimEvent>.Accepted accepted ? accepted.Facts : [];
        Log.AddRange(facts);
        Holders = facts.Aggregate(Holders, static (holders, fact) => holders.Evolve(fact));
        _states[who.Id] = facts.Aggregate(before, ClaimFolding.Evolve);
        return new Taken(who, command, _now, before, _states[who.Id], facts);
    }

    // Time stands, goes on, jumps to one side of a deadline, or is behind on another machine.
    private Instant After(Claim? claim, Step step)
    {
        var deadline = claim?.NextDeadline() ?? _now;
        return (step.Time % 8) switch
        {
            0 => _now,
            1 => _now + Microsecond,
            2 => _now + Duration.FromHours(1),
            3 => _now + Duration.FromDays(1),
            4 => deadline - Microsecond,
            5 => deadline,
            6 => deadline + Microsecond,
            _ => _now - Duration.FromMinutes(1),
        };
    }
}
