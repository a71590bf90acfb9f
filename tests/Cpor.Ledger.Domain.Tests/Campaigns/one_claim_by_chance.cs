using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Contests;
using Cpor.Ledger.Domain.Disputes;
using Cpor.Ledger.Domain.Erasure;
using CsCheck;
using NodaTime;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Domain.Tests.Campaigns;

/// <summary>One claim of three lines, asked anything at any time; a failure prints its seed.</summary>
public class one_claim_by_chance
{
    private static readonly LineId _phone = LineId.Parse("01900000-0000-7000-8000-0000000000e3");

    private static readonly WindowId _unused = WindowId.Parse("01900000-0000-7000-8000-0000000fffff");

    private static readonly Type[] _ofSeveralClaims =
    [
        typeof(Contested), typeof(AssociationContested), typeof(ContestAnswered), typeof(ContestDecided),
        typeof(ContestDropped), typeof(Migrated), typeof(PredecessorLinked), typeof(SuccessorLinked),
    ];

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
            if (fact is not (DraftCreated or DetailsGiven or ProofAttached or Commented or Withdrawn
                or PersonalDataErased))
                fact.LineIds.ShouldNotBeEmpty($"{fact}");
        }
    });

    [Fact]
    public void is_not_official_before_the_end_of_its_window_nor_refused_at_it() => Each(600, taken =>
    {
        foreach (var fact in taken.Facts.Where(fact => fact is Official or OptedOut))
        {
            foreach (var line in LinesOf(taken.Before).Where(line => fact.LineIds.Contains(line.Id)))
                (fact is OptedOut refused ? IsOpen(taken.Before, line, refused) : IsClosed(line, fact.HappenedAt))
                    .ShouldBeTrue($"{fact}");
        }
    });

    [Fact]
    public void waits_in_every_state_for_a_timer_or_a_person() => Each(200, taken =>
    {
        if (taken.After is not Claim.Filed filed)
            return;
        var walk = new Walk(_contoso);
        foreach (var line in filed.Lines.Where(line => line.IsAlive()))
        {
            var asked = taken.Who.WhatItWaitsFor(filed, line, walk, _unused, false).Single()
                .Decide(filed, line.TimerEnds() ?? Monday + Duration.FromDays(1_000));
            asked.ShouldBeOfType<Decision<ClaimEvent>.Accepted>($"{line.State}: {asked}").Facts
                .ShouldNotBeEmpty($"{line.State}");
        }
    });

    [Fact]
    public void waits_for_the_reviewer_only_with_a_promise() => Each(300, taken => LinesOf(taken.After)
        .Where(line => line.State is LineState.UnderReview or LineState.Disputed)
        .ShouldAllBe(line => line.Review != null));

    [Fact]
    public void is_reminded_when_a_reminder_is_due_unless_it_lapses_just_then() => Each(300, taken =>
    {
        if (taken.After is not Claim.Filed filed || filed.NextReminder() is not { } due || taken.At < due)
            return;
        var asked = new Remind().Decide(filed, taken.At).ShouldBeOfType<Decision<ClaimEvent>.Accepted>();
        (asked.Facts.Count > 0 || filed.Lines.Any(line => line.TimerEnds() <= taken.At)).ShouldBeTrue($"{due}");
    });

    [Fact]
    public void does_not_end_before_it_began() => Each(300, taken =>
    {
        foreach (var ended in taken.Facts.OfType<AssociationEnded>())
        {
            foreach (var line in LinesOf(taken.Before).Where(line => ended.LineIds.Contains(line.Id)))
                ended.EffectiveAt.ShouldBeGreaterThanOrEqualTo(((LineState.Official)line.State).EffectiveAt);
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
            .ShouldBe(ClaimEventNames.All.Keys.Except(_ofSeveralClaims), ignoreOrder: true);
        seen.SelectMany(taken => LinesOf(taken.After)).Select(line => line.State.GetType()).Distinct().Count()
            .ShouldBe(13, "all but contested");
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

    private static bool IsOpen(Claim? claim, ClaimLine line, OptedOut fact) =>
        line.State is LineState.Validated
        || (line.State is LineState.Notified notified && fact.HappenedAt < notified.Ends)
        || (line.State.IsBeforeReviewer && ((Claim.Filed)claim!).Windows.Single(at => at.Id == fact.WindowId).Void);
}
