using Cpor.Ledger.Domain.Calendars;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Terms;

namespace Cpor.Ledger.Service.Terms;

/// <summary>Finds the regime that a command on a claim is decided under.</summary>
internal static class TermsOfClaim
{
    private static readonly Regime Unbound =
        new(TermsDocument.Cpor2020, BusinessCalendars.Shipped.For(TermsDocument.Cpor2020.DefaultLocale.Value.Country));

    /// <summary>
    /// The regime of the claim's submission. What was never submitted is bound to none, and a command that needs a
    /// submitted claim is refused before it looks at one.
    /// </summary>
    /// <exception cref="InvalidOperationException">This ledger was started without the claim's terms.</exception>
    public static Regime For(this TermsLibrary terms, Claim? claim) =>
        claim is Claim.Filed filed ? terms.Binding(filed) : Unbound;
}
