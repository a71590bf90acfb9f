using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Contests;
using Cpor.Ledger.Domain.Programmes;
using CsCheck;
using NodaTime;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Domain.Tests.Campaigns;

/// <summary>Two to five organisations want the same slots under different terms; a failure prints its seed.</summary>
public class several_claims_by_chance
{
    private static readonly Exclusivity[] _exclusivities =
        [Terms2020.Exclusivity.Value, new(true, false), new(false, true), new(true, true)];

    private static readonly ValueList<Activity>[] _activities =
        [[Activity.Usage], [Activity.PreSales], [Activity.Usage, Activity.PreSales], [Activity.RevenueAssociation]];

    private static readonly Gen<(bool Workloads, int[] Terms, int[] Activities, Step[] Steps)> _games = Gen.Select(
        Gen.Bool, Gen.Int[0, 3].Array[2, 5], Gen.Int[0, 3].Array[5], Walk.Steps.Select(Walk.Steps, Walk.Steps).Select(
            (one, two, three) => (Step[])[.. one, .. two, .. three]));

    [Fact]
    public void never_have_two_holders_that_exclude_each_other() => _games.Sample(
        game => Play(game, (walk, _) => ShouldNotConflict(OfficialLines(walk.Log))),
        iter: Campaign.Samples(300),
        print: Print);

    [Fact]
    public void never_count_at_one_time_when_they_exclude_each_other() => _games.Sample(
        game => ShouldNotOverlap(Play(game, static (_, _) => { })), iter: Campaign.Samples(300), print: Print);

    [Fact]
    public void have_a_customer_told_only_when_every_contest_over_the_slot_was_won() => _games.Sample(
        game => Play(game, (walk, taken) =>
        {
            var claim = walk[taken.Who.Id] as Claim.Filed;
            foreach (var line in taken.Facts.OfType<Validated>().SelectMany(fact => fact.LineIds))
                InTheWay(walk, claim!, line).ShouldBeEmpty($"{taken.Command}");
        }),
        iter: Campaign.Samples(300),
        print: Print);

    [Fact]
    public void know_the_same_of_every_contest_on_both_sides() => _games.Sample(
        game => Play(game, (walk, _) => ShouldAgree(walk)), iter: Campaign.Samples(200), print: Print);

    [Fact]
    public void are_superseded_only_by_who_won_and_is_official_in_the_same_step() => _games.Sample(
        game => Play(game, (walk, taken) => ShouldHandOver(walk, taken)), iter: Campaign.Samples(200), print: Print);

    [Fact]
    public void hold_exactly_what_their_lines_say() => _games.Sample(
        game => Play(game, (walk, _) => walk.Holders.Holdings.Select(held => (held.ClaimId, held.LineId)).ShouldBe(
            from claimant in walk.Claimants
            from line in (walk[claimant.Id] as Claim.Filed)?.Lines ?? []
            where line.State is LineState.Official
            select (claimant.Id, line.Id),
            ignoreOrder: true)),
        iter: Campaign.Samples(200),
        print: Print);

    [Fact]
    public void wait_for_the_reviewer_only_with_a_promise() => _games.Sample(
        game => Play(game, (walk, _) => walk.Claimants
            .SelectMany(claimant => (walk[claimant.Id] as Claim.Filed)?.Lines ?? [])
            .Where(line => line.State is LineState.UnderReview or LineState.Contested or LineState.Disputed)
            .ShouldAllBe(line => line.Review != null)),
        iter: Campaign.Samples(200),
        print: Print);

    [Fact]
    public void add_nothing_when_asked_twice() => _games.Sample(
        game => Play(game, (walk, taken) =>
        {
            var count = walk.Log.Count;
            var again = taken.Command.Decide(walk[taken.Who.Id], taken.At);
            again.ShouldBeOfType<Decision<ClaimEvent>.Accepted>($"{taken.Command} was {again}").Facts
                .ShouldBeEmpty($"{taken.Command}");
            walk.Ask(taken.Who, taken.Command, taken.At).Stored.ShouldBeEmpty();
            walk.Log.Count.ShouldBe(count);
        }),
        iter: Campaign.Samples(200),
        print: Print);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void come_to_an_end_when_timers_fire_and_named_persons_do_their_part(bool accepting) => _games.Sample(
        game =>
        {
            var walk = Play(game, static (_, _) => { });
            new Ending(walk, accepting).Run();
            ShouldAgree(walk);
            walk.Holders.Holdings.ShouldBeEmpty();
            walk.Claimants.Select(claimant => walk[claimant.Id]).OfType<Claim>()
                .ShouldAllBe(claim => claim.IsOver() && claim.NextReminder() == null);
        },
        iter: Campaign.Samples(300),
        print: Print);

