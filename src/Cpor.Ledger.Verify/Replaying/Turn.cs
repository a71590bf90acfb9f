using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Calendars;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Terms;
using NodaTime;

namespace Cpor.Ledger.Verify.Replaying;

/// <summary>A claim as it was, and the facts that came next at one instant.</summary>
/// <param name="Before">The claim before them; null when it had no facts.</param>
/// <param name="Facts">The next fact, and those after it that may be of one decision; never empty.</param>
/// <param name="Terms">The terms that the claim is, or becomes, bound to; null before it is.</param>
/// <param name="Book">What else the dossier has.</param>
internal sealed record Turn(Claim? Before, IReadOnlyList<StoredFact> Facts, ProgrammeTerms? Terms, Rulebook Book)
{
    /// <summary>The next fact.</summary>
    public ClaimEvent Fact => Facts[0].Fact;

    /// <summary>The claim when it was submitted; a fault of the record when it was not.</summary>
    public Claim.Filed Claim => Before as Claim.Filed ?? throw new InvalidOperationException("It is not submitted.");

    /// <summary>The terms of a claim that is bound; a fault of the record when it is not.</summary>
    public ProgrammeTerms Bound => Terms ?? throw new InvalidOperationException("It is bound to no terms.");

    /// <summary>The terms with the calendar that the programme's deadlines of this instant were counted by.</summary>
    public Regime Regime => new(Bound, Facts
        .Where(one => one.Fact is not CustomerNotified)
        .SelectMany(one => one.Deadlines)
        .Select(promised => Book.Calendars.GetValueOrDefault(promised.Workings.CalendarVersion))
        .FirstOrDefault(calendar => calendar is not null) ?? BusinessCalendars.Shipped.WeekendsOnly);

    /// <summary>The lines that the next fact is about, as they were.</summary>
    public IEnumerable<ClaimLine> Lines => Claim.Lines.Where(line => Fact.LineIds.Contains(line.Id));

    /// <summary>The next facts as long as they are of this kind, the first of them among them.</summary>
    public IEnumerable<T> Next<T>()
        where T : ClaimEvent => Facts.Select(one => one.Fact).OfType<T>();

    /// <summary>All answers to a rule in the records of these facts.</summary>
    public IEnumerable<RuleAnswer> Answers(string rule) =>
        Facts.SelectMany(one => one.Record?.Rules ?? []).Where(answer => answer.Rule == rule);

    /// <summary>What a rule answered in the record of the next fact; null when it was not asked.</summary>
    public string? Answer(string rule) =>
        Facts[0].Record?.Rules.FirstOrDefault(answer => answer.Rule == rule)?.Answer;

    /// <summary>What a rule looked at in the record of the next fact; a fault of the record when it did not.</summary>
    public string Input(string name) => Inputs(name).First();

    /// <summary>An instant that a rule looked at.</summary>
    public Instant InstantOf(string name) => StoredFormat.InstantPattern.Parse(Input(name)).Value;

    /// <summary>Everything of this name that the rules looked at in the record of the next fact.</summary>
    public IEnumerable<string> Inputs(string name) =>
        from rule in Facts[0].Record?.Rules ?? []
        from input in rule.Inputs
        where input.Name == name
        select input.Value;
}
