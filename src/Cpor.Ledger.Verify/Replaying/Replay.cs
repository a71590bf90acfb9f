using Cpor.Ledger.Audit;
using Cpor.Ledger.Audit.Dossiers;
using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Terms;

namespace Cpor.Ledger.Verify.Replaying;

/// <summary>
/// Takes a claim's facts one by one: each must have been possible, its deadlines must come out when they are counted
/// again, and the rules must decide it again, on the claim as it was and at the instant at which it happened.
/// </summary>
internal sealed class Replay
{
    // More than one decision makes.
    private const int MostFacts = 100;

    private const string Earlier = "an earlier edition of the ledger decided it, by rules that are not these";

    private readonly Rulebook _book;
    private readonly List<StoredFact> _facts;
    private readonly List<CheckedFact> _checked = [];
    private Claim? _claim;

    private Replay(Rulebook book, List<StoredFact> facts) => (_book, _facts) = (book, facts);

    /// <summary>What was checked of each fact until the first that is wrong, and what is wrong with it.</summary>
    public static (IReadOnlyList<CheckedFact> Checked, Fault? Fault) Of(ProvedDossier dossier)
    {
        var book = Rulebook.Read(dossier.Dossier);
        if (!book.IsGood)
            return ([], book.Fault);
        var facts = new List<StoredFact>();
        foreach (var entry in dossier.Events)
        {
            var read = StoredFact.Read(entry);
            if (!read.IsGood)
                return ([], read.Fault.Of(entry));
            facts.Add(read.Value);
        }

        var replay = new Replay(book.Value, facts);
        return (replay._checked, replay.Run());
    }

    private Fault? Run()
    {
        while (_checked.Count < _facts.Count)
        {
            var next = _facts[_checked.Count];
            var fault = Miscounted(next) ?? Impossible(next) ?? OfTerms(next)
                ?? (next.IsEarlier ? Take([next], null) : Decide(next));
            if (fault is not null)
                return fault.Of(next.Entry);
        }

        return null;
    }

    private Fault? Impossible(StoredFact stored) =>
        _claim.Evolve(stored.Fact) is { } after && (_claim is null || after with { Version = _claim.Version } != _claim)
            ? null
            : ReplayFaults.Impossible;

    private Fault? OfTerms(StoredFact stored) => (Terms(stored), stored.Record) switch
    {
        (null, { }) => ReplayFaults.OtherTerms,
        ({ } terms, { } record) when (record.TermsHash, record.TermsId) != (terms.Hash, terms.Id) =>
            ReplayFaults.OtherTerms,
        ({ } terms, _) when stored.Fact is Submitted or Migrated && terms.EffectiveFrom > stored.Fact.HappenedAt =>
            ReplayFaults.TermsNotInForce,
        _ => null,
    };

    private Fault? Miscounted(StoredFact stored) => stored.Deadlines
        .Select(promised => _book.Recount(promised, (stored.Fact as CustomerNotified)?.StatedEnds))
        .FirstOrDefault(fault => fault is not null);

    /// <summary>The terms that the claim is bound to, or becomes bound to by the fact.</summary>
    private ProgrammeTerms? Terms(StoredFact stored) =>
        ((_claim as Claim.Filed)?.Submission.Fact.Decision ?? stored.Record) is { } record
            ? _book.Terms.GetValueOrDefault(record.TermsHash)
            : null;

    // One decision can make several facts, all of one instant; as many of them as the rules make of it are its own.
    private Fault? Decide(StoredFact first)
    {
        Fault? wrong = null;
        var same = _facts.Skip(_checked.Count).Take(MostFacts)
            .TakeWhile(next => next.Fact.HappenedAt == first.Fact.HappenedAt).ToList();
        for (var count = same.Count; count > 0; count--)
        {
            var turn = new Turn(_claim, same[..count], Terms(first), _book);
            foreach (var question in turn.Asked())
            {
                if (turn.Otherwise(question) is not { } fault)
                    return Take(turn.Facts, question);
                wrong ??= fault;
            }
        }

        return wrong ?? ReplayFaults.DecidedOtherwise.Because("Nothing that can be asked leads to it.");
    }

    // Those after the first of a decision are as the rules decide them, and so possible and well counted.
    private Fault? Take(IReadOnlyList<StoredFact> facts, Question? question)
    {
        foreach (var stored in facts)
        {
            _claim = _claim.Evolve(stored.Fact);
            _checked.Add(question is null
                ? new CheckedFact(_checked.Count + 1, stored.Entry.Type, false, Earlier)
                : new CheckedFact(_checked.Count + 1, stored.Entry.Type, true, question.Given));
        }

        return null;
    }
}