    [Fact]
    public void do_come_to_hold_lose_and_contest_slots()
    {
        var chance = new PCG(1, 20);
        var facts = new List<ClaimEvent>();
        var states = new HashSet<Type>();
        for (var count = 0; count < 400; count++)
        {
            Play(_games.Generate(chance, null, out var size), (walk, taken) =>
            {
                facts.AddRange(taken.Stored);
                states.UnionWith(
                    ((walk[taken.Who.Id] as Claim.Filed)?.Lines ?? []).Select(line => line.State.GetType()));
            });
        }

        facts.Select(fact => fact.GetType()).Distinct().ShouldBe(ClaimEventNames.All.Keys, ignoreOrder: true);
        states.Count.ShouldBe(14);
        facts.OfType<AssociationEnded>().Select(fact => fact.Reason).Distinct()
            .ShouldBe(Enum.GetValues<EndReason>(), ignoreOrder: true);
        facts.OfType<ContestDecided>().Select(fact => (fact.Side, fact.Winner)).Distinct().Count().ShouldBe(4);
        facts.OfType<Official>().Select(fact => fact.OrganisationId).Distinct().Count().ShouldBe(5);
        facts.OfType<AssociationEnded>().ShouldNotBeEmpty();
        facts.OfType<Contested>()
            .ShouldContain(fact => fact.WindowId != null, "a slot was taken while the customer was asked");
    }

    private static string Print((bool Workloads, int[] Terms, int[] Activities, Step[] Steps) game)
    {
        var lines = new List<string>
        {
            $"workloads {game.Workloads}, terms {Listed(game.Terms)}, activities {Listed(game.Activities)}",
        };
        Play(game, (_, taken) => lines.Add(
            $"{taken.At} {taken.Who.Id} {taken.Command.GetType().Name} => {string.Join(
                " + ", taken.Stored.Select(fact => $"{fact.ClaimId.ToString()[^4..]} {fact.GetType().Name}"))}"));
        return string.Join('\n', lines);
    }

    private static Walk Play(
        (bool Workloads, int[] Terms, int[] Activities, Step[] Steps) game, Action<Walk, Taken> after)
    {
        var claimants = game.Terms
            .Select((terms, index) => Claimant(game.Workloads, terms, game.Activities[index], index)).ToList();
        claimants.Add(Claimant(game.Workloads, game.Terms[0], game.Activities[0], 5, follows: 0));
        var walk = new Walk(claimants);
        foreach (var step in game.Steps)
        {
            if (walk.Take(step) is { Facts.Count: > 0 } taken)
                after(walk, taken);
        }

        return walk;
    }

    private static ClaimId Id(int index) => ClaimId.Parse($"01900000-0000-7000-8000-00000000010{index}");

    // Each side knows the contests of the other, with the same winner. An incumbent that ended is in none any more,
    // which the challenger sees when it is reviewed again.
    private static void ShouldAgree(Walk walk)
    {
        var sides = (
            from claimant in walk.Claimants
            from contest in (walk[claimant.Id] as Claim.Filed)?.Contests ?? []
            select (claimant.Id, contest)).ToLookup(side => side.contest.Id);
        foreach (var contest in sides)
        {
            var challenger = contest.Single(side => side.contest.Side == ContestSide.Challenger);
            var incumbent = contest.Single(side => side.contest.Side == ContestSide.Incumbent);
            challenger.contest.OtherClaimId.ShouldBe(incumbent.Id);
            incumbent.contest.OtherClaimId.ShouldBe(challenger.Id);
            challenger.contest.Slot.ShouldBe(incumbent.contest.Slot);
            challenger.contest.Winner.ShouldBe(incumbent.contest.Winner);
            if (challenger.contest.Dropped)
                incumbent.contest.IsOpen.ShouldBeFalse();
            if (challenger.contest.IsOpen && !incumbent.contest.IsOpen)
                walk.Holders.Holdings.ShouldNotContain(held => held.ClaimId == incumbent.Id
                    && held.Slot == incumbent.contest.Slot);
        }
    }

    private static void ShouldHandOver(Walk walk, Taken taken)
    {
        var superseded = taken.Stored.OfType<AssociationEnded>().Where(fact => fact.Reason == EndReason.Superseded);
        foreach (var ended in superseded)
        {
            var official = taken.Stored.OfType<Official>().Single();
            ended.SupersededByClaimId.ShouldBe(official.ClaimId);
            foreach (var slot in ended.Slots)
            {
                official.Lines.ShouldContain(line => line.Slot == slot.Slot);
                walk.Holders.Holdings.ShouldContain(held => held.Slot == slot.Slot && held.ClaimId == official.ClaimId);
                ((Claim.Filed)walk[official.ClaimId]!).Contests.ShouldContain(contest => contest.Slot == slot.Slot
                    && contest.OtherClaimId == ended.ClaimId
                    && contest.Winner == ContestSide.Challenger);
            }
        }
    }

