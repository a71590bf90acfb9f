using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Programmes;
using CsCheck;
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
        game => Play(game, walk => ShouldNotConflict(OfficialLines(walk.Log))),
        iter: Campaign.Samples(300),
        print: game => $"workloads {game.Workloads}, terms {Listed(game.Terms)}, activities {Listed(game.Activities)}");

    [Fact]
    public void do_come_to_hold_lose_and_contest_slots()
    {
        var chance = new PCG(1, 20);
        var facts = new List<ClaimEvent>();
        for (var count = 0; count < 100; count++)
            Play(_games.Generate(chance, null, out var size), walk => facts.Add(walk.Log.LastOrDefault()!));

        facts.OfType<Contested>().ShouldNotBeEmpty();
        facts.OfType<Official>().Select(fact => fact.OrganisationId).Distinct().Count().ShouldBe(5);
        facts.OfType<AssociationEnded>().ShouldNotBeEmpty();
        facts.OfType<Contested>()
            .ShouldContain(fact => fact.WindowId != null, "a slot was taken while the customer was asked");
    }

    private static void Play((bool Workloads, int[] Terms, int[] Activities, Step[] Steps) game, Action<Walk> after)
    {
        var claimants = game.Terms
            .Select((terms, index) => Claimant(game.Workloads, terms, game.Activities[index], index)).ToList();
        var walk = new Walk(claimants);
        foreach (var step in game.Steps)
        {
            if (walk.Take(step).Facts.Count > 0)
                after(walk);
        }
    }

    // All of them use the same line ids, as nothing keeps them from doing.
    private static Claimant Claimant(bool workloads, int terms, int activities, int index) => new(
        ClaimId.Parse($"01900000-0000-7000-8000-00000000010{index}"),
        OrganisationId.Parse($"100{index + 1}"),
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
        });

    private static List<(ClaimId Claim, LineId Line, Slot Slot, Official Fact)> OfficialLines(List<ClaimEvent> log)
    {
        var official = new List<(ClaimId Claim, LineId Line, Slot Slot, Official Fact)>();
        foreach (var fact in log)
        {
            if (fact is Official made)
                official.AddRange(made.Lines.Select(line => (made.ClaimId, line.LineId, line.Slot, made)));
            else if (fact is AssociationEnded)
                official.RemoveAll(held => held.Claim == fact.ClaimId && fact.LineIds.Contains(held.Line));
        }

        return official;
    }

    private static void ShouldNotConflict(List<(ClaimId Claim, LineId Line, Slot Slot, Official Fact)> official)
    {
        foreach (var one in official)
        {
            var others = official.Where(other => (other.Claim, other.Line) != (one.Claim, one.Line));
            foreach (var other in others.Where(other => other.Slot == one.Slot))
                MayShare(one.Fact, other.Fact).ShouldBeTrue($"{one.Claim} and {other.Claim} hold {one.Slot}");
        }
    }

    private static string Listed(int[] numbers) => string.Join(',', numbers);

    // Said again in other words than the code: both terms must allow it.
    private static bool MayShare(Official one, Official other) =>
        new[] { one.Exclusivity, other.Exclusivity }.All(terms =>
            (!terms.RevenueAssociationTakesSlot && (IsRevenueOnly(one) || IsRevenueOnly(other)))
            || (terms.ActivitySeparatesHolders && !one.Activities.Any(other.Activities.Contains)));

    private static bool IsRevenueOnly(Official fact) =>
        fact.Activities.All(activity => activity == Activity.RevenueAssociation);
}
