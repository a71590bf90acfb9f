using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Terms;
using NodaTime;

namespace Cpor.Ledger.Domain.Disputes;

/// <summary>
/// A timer asks whether rejections can still be disputed; the claim decides. Undisputed at the end they are final
/// (Manage incentives customer associations, 2020-07: after 30 days only a new claim). Asking again adds nothing.
/// </summary>
public sealed record LapseDispute(ProgrammeTerms Terms) : ICommand<Claim, ClaimEvent>
{
    /// <inheritdoc />
    public Decision<ClaimEvent> Decide(Claim? state, Instant now) => state switch
    {
        null => ClaimRefusals.NotFound,
        Claim.Draft => ClaimRefusals.NotSubmitted,
        Claim.Filed filed => Decide(filed, filed.Lines.Where(IsOpen).ToValueList(), now),
        _ => Decisions.NoFacts,
    };

    private static bool IsOpen(ClaimLine line) => line.State is LineState.Rejected { Dispute: not null };

    private Decision<ClaimEvent> Decide(Claim.Filed claim, ValueList<ClaimLine> open, Instant now)
    {
        var over = open.Where(line => now >= Ends(line)).ToValueList();
        if (over.Count == 0)
            return open.Count == 0 ? Decisions.NoFacts : DisputeRefusals.DisputeWindowOpen;
        return new DisputeLapsed(
            claim.Id,
            over.Ids(),
            now,
            claim.Under(Terms).Asked(
                "disputed-in-time",
                Terms.DisputeWindow.Source,
                "no",
                [
                    .. over.Select(line => RuleInput.At("dispute-ends", Ends(line), line.Since, line.Id)),
                    RuleInput.At("asked-at", now),
                ]));
    }

    private static Instant Ends(ClaimLine line) => ((LineState.Rejected)line.State).Dispute!.Ends;
}
