using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Terms;
using NodaTime;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>
/// Ends the automatic checks: lines that failed one are rejected, lines whose slot another partner holds are contested,
/// the others wait for the reviewer. Asking again adds nothing.
/// </summary>
public sealed record OpenReview(Regime Regime, SlotHolders Holders) : ICommand<Claim, ClaimEvent>
{
    /// <inheritdoc />
    public Decision<ClaimEvent> Decide(Claim? state, Instant now) => state switch
    {
        null => ClaimRefusals.NotFound,
        Claim.Filed filed when !filed.Lines.Any(line => line.State is LineState.Checking) => Decisions.NoFacts,
        Claim.Filed filed when AutomaticChecks.All.Except(filed.Checks).Any() => ClaimRefusals.ChecksPending,
        Claim.Filed filed => Decide(filed, now).ToValueList(),
        Claim.Draft => ClaimRefusals.NotSubmitted,
        _ => ClaimRefusals.Over,
    };

    private IEnumerable<ClaimEvent> Decide(Claim.Filed claim, Instant now)
    {
        var lines = claim.Lines.Where(line => line.State is LineState.Checking).ToValueList();
        var failed = lines.Where(line => line.Failed.Count > 0).ToValueList();
        var wanted = SlotAnswers.For(claim, lines.Except(failed).ToValueList(), Holders, Regime.Terms);
        if (failed.Count > 0)
            yield return Fail(claim, failed, now);
        if (wanted.Yours.Count > 0)
            yield return wanted.RejectYours(now);
        if (wanted.Free.Count > 0)
        {
            yield return new ReviewOpened(
                claim.Id,
                wanted.Free.Ids(),
                now,
                Regime.Count(Regime.Terms.ReviewPromise.Value, claim.Submission.Fact.HappenedAt),
                wanted.Record.Asked("checks-passed", "Issues with CPOR customer associations (2020-07)", "yes"));
        }

        if (wanted.Held.Count > 0)
            yield return wanted.Contest(now);
    }

    private Rejected Fail(Claim.Filed claim, ValueList<ClaimLine> failed, Instant now) => new(
        claim.Id,
        failed.Ids(),
        now,
        RejectionReason.CheckFailed,
        failed.SelectMany(line => line.Failed).Distinct().ToValueList(),
        [],
        null,
        claim.Under(Regime.Terms).Asked(
            "checks-passed",
            "Issues with CPOR customer associations (2020-07)",
            "no",
            [.. failed.Select(line => line.Input(string.Join(", ", line.Failed)))]));
}
