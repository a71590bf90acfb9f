using Cpor.Ledger.Domain.Calendars;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Terms;
using NodaTime;

namespace Cpor.Ledger.Service.Hosting;

/// <summary>
/// The terms this ledger knows: the shipped ones and those of the settings. Terms that ever bound a claim must stay
/// known, because the claim is judged by them to its end.
/// </summary>
public sealed class TermsLibrary
{
    private readonly IReadOnlyList<ProgrammeTerms> _terms;
    private readonly Dictionary<string, Regime> _byHash;

    /// <summary>Reads the documents; given ones take precedence over shipped ones of the same start.</summary>
    public TermsLibrary(LedgerSettings settings)
    {
        _terms =
        [
            .. settings.Terms.Where(path => path.Length > 0).Select(
                path => TermsDocument.Parse(File.ReadAllBytes(path))),
            TermsDocument.Cpor2020,
        ];
        _byHash = _terms.ToDictionary(terms => terms.Hash, terms => new Regime(
            terms, BusinessCalendars.Shipped.For(terms.DefaultLocale.Value.Country)));
    }

    /// <summary>The terms by which a claim submitted at that instant is judged.</summary>
    public ProgrammeTerms InForce(Instant now) => _terms.InForce(now);

    /// <summary>The terms of that hash, or null when this ledger was started without them.</summary>
    public ProgrammeTerms? Known(string hash) => _byHash.GetValueOrDefault(hash)?.Terms;

    /// <summary>The terms that a submitted claim is bound to.</summary>
    /// <exception cref="InvalidOperationException">This ledger was started without them.</exception>
    public Regime Binding(Claim.Filed claim)
    {
        var decision = claim.Submission.Fact.Decision;
        return _byHash.GetValueOrDefault(decision.TermsHash) ?? throw new InvalidOperationException(
            $"The terms '{decision.TermsId}' ({decision.TermsHash}) that bind claim {claim.Id} are not known here.");
    }
}
