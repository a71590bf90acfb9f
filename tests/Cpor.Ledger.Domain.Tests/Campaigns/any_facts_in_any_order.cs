using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Tests.Stored;
using CsCheck;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Domain.Tests.Campaigns;

/// <summary>
/// Folding has no rules: whatever facts come in whatever order, nothing throws; a failure prints its seed.
/// </summary>
public class any_facts_in_any_order
{
    private static readonly ClaimEvent[] _samples =
    [
        .. Samples.Names.Select(Samples.Fact),
        .. Stories.Ended.Facts,
    ];

    private static readonly LineId[] _lines = [Exchange, Teams, FabrikamsLine, Exchange];

    private static readonly Claimant _contoso = new(TheClaim, Contoso, Details, Terms2020);

    private static readonly Gen<ClaimEvent> _facts = Gen.Select(Gen.OneOf(_samples), Gen.Int[0, 15]).Select(
        (fact, lines) => fact with
        {
            LineIds = _lines.Where((_, bit) => (lines & (1 << bit)) != 0).ToValueList(),
        });

    private static readonly Gen<(Claim? Begin, ClaimEvent[] Facts)> _histories =
        Gen.Select(Gen.OneOf([.. FoldedStates.All]), _facts.Array[1, 25]);

    [Fact]
    public void fold_into_a_state() => _histories.Sample(
        (begin, facts) =>
        {
            var claim = begin;
            foreach (var fact in facts)
            {
                claim = claim.Evolve(fact);
                _ = claim?.Status();
                _ = claim?.NextDeadline();
                _ = claim?.NextReminder();
                _ = claim?.LiveLines();
                (claim?.Version ?? 0).ShouldBeGreaterThanOrEqualTo(begin?.Version ?? 0);
            }
        },
        iter: Campaign.Samples(2_000));

    [Fact]
    public void fold_into_a_state_that_comes_back_from_its_stored_form() => _histories.Sample(
        (begin, facts) =>
        {
            if (facts.Aggregate(begin, ClaimFolding.Evolve) is { } claim)
                StoredForm.ShouldComeBack(claim, typeof(Claim));
        },
        iter: Campaign.Samples(200));

    [Fact]
    public void fold_into_a_state_that_answers_every_command() => _histories.Select(Walk.Steps).Sample(
        (history, steps) =>
        {
            var claim = history.Facts.Aggregate(history.Begin, ClaimFolding.Evolve);
            var walk = new Walk([_contoso]);
            foreach (var step in steps)
                _contoso.Any(step, claim, walk).Decide(claim, Tuesday).ShouldNotBeNull();
            foreach (var asked in ConsequentCommand.Of(history.Begin, history.Facts.ToValueList()))
                asked.Command(SeedRegime, claim).Decide(claim, Tuesday).ShouldNotBeNull();
        },
        iter: Campaign.Samples(100));

    [Fact]
    public void fold_into_holders() => _facts.Array[1, 40].Sample(
        facts => facts.Aggregate(SlotHolders.None, static (holders, fact) => holders.Evolve(fact)).ShouldNotBeNull(),
        iter: Campaign.Samples(500));
}
