using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Terms;
using NodaTime;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>
/// The partner disassociates from official lines, with a reason in words (Manage incentives customer associations,
/// 2023-10, "Disassociate customer"). The slots are free at once. No line named means every official one; ending ended
/// lines adds nothing.
/// </summary>
public sealed record EndAssociation(ValueList<LineId> LineIds, Sealed Comment, ProgrammeTerms Terms)
    : ICommand<Claim, ClaimEvent>
{
    /// <inheritdoc />
    public Decision<ClaimEvent> Decide(Claim? state, Instant now) => state switch
    {
        null => ClaimRefusals.NotFound,
        Claim.Draft => ClaimRefusals.NotSubmitted,
        Claim.Filed filed when !filed.Knows(LineIds) => ClaimRefusals.LineUnknown,
        Claim.Filed filed => Decide(filed, filed.Chosen(LineIds, IsOfficial), now),
        _ => ClaimRefusals.Over,
    };

    private Decision<ClaimEvent> Decide(Claim.Filed claim, ValueList<ClaimLine> lines, Instant now)
    {
        var ended = claim.Chosen(LineIds, line => line.State is LineState.Ended);
        if (!lines.Any(IsOfficial) && ended.Every<LineState.Ended>())
            return Decisions.NoFacts;
        if (lines.Count == 0 || !lines.All(IsOfficial))
            return claim.IsOver() ? ClaimRefusals.Over : ClaimRefusals.LinesNotOpenToThis;
        return new Ending(
            claim,
            EndReason.PartnerDisassociated,
            now,
            claim.Under(Terms).Asked(
                "is-official",
                "Manage incentives customer associations (2023-10), Disassociate customer",
                "yes",
                [.. lines.Select(line => line.Input())]))
        {
            Comment = Comment,
        }.Of(lines, now);
    }

    private static bool IsOfficial(ClaimLine line) => line.State is LineState.Official;
}
