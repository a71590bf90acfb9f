using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Terms;
using Cpor.Ledger.Service.Calendars;
using NodaTime;

namespace Cpor.Ledger.Service.Hosting;

/// <summary>
/// The terms this ledger knows: the shipped ones and those of the settings. Terms that ever bound a claim must stay
/// known, because the claim is judged by them to its end.
/// </summary>
public sealed class TermsLibrary
{
    private readonly IReadOnlyList<ProgrammeTerms> _terms;
    private readonly Dictionary<string, ProgrammeTerms> _byHash;
    private readonly KnownCalendars _calendars;

    /// <summary>Reads the documents; given ones take precedence over shipped ones of the same start.</summary>
    public TermsLibrary(LedgerSettings settings, KnownCalendars calendars)
    {
        _calendars = calendars;
        _terms =
        [
            .. settings.Terms.Where(path => path.Length > 0).Select(
                path => TermsDocument.Parse(File.ReadAllBytes(path))),
            TermsDocument.Cpor2020,
        ];
        _byHash = _terms.ToDictionary(terms => terms.Hash);
    }

    /// <summary>The terms by which a claim submitted at that instant is judged.</summary>
    public ProgrammeTerms InForce(Instant now) => _terms.InForce(now);

    /// <summary>
    /// The terms that a submitted claim is bound to, and the calendar that is counted by under them now.
    /// </summary>
    /// <exception cref="InvalidOperationException">This ledger was started without them.</exception>
    public Regime Binding(Claim.Filed claim)
    {
        var decision = claim.Submission.Fact.Decision;
        var terms = _byHash.GetValueOrDefault(decision.TermsHash) ?? throw new InvalidOperationException(
            $"The terms '{decision.TermsId}' ({decision.TermsHash}) that bind claim {claim.Id} are not known here.");
        return new Regime(terms, _calendars.For(terms.DefaultLocale.Value.Country));
    }
}