    // All of them use the same line ids, as nothing keeps them from doing.
    private static Claimant Claimant(bool workloads, int terms, int activities, int index, int? follows = null) => new(
        Id(index),
        OrganisationId.Parse($"100{(follows ?? index) + 1}"),
        workloads ? Details : SalesDetails with
        {
            Activities = _activities[activities],
            SolutionSeller = Text("solution-seller", "s"),
            CustomerName = Text("customer-name", "c"),
            SolutionName = Text("solution-name", "n"),
        },
        Terms2020 with
        {
            Hash = new string((char)('0' + terms), 64),
            Exclusivity = new(_exclusivities[terms], "by chance"),
            LateDecline = new(terms % 2 == 1, "by chance"),
            EffectiveFromRefusedClaim = new(terms > 1, "by chance"),
        },
        follows is { } refused ? Id(refused) : null,
        migrated: !workloads && index == 1);

    private static List<Standing> OfficialLines(List<ClaimEvent> log)
    {
        var official = new List<Standing>();
        foreach (var fact in log)
        {
            official.AddRange(Begun(fact));
            if (fact is AssociationEnded)
                official.RemoveAll(held => held.Claim == fact.ClaimId && fact.LineIds.Contains(held.Line));
        }

        return official;
    }

    private static IEnumerable<Standing> Begun(ClaimEvent fact) => fact switch
    {
        Official made => made.Lines.Select(line => new Standing(
            made.ClaimId, line.LineId, line.Slot, made.Activities, made.Exclusivity, made.EffectiveAt)),
        Migrated carried => carried.Lines.Select(line => new Standing(
            carried.ClaimId, line.LineId, line.Slot, carried.Activities, carried.Exclusivity, carried.EffectiveAt)),
        _ => [],
    };

    private static void ShouldNotConflict(List<Standing> official)
    {
        foreach (var one in official)
        {
            var others = official.Where(other => (other.Claim, other.Line) != (one.Claim, one.Line));
            foreach (var other in others.Where(other => other.Slot == one.Slot))
                MayShare(one, other).ShouldBeTrue($"{one.Claim} and {other.Claim} hold {one.Slot}");
        }
    }

    private sealed record Standing(
        ClaimId Claim,
        LineId Line,
        Slot Slot,
        ValueList<Activity> Activities,
        Exclusivity Exclusivity,
        Instant Since);

    private static IEnumerable<ClaimId> InTheWay(Walk walk, Claim.Filed claim, LineId line)
    {
        var fact = claim.Submission.Fact;
        var wanted = new Holding(
            fact.Lines.Single(unit => unit.LineId == line).Slot,
            claim.Id,
            line,
            claim.OrganisationId,
            fact.Activities,
            fact.Exclusivity);
        return walk.Holders.InTheWayOf(wanted).Select(held => held.ClaimId).Except(
            claim.Contests.Where(contest => contest.LineId == line && contest.Winner == ContestSide.Challenger)
                .Select(contest => contest.OtherClaimId));
    }

    private static void ShouldNotOverlap(Walk walk)
    {
        var began = walk.Log.SelectMany(Begun).ToDictionary(began => (began.Claim, began.Line));
        var ended = walk.Log.OfType<AssociationEnded>()
            .SelectMany(fact => fact.LineIds.Select(line => (Key: (fact.ClaimId, line), Fact: fact)))
            .ToDictionary(ended => ended.Key, ended => ended.Fact);
        // What never was, or ended when it began, took no time.
        var times = (
            from pair in began
            let end = ended.GetValueOrDefault(pair.Key)
            let until = end?.EffectiveAt ?? Instant.MaxValue
            where end is not { Void: true } && pair.Value.Since < until
            select (pair.Value, Until: until)).ToList();
        foreach (var (one, until) in times)
        {
            foreach (var (other, otherUntil) in times.Where(other => (other.Value.Claim, other.Value.Line)
                != (one.Claim, one.Line) && other.Value.Slot == one.Slot && !MayShare(one, other.Value)))
                (until <= other.Since || otherUntil <= one.Since).ShouldBeTrue($"{one} until {until} and {other}");
        }
    }

    private static string Listed(int[] numbers) => string.Join(',', numbers);

    // Said again in other words than the code: both terms must allow it.
    private static bool MayShare(Standing one, Standing other) =>
        new[] { one.Exclusivity, other.Exclusivity }.All(terms =>
            (!terms.RevenueAssociationTakesSlot && (IsRevenueOnly(one) || IsRevenueOnly(other)))
            || (terms.ActivitySeparatesHolders && !one.Activities.Any(other.Activities.Contains)));

    private static bool IsRevenueOnly(Standing line) =>
        line.Activities.All(activity => activity == Activity.RevenueAssociation);
}
