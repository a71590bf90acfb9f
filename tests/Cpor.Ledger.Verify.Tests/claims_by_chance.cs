using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Domain.Terms;
using Cpor.Ledger.Domain.Tests.Campaigns;
using Cpor.Ledger.Verify.Tests.Logs;
using CsCheck;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Verify.Tests;

/// <summary>Claims that want the same slots, asked anything at any time; a failure prints its seed.</summary>
public class claims_by_chance
{
    private static readonly ValueList<Activity>[] _activities =
        [[Activity.Usage], [Activity.PreSales], [Activity.Usage, Activity.PreSales], [Activity.RevenueAssociation]];

    private static readonly ProgrammeTerms[] _terms =
    [
        KnownDocuments.Of(Terms2020 with { Id = "first", LateDecline = new(true, "by chance") }),
        KnownDocuments.Of(Terms2020 with { Id = "second", EffectiveFromRefusedClaim = new(true, "by chance") }),
        KnownDocuments.Of(Terms2020 with { Id = "third", Exclusivity = new(new(true, false), "by chance") }),
    ];

    private static readonly Gen<(bool Workloads, int[] Terms, int[] Activities, Step[] Steps)> _games = Gen.Select(
        Gen.Bool, Gen.Int[0, 2].Array[2, 4], Gen.Int[0, 3].Array[5], Walk.Steps.Select(Walk.Steps, Walk.Steps).Select(
            (one, two, three) => (Step[])[.. one, .. two, .. three]));

    [Fact]
    public void are_all_found_to_be_decided_as_the_rules_say() => _games.Sample(
        game =>
        {
            foreach (var verdict in Verdicts(game))
            {
                verdict.Outcome.ShouldBe(Outcome.Good, verdict.Fault?.Explanation);
                verdict.Facts.ShouldAllBe(fact => fact.IsDecidedAgain);
            }
        },
        iter: Campaign.Samples(60));

    private static IEnumerable<Verdict> Verdicts((bool Workloads, int[] Terms, int[] Activities, Step[] Steps) game)
    {
        var claimants = game.Terms
            .Select((terms, index) => Claimant(game.Workloads, terms, game.Activities[index], index)).ToList();
        claimants.Add(Claimant(game.Workloads, game.Terms[0], game.Activities[0], 5, follows: 0));
        var walk = new Walk(claimants);
        foreach (var step in game.Steps)
            walk.Take(step);
        var log = SmallLog.Of(walk.Log);
        return claimants.Where(claimant => walk[claimant.Id] is not null)
            .Select(claimant => Verdict.On(log.DossierOf(claimant.Id).ToZip(), Trusted.Policy));
    }

    private static ClaimId Id(int index) => ClaimId.Parse($"01900000-0000-7000-8000-00000000010{index}");

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
        _terms[terms],
        follows is { } refused ? Id(refused) : null,
        migrated: !workloads && index == 1);
}
