using Cpor.Ledger.Domain.Claims;
using CsCheck;
using NodaTime;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Domain.Tests.Campaigns;

/// <summary>One claim of three lines, asked anything at any time; a failure prints its seed.</summary>
public class one_claim_by_chance
{
    private static readonly LineId _phone = LineId.Parse("01900000-0000-7000-8000-0000000000e3");

    private static readonly Claimant[] _contoso =
    [
        new(
            TheClaim,
            Contoso,
            Details with { Lines = [.. Details.Lines, new(_phone, Workload: new("teams-phone"))] },
            Terms2020),
    ];

    [Fact]
    public void asked_twice_adds_nothing_and_is_not_refused() => Each(600, taken =>
    {
        if (taken.Facts.Count == 0)
            return;
        var again = taken.Command.Decide(taken.After, taken.At);
        again.ShouldBeOfType<Decision<ClaimEvent>.Accepted>($"{taken.Command} was {again}").Facts
            .ShouldBeEmpty($"{taken.Command}");
    });

    [Fact]
    public void comes_back_from_its_stored_form_with_every_fact() => Each(100, taken =>
    {
        foreach (var fact in taken.Facts)
            StoredForm.ShouldComeBack(fact, fact.GetType());
        if (taken is { Facts.Count: > 0, After: { } claim })
            StoredForm.ShouldComeBack(claim, typeof(Claim));
    });

    [Fact]
    public void never_changes_a_line_that_is_at_its_end() => Each(600, taken =>
    {
        foreach (var line in LinesOf(taken.Before).Where(line => !line.IsAlive()))
            LinesOf(taken.After).ShouldContain(line);
    });

    [Fact]
    public void names_its_own_lines_in_its_facts() => Each(300, taken =>
    {
        foreach (var fact in taken.Facts)
        {
            fact.ClaimId.ShouldBe(TheClaim);
            fact.LineIds.ShouldBeSubsetOf([Exchange, Teams, _phone]);
            fact.LineIds.ShouldBeUnique();
            if (fact is not (DraftCreated or DetailsGiven or ProofAttached or Commented or Withdrawn))
                fact.LineIds.ShouldNotBeEmpty($"{fact}");
        }
    });

    [Fact]
    public void is_not_official_before_the_end_of_its_window_nor_refused_at_it() => Each(600, taken =>
    {
        foreach (var fact in taken.Facts.Where(fact => fact is Official or OptedOut))
        {
            foreach (var line in LinesOf(taken.Before).Where(line => fact.LineIds.Contains(line.Id)))
                (fact is Official ? IsClosed(line, fact.HappenedAt) : IsOpen(line, fact.HappenedAt))
                    .ShouldBeTrue($"{fact}");
        }
    });

    [Fact]
    public void waits_in_every_state_for_a_timer_or_a_person() => Each(200, taken =>
    {
        if (taken.After is not Claim.Filed filed)
            return;
        foreach (var line in filed.Lines.Where(line => line.IsAlive()))
        {
            var asked = taken.Who.WhatItWaitsFor(filed, line).Decide(filed, EndOf(line));
            asked.ShouldBeOfType<Decision<ClaimEvent>.Accepted>($"{line.State}: {asked}").Facts
                .ShouldNotBeEmpty($"{line.State}");
        }
    });

    [Fact]
    public void has_a_status_and_knows_its_lines_at_any_time() => Each(300, taken =>
    {
        if (taken.After is not { } claim)
            return;
        Enum.IsDefined(claim.Status()).ShouldBeTrue();
        claim.IsOver().ShouldBe(claim.LiveLines().Count == 0 && claim is not Claim.Draft);
        claim.Version.ShouldBe((taken.Before?.Version ?? 0) + taken.Facts.Count);
    });

    // With a seed of its own, so that it says of the walks above that they go everywhere.
    [Fact]
    public void goes_everywhere()
    {
        var chance = new PCG(1, 20);
        var seen = Enumerable.Range(0, 400)
            .SelectMany(_ => Walk.Of(_contoso, Walk.Steps.Generate(chance, null, out var size)))
            .ToList();

        seen.SelectMany(taken => taken.Facts).Select(fact => fact.GetType()).Distinct()
            .ShouldBe(ClaimEventNames.All.Keys.Except([typeof(Contested)]), ignoreOrder: true);
        seen.SelectMany(taken => LinesOf(taken.After)).Select(line => line.State.GetType()).Distinct().Count()
            .ShouldBe(11);
    }

    private static void Each(long samples, Action<Taken> check) => Walk.Steps.Sample(
        steps =>
        {
            foreach (var taken in Walk.Of(_contoso, steps))
                check(taken);
        },
        iter: Campaign.Samples(samples),
        print: Print);

    private static string Print(Step[] steps) => string.Join('\n', Walk.Of(_contoso, steps).Select(taken =>
        $"{taken.At} {taken.Command} => {string.Join(" + ", taken.Facts.Select(fact => fact.GetType().Name))}"));

    private static ValueList<ClaimLine> LinesOf(Claim? claim) => claim is Claim.Filed filed ? filed.Lines : [];

    private static bool IsClosed(ClaimLine line, Instant at) =>
        line.State is LineState.Notified notified && at >= notified.Ends;

    private static bool IsOpen(ClaimLine line, Instant at) =>
        line.State is LineState.Validated || (line.State is LineState.Notified notified && at < notified.Ends);

    private static Instant EndOf(ClaimLine line) => line.State switch
    {
        LineState.AwaitingAnswer waiting => waiting.Ends,
        LineState.Notified notified => notified.Ends,
        _ => Monday + Duration.FromDays(1_000),
    };
}
