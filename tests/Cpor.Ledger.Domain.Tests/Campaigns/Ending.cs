using Cpor.Ledger.Domain.Claims;
using NodaTime;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Domain.Tests.Campaigns;

/// <summary>
/// Brings every claim of a walk to its end: timers fire when they are due, and each person does what only they can. One
/// of these steps that adds nothing is a claim that is stuck.
/// </summary>
/// <param name="accepting">Whether the reviewer accepts what can be accepted, or refuses everything.</param>
internal sealed class Ending(Walk walk, bool accepting)
{
    /// <summary>More steps than the longest way of all lines of six claims has.</summary>
    private const int TooMany = 400;

    private Instant _now = Monday + Duration.FromDays(1_000);
    private int _windows;

    public void Run()
    {
        foreach (var claimant in walk.Claimants.Where(claimant => walk[claimant.Id] is Claim.Draft))
            ShouldGoOn(claimant, [new Withdraw(null)]);
        for (var steps = 0; Alive() is var (claimant, claim, line); steps++)
        {
            steps.ShouldBeLessThan(TooMany, $"{line}");
            _now = Instant.Max(_now, line.TimerEnds() ?? _now) + Duration.FromDays(30);
            var window = WindowId.Parse($"01900000-0000-7000-8000-0000000e{++_windows:0000}");
            ShouldGoOn(claimant, claimant.WhatItWaitsFor(claim, line, walk, window, accepting));
        }
    }

    // Official lines last: they wait for nobody as long as they stand.
    private (Claimant Claimant, Claim.Filed Claim, ClaimLine Line)? Alive() => (
        from claimant in walk.Claimants
        let claim = walk[claimant.Id] as Claim.Filed
        where claim is not null
        from line in claim.Lines
        where line.IsAlive()
        orderby line.State is LineState.Official
        select ((Claimant, Claim.Filed, ClaimLine)?)(claimant, claim, line)).FirstOrDefault();

    private void ShouldGoOn(Claimant claimant, IEnumerable<ICommand<Claim, ClaimEvent>> commands) => commands
        .Any(command => walk.Ask(claimant, command, _now).Stored.Count > 0)
        .ShouldBeTrue($"stuck: {walk[claimant.Id]}");
}
