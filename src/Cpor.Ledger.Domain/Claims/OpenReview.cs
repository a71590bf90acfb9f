using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Disputes;
using Cpor.Ledger.Domain.Terms;
using NodaTime;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>
/// Ends the automatic checks: lines that failed one are rejected, the others wait for the reviewer, of them contested
/// those whose slot another partner holds. Asking again adds nothing.
/// </summary>
public sealed record OpenReview(Regime Regime, SlotHolders Holders) : ICommand<Claim, ClaimEvent>
{
    private const string Checks = "Issues with CPOR customer associations (2020-07)";

    /// <inheritdoc />
    public Decision<ClaimEvent> Decide(Claim? state, Instant now) => state switch
    {
        null => ClaimRefusals.NotFound,
        Claim.Filed filed when !filed.Lines.Any(line => line.State is LineState.Checking) => Decisions.NoFacts,
        Claim.Filed filed when AutomaticChecks.All.Except(filed.Checks.Select(check => check.Check)).Any() =>
            ReviewRefusals.ChecksPending,
        Claim.Filed filed => Decide(filed, now).ToValueList(),
        Claim.Draft => ClaimRefusals.NotSubmitted,
        _ => ClaimRefusals.Over,
    };

    private IEnumerable<ClaimEvent> Decide(Claim.Filed claim, Instant now)
    {
        var lines = claim.Lines.Where(line => line.State is LineState.Checking).ToValueList();
        var failed = lines.Where(line => line.Failed.Count > 0).ToValueList();
        var wanted = SlotAnswers.For(claim, lines.Except(failed).ToValueList(), Holders, Regime.Terms);
        foreach (var fact in Rejected(claim, failed, wanted, now))
            yield return fact;
        var passed = lines.Except(failed).Except(wanted.Yours).Ids();
        if (passed.Count > 0)
        {
            yield return new ReviewOpened(
                claim.Id,
                passed,
                now,
                Regime.Count(Regime.Terms.ReviewPromise.Value, claim.Submission.Fact.HappenedAt),
                wanted.Record.Asked(
                    "checks-passed",
                    Checks,
                    "yes",
                    [.. claim.Checks.Select(check => new RuleInput("check", check.Check, check.Version))]));
        }

        if (wanted.Held.Count > 0)
            yield return wanted.Contest(null, now);
    }

    private IEnumerable<ClaimEvent> Rejected(
        Claim.Filed claim, ValueList<ClaimLine> failed, SlotAnswers wanted, Instant now) =>
    [
        .. new Rejection(
            claim,
            RejectionReason.CheckFailed,
            Regime,
            claim.Under(Regime.Terms).Asked(
                "checks-passed",
                Checks,
                "no",
                [
                    .. from line in failed
                       from found in line.Failed
                       select new RuleInput("failed-check", found.Code, found.Version, line.Id),
                ]))
        {
            Codes = failed.SelectMany(line => line.Failed).Select(found => found.Code).Distinct().ToValueList(),
        }.Of(failed, now),
        .. wanted.RejectYours(Regime, now),
    ];
}
