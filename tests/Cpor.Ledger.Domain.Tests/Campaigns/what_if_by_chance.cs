using Cpor.Ledger.Domain.Calendars;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Terms;
using Cpor.Ledger.Domain.Tests.Stored;
using Cpor.Ledger.Domain.WhatIf;
using CsCheck;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Domain.Tests.Campaigns;

/// <summary>Claims that lived by chance, judged again by other terms; a failure prints its seed.</summary>
public class what_if_by_chance
{
    private static readonly Claimant[] _contoso = [new(TheClaim, Contoso, Details, Terms2020)];

    private static readonly Claimant _fabrikam = new(FabrikamsClaim, Fabrikam, Details, Terms2020);

    private static readonly ClaimEvent[] _samples =
    [
        .. Samples.Names.Select(Samples.Fact),
        .. Stories.Ended.Facts,
    ];

    // The same rules by another name: whatever differs under them is a fault of the comparison.
    private static readonly ProgrammeTerms _sameRules = Terms2020 with { Id = "same", Hash = new string('f', 64) };

    [Fact]
    public void the_same_rules_decide_the_same() => Walk.Steps.Sample(
        steps => Under(_sameRules, Lived(steps)).ShouldBeEmpty(),
        iter: Campaign.Samples(1_000));

    [Fact]
    public void the_same_rules_decide_the_same_of_partners_who_compete() => Walk.Steps.Sample(
        steps =>
        {
            var facts = Walk.Of([.. _contoso, _fabrikam], steps).SelectMany(taken => taken.Stored).ToList();
            foreach (var claim in new[] { TheClaim, FabrikamsClaim })
            {
                ClaimUnderOtherTerms.Differences(claim, facts, SeedRegime, Of(_sameRules)).ShouldBeEmpty();
            }
        },
        iter: Campaign.Samples(1_000));

    [Fact]
    public void other_rules_differ_only_where_their_answers_do() => Walk.Steps.Sample(
        steps =>
        {
            var facts = Lived(steps);
            foreach (var difference in TermsDocument.Shipped.SelectMany(terms => Under(terms, facts)))
            {
                var fact = facts[difference.Version - 1];
                difference.Own.Answer.ShouldNotBe(difference.Other.Answer, difference.Rule);
                (difference.Fact, difference.HappenedAt).ShouldBe((ClaimEventNames.NameOf(fact), fact.HappenedAt));
            }
        },
        iter: Campaign.Samples(300));

    [Fact]
    public void any_facts_in_any_order_are_no_fault() => Gen.OneOf(_samples.Select(Gen.Const).ToArray()).Array[1, 25]
        .Sample(
            facts =>
            {
                foreach (var terms in TermsDocument.Shipped)
                    Under(terms, facts).ShouldNotBeNull();
            },
            iter: Campaign.Samples(500));

    // With a seed of its own, so that it says of the walks above that there is something to compare in them.
    [Fact]
    public void finds_what_there_is_to_find()
    {
        var chance = new PCG(1, 20);
        var found = Enumerable.Range(0, 400)
            .SelectMany(_ => Under(TermsDocument.Cpor2023, Lived(Walk.Steps.Generate(chance, null, out var size))))
            .Select(difference => difference.Rule);

        new[] { "acknowledgements-made", "review-promise", "answer-window", "late-decline" }.ShouldBeSubsetOf(found);
    }

    private static List<ClaimEvent> Lived(IEnumerable<Step> steps) =>
        [.. Walk.Of(_contoso, steps).SelectMany(taken => taken.Facts)];

    private static ValueList<Difference> Under(ProgrammeTerms terms, IEnumerable<ClaimEvent> facts) =>
        ClaimUnderOtherTerms.Differences(
            TheClaim, facts, SeedRegime, Of(terms));

    private static OtherTerms Of(ProgrammeTerms terms) =>
        new(new Regime(terms, Weekends), new BusinessCalendars([Weekends]));
}
