using Cpor.Ledger.Domain.Calendars;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Terms;
using Cpor.Ledger.Service.Settings;
using NodaTime;

namespace Cpor.Ledger.Service.Terms;

/// <summary>
/// The terms this ledger knows: every shipped document and those of the settings. In force are only the ones that the
/// settings name, and the CPOR article's before any of them begins. Terms that ever bound a claim must stay known,
/// because the claim is judged by them to its end.
/// </summary>
public sealed class TermsLibrary
{
    private readonly IReadOnlyList<ProgrammeTerms> _chosen;
    private readonly Dictionary<string, ProgrammeTerms> _byHash;
    private readonly Func<string, BusinessCalendar> _calendarOf;

    /// <summary>
    /// Reads the documents; given ones take precedence over the article's of the same start. An entry is the id of a
    /// shipped document, or else the path of a file.
    /// </summary>
    /// <param name="settings">Which documents.</param>
    /// <param name="calendarOf">The calendar that a country is counted by now.</param>
    /// <exception cref="InvalidDataException">
    /// An entry is neither, or two different documents have one id.
    /// </exception>
    public TermsLibrary(LedgerSettings settings, Func<string, BusinessCalendar> calendarOf)
    {
        _calendarOf = calendarOf;
        _chosen = [.. settings.Terms.Where(entry => entry.Length > 0).Select(Read), TermsDocument.Cpor2020];
        All = [.. _chosen.Concat(TermsDocument.Shipped)
            .DistinctBy(terms => terms.Hash)
            .OrderBy(terms => terms.EffectiveFrom)
            .ThenBy(terms => terms.Id, StringComparer.Ordinal)];
        if (All.CountBy(terms => terms.Id).FirstOrDefault(id => id.Value > 1).Key is { } twice)
            throw new InvalidDataException($"Two different terms documents are called '{twice}'.");
        _byHash = All.ToDictionary(terms => terms.Hash);
    }

    /// <summary>Every document that is known, the earliest start first.</summary>
    public IReadOnlyList<ProgrammeTerms> All { get; }

    /// <summary>Those that are in force, were, or will be, the earliest start first.</summary>
    public IEnumerable<ProgrammeTerms> Chosen => All.Where(IsChosen);

    /// <summary>The terms by which a claim submitted at that instant is judged.</summary>
    public ProgrammeTerms InForce(Instant now) => _chosen.InForce(now);

    /// <summary>Whether these terms are in force, or will be from their start on, or were until later ones.</summary>
    public bool IsChosen(ProgrammeTerms terms) => _chosen.Any(chosen => chosen.Hash == terms.Hash);

    /// <summary>The terms of that id, or null when they are not known here.</summary>
    public Regime? Find(string termsId) =>
        All.FirstOrDefault(terms => terms.Id == termsId) is { } found ? RegimeOf(found) : null;

    /// <summary>The terms of that hash, or null when this ledger was started without them.</summary>
    public ProgrammeTerms? Known(string hash) => _byHash.GetValueOrDefault(hash);

    /// <summary>
    /// The terms that a submitted claim is bound to, and the calendar that is counted by under them now.
    /// </summary>
    /// <exception cref="InvalidOperationException">This ledger was started without them.</exception>
    public Regime Binding(Claim.Filed claim)
    {
        var decision = claim.Submission.Fact.Decision;
        var terms = _byHash.GetValueOrDefault(decision.TermsHash) ?? throw new InvalidOperationException(
            $"The terms '{decision.TermsId}' ({decision.TermsHash}) that bind claim {claim.Id} are not known here.");
        return RegimeOf(terms);
    }

    private Regime RegimeOf(ProgrammeTerms terms) => new(terms, _calendarOf(terms.DefaultLocale.Value.Country));

    private static ProgrammeTerms Read(string entry)
    {
        if (TermsDocument.Shipped.FirstOrDefault(terms => terms.Id == entry) is { } shipped)
            return shipped;
        if (File.Exists(entry))
            return TermsDocument.Parse(File.ReadAllBytes(entry));
        var ids = string.Join(", ", TermsDocument.Shipped.Select(terms => terms.Id));
        throw new InvalidDataException(
            $"Ledger:Terms names '{entry}', which is neither a file nor a shipped document ({ids}).");
    }
}
