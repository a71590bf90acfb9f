using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Terms;
using NodaTime;

namespace Cpor.Ledger.Domain.Disputes;

/// <summary>
/// A timer asks whether rejections can still be disputed; the claim decides. Undisputed at the end they are final
/// (Manage incentives customer associations, 2020-07: after 30 days only a new claim). Asking again adds nothing.
/// </summary>
/// <param name="LineIds">Lines that were rejected together; none named means every rejected one.</param>
public sealed record LapseDispute(ValueList<LineId> LineIds, ProgrammeTerms Terms) : ICommand<Claim, ClaimEvent>
{
    /// <inheritdoc />
    public Decision<ClaimEvent> Decide(Claim? state, Instant now) => state switch
    {
        null => ClaimRefusals.NotFound,
        Claim.Draft => ClaimRefusals.NotSubmitted,
        Claim.Filed filed when !filed.Knows(LineIds) => ClaimRefusals.LineUnknown,
        Claim.Filed filed => Decide(filed, filed.Chosen(LineIds, IsOpen).Where(IsOpen).ToValueList(), now),
        _ => Decisions.NoFacts,
    };

    private static bool IsOpen(ClaimLine line) => line.State is LineState.Rejected { Dispute: not null };

    private Decision<ClaimEvent> Decide(Claim.Filed claim, ValueList<ClaimLine> open, Instant now)
    {
        if (open.Count == 0)
            return Decisions.NoFacts;
        if (open.Any(line => now < Ends(line)))
            return DisputeRefusals.DisputeWindowOpen;
        return new DisputeLapsed(
            claim.Id,
            open.Ids(),
            now,
            claim.Under(Terms).Asked(
                "disputed-in-time",
                Terms.DisputeWindow.Source,
                "no",
                [
                    .. open.Select(line => RuleInput.At("dispute-ends", Ends(line), line.Since, line.Id)),
                    RuleInput.At("asked-at", now),
                ]));
    }

    private static Instant Ends(ClaimLine line) => ((LineState.Rejected)line.State).Dispute!.Ends;
}
