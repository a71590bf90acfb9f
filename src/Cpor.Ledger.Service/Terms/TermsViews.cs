using Cpor.Ledger.Contracts.Terms;
using Cpor.Ledger.Domain.Terms;
using NodaTime;

namespace Cpor.Ledger.Service.Terms;

/// <summary>Shows terms.</summary>
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

    private static string Standing(ProgrammeTerms terms, TermsLibrary library, Instant now)
    {
        if (!library.IsChosen(terms))
            return "known";
        if (terms.EffectiveFrom > now)
            return "ahead";
        return library.InForce(now).Hash == terms.Hash ? "in-force" : "over";
    }
}
