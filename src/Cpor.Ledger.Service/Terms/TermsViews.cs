using Cpor.Ledger.Contracts.Terms;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Terms;
using Cpor.Ledger.Domain.WhatIf;
using Cpor.Ledger.Service.Doors;
using Cpor.Ledger.Service.Hosting;
using Cpor.Ledger.Service.ReadModels;
using NodaTime;

namespace Cpor.Ledger.Service.Terms;

/// <summary>Shows terms, and what they would change.</summary>
internal static class TermsViews
{
    public static TermsView Of(ProgrammeTerms terms, TermsLibrary library, Instant now) => new()
    {
        TermsId = terms.Id,
        Title = terms.Title,
        Hash = terms.Hash,
        EffectiveFrom = terms.EffectiveFrom,
        Standing = Standing(terms, library, now),
    };

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

    private static string Standing(ProgrammeTerms terms, TermsLibrary library, Instant now)
    {
        if (!library.IsChosen(terms))
            return "known";
        if (terms.EffectiveFrom > now)
            return "ahead";
        return library.InForce(now).Hash == terms.Hash ? "in-force" : "over";
    }
}
