using System.Text.Json;
using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Terms;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>Words that several decisions about claims share.</summary>
internal static class Decisions
{
    /// <summary>The command had already taken effect.</summary>
    public static ValueList<ClaimEvent> NoFacts => [];

    /// <summary>The named lines, or all that <paramref name="otherwise"/> chooses when none is named.</summary>
    public static ValueList<ClaimLine> Chosen(
        this Claim.Filed claim, ValueList<LineId> named, Func<ClaimLine, bool> otherwise) =>
        claim.Lines.Where(line => named.Count > 0 ? named.Contains(line.Id) : otherwise(line)).ToValueList();

    /// <summary>Whether every named line belongs to the claim.</summary>
    public static bool Knows(this Claim.Filed claim, ValueList<LineId> named) =>
        named.All(id => claim.Lines.Any(line => line.Id == id));

    /// <summary>The lines that wait for the answer to a request.</summary>
    public static ValueList<ClaimLine> Awaiting(this Claim.Filed claim, RequestId request) => claim.Lines
        .Where(line => line.State is LineState.AwaitingAnswer waiting && waiting.RequestId == request)
        .ToValueList();

    /// <summary>The request with that id, or null.</summary>
    public static Request? Request(this Claim.Filed claim, RequestId id) =>
        claim.Requests.FirstOrDefault(request => request.Id == id);

    /// <summary>The proposed correction with that id, or null.</summary>
    public static Correction? Correction(this Claim.Filed claim, CorrectionId id) =>
        claim.Corrections.FirstOrDefault(known => known.Fact.CorrectionId == id);

    /// <summary>What is wrong with proofs that are named: each must be a document added after that version.</summary>
    public static ValueList<FieldProblem> UnknownProofs(
        this Claim.Filed claim, ValueList<ProofId> named, int after = 0) =>
    [
        .. from id in named
           let document = claim.Documents.FirstOrDefault(known => known.ProofId == id)
           where document is null || document.Version <= after
           select document is null
               ? new FieldProblem("proofIds", "proof-unknown", $"No document {id} is attached.")
               : new FieldProblem("proofIds", "proof-not-new", $"The document {id} was there before."),
    ];

    /// <summary>The window with that id, or null.</summary>
    public static Window? Window(this Claim.Filed claim, WindowId id) =>
        claim.Windows.FirstOrDefault(window => window.Id == id);

    public static ValueList<LineId> Ids(this IEnumerable<ClaimLine> lines) =>
        lines.Select(line => line.Id).ToValueList();

    public static bool Every<TState>(this ValueList<ClaimLine> lines)
        where TState : LineState => lines.Count > 0 && lines.All(line => line.State is TState);

    /// <summary>Whether one list names nothing but what the other holds.</summary>
    public static bool IsWithin<T>(this ValueList<T> named, IEnumerable<T> others) => !named.Except(others).Any();

    /// <summary>The record of a decision under the terms that the claim is bound to, with no rule asked yet.</summary>
    public static DecisionRecord Bound(this Claim.Filed claim) => claim.Submission.Fact.Decision with { Rules = [] };

    /// <summary>The record of a decision under the terms that the claim is bound to.</summary>
    /// <exception cref="ArgumentException">
    /// These are other terms: a fault of the caller, never of the asker.
    /// </exception>
    public static DecisionRecord Under(this Claim.Filed claim, ProgrammeTerms terms) =>
        terms.Hash == claim.Submission.Fact.Decision.TermsHash
            ? terms.Record()
            : throw new ArgumentException("A claim is judged by the terms of its submission.", nameof(terms));

    /// <summary>An input that is where a line stands, with the fact that brought it there.</summary>
    public static RuleInput Input(this ClaimLine line) => new(
        "line-state", JsonNamingPolicy.KebabCaseLower.ConvertName(line.State.GetType().Name), line.Since, line.Id);
}
