using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using CsCheck;
using NodaTime;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Domain.Tests.Campaigns;

/// <summary>What one step added, to the claim that was asked and, along with it, to others.</summary>
/// <param name="Stored">All facts of the step, of whichever claim, in the order in which they are stored.</param>
internal sealed record Taken(
    Claimant Who,
    ICommand<Claim, ClaimEvent> Command,
    Instant At,
    Claim? Before,
    Claim? After,
    ValueList<ClaimEvent> Facts,
    ValueList<ClaimEvent> Stored);

/// <summary>Claims that are asked by chance, with all their facts in the one order in which they were stored.</summary>
internal sealed class Walk(IReadOnlyList<Claimant> claimants)
{
    public static readonly Gen<Step[]> Steps = Gen
        .Select(Gen.Int[0, 59], Gen.Int[0, 99], Gen.Int[0, 3], Gen.Int[0, 63], Gen.Int[0, 41], Gen.Int[0, 87])
        .Select((who, command, natural, lines, id, time) => new Step(who, command, natural, lines, id, time))
        .Array[1, 60];

    private Dictionary<ClaimId, Claim?> _states = claimants.ToDictionary(claimant => claimant.Id, _ => (Claim?)null);
    private Instant _now = Monday;

    public List<ClaimEvent> Log { get; } = [];

    public SlotHolders Holders { get; private set; } = SlotHolders.None;

    public IReadOnlyList<Claimant> Claimants => claimants;

    public Claim? this[ClaimId id] => _states.GetValueOrDefault(id);

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
        return Ask(who, step.Natural > 0 ? who.Next(step, before, this) : who.Any(step, before, this), _now);
    }

    /// <summary>
    /// Asks one claim and at once those that are asked along with it: all of them answer, or nothing happened.
    /// </summary>
    public Taken Ask(Claimant who, ICommand<Claim, ClaimEvent> command, Instant at)
    {
        var before = _states[who.Id];
        var facts = Accepted(command.Decide(before, at)) ?? [];
        var states = new Dictionary<ClaimId, Claim?>(_states)
        {
            [who.Id] = facts.Aggregate(before, ClaimFolding.Evolve),
        };
        var stored = facts.ToList();
        foreach (var along in ConsequentCommand.Of(before, facts))
        {
            var other = claimants.Single(claimant => claimant.Id == along.ClaimId);
            var state = states[other.Id];
            var successor = state is Claim.Filed { SuccessorId: { } id } ? _states.GetValueOrDefault(id) : null;
            if (Accepted(along.Command(other.Regime, successor).Decide(state, at)) is not { } added)
                return new Taken(who, command, at, before, before, [], []);
            ConsequentCommand.Of(state, added).ShouldBeEmpty("who is asked along asks nobody else");
            states[other.Id] = added.Aggregate(state, ClaimFolding.Evolve);
            stored.AddRange(added);
        }

        _states = states;
        Log.AddRange(stored);
        Holders = stored.Aggregate(Holders, static (holders, fact) => holders.Evolve(fact));
        return new Taken(who, command, at, before, states[who.Id], facts, stored.ToValueList());
    }

    private static ValueList<ClaimEvent>? Accepted(Decision<ClaimEvent> decision) =>
        (decision as Decision<ClaimEvent>.Accepted)?.Facts;

    // Time stands, goes on, jumps to one side of a deadline or far ahead, or is behind on another machine.
    private Instant After(Claim? claim, Step step)
    {
        var deadline = claim?.NextDeadline() ?? _now;
        return (step.Time % 10) switch
        {
            0 => _now,
            1 => _now + Microsecond,
            2 => _now + Duration.FromHours(1),
            3 => _now + Duration.FromDays(1),
            4 => deadline - Microsecond,
            5 => deadline,
            6 => deadline + Microsecond,
            7 => claim?.NextReminder() ?? _now,
            8 => _now + Duration.FromDays(35),
            _ => _now - Duration.FromMinutes(1),
        };
    }
}
