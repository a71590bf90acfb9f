using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Terms;
using NodaTime;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>
/// The reviewer accepts lines; the customer is notified next. A line whose slot another partner holds becomes (or
/// stays) contested instead. A retry is recognised by the window's id and lines. No line named means every line before
/// the reviewer.
/// </summary>
public sealed record ValidateLines(
    WindowId WindowId, ValueList<LineId> LineIds, SlotHolders Holders, ProgrammeTerms Terms)
    : ICommand<Claim, ClaimEvent>
{
    /// <inheritdoc />
    public Decision<ClaimEvent> Decide(Claim? state, Instant now) => state switch
    {
        null => ClaimRefusals.NotFound,
        Claim.Draft => ClaimRefusals.NotSubmitted,
        Claim.Filed filed when filed.Window(WindowId) is { } window =>
            LineIds.IsWithin([.. window.LineIds, .. window.ContestedLineIds])
                ? Decisions.NoFacts
                : WindowRefusals.WindowIdUsed,
        Claim.Filed filed when filed.IsOver() => ClaimRefusals.Over,
        Claim.Filed filed when !filed.Knows(LineIds) => ClaimRefusals.LineUnknown,
        Claim.Filed filed => Decide(filed, filed.Chosen(LineIds, line => line.State.IsBeforeReviewer), now),
        _ => ClaimRefusals.Over,
    };

    private Decision<ClaimEvent> Decide(Claim.Filed claim, ValueList<ClaimLine> lines, Instant now)
    {
        if (lines.Count == 0 || !lines.All(line => line.State
            is LineState.UnderReview or LineState.Disputed or LineState.Contested))
            return ClaimRefusals.LinesNotOpenToThis;
        var answers = SlotAnswers.For(claim, lines, Holders, Terms);
        if (answers.Yours.Count > 0)
            return ClaimRefusals.SlotAlreadyYours;
        var news = answers.Held
            .Where(held => held.Line.State != new LineState.Contested(held.Holder.ClaimId))
            .ToValueList();
        if (answers.Free.Count == 0 && news.Count == 0)
            return ClaimRefusals.SlotHeld;
        return Facts(answers, answers with { Held = news }, now).ToValueList();
    }

    private IEnumerable<ClaimEvent> Facts(SlotAnswers answers, SlotAnswers newlyHeld, Instant now)
    {
        if (newlyHeld.Held.Count > 0)
            yield return newlyHeld.Contest(WindowId, now);
        if (answers.Free.Count > 0)
        {
            yield return new Validated(
                answers.Claim.Id,
                answers.Free.Ids(),
                now,
                WindowId,
                answers.Record.Asked(
                    "proof-suffices",
                    "Manage incentives customer associations (2020-07), Under review",
                    "yes",
                    [.. answers.Claim.Documents.Select(document =>
                        new RuleInput("document", document.Sha256, document.Version))]));
        }
    }
}
