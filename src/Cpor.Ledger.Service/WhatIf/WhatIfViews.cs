using Cpor.Ledger.Contracts.Terms;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.WhatIf;
using Cpor.Ledger.Service.Http;
using Cpor.Ledger.Service.ReadModels;

namespace Cpor.Ledger.Service.WhatIf;

/// <summary>Shows what other terms would change.</summary>
internal static class WhatIfViews
{
    public static WhatIfClaim Of(Claim claim, IEnumerable<Difference> differences)
    {
        var bound = (claim as Claim.Filed)?.Submission.Fact.Decision;
        return new WhatIfClaim
        {
            ClaimId = $"{claim.Id}",
            Version = claim.Version,
            Status = claim.Status().PublicName(),
            TermsId = bound?.TermsId,
            TermsHash = bound?.TermsHash,
            Differences = [.. differences.Select(Of)],
        };
    }

    private static DifferenceView Of(Difference difference) => new()
    {
        Rule = difference.Rule,
        Version = difference.Version,
        Fact = difference.Fact,
        HappenedAt = difference.HappenedAt,
        LineIds = [.. difference.LineIds.Select(line => $"{line}")],
        Own = Of(difference.Own),
        Other = Of(difference.Other),
    };

    private static JudgementView Of(Judgement judgement) =>
        new(judgement.Answer, judgement.Source, HistoryViews.Inputs(judgement.Inputs));
}
