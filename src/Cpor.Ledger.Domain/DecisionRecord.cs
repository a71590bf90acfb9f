using Cpor.Ledger.Domain.Claims;
using NodaTime;

namespace Cpor.Ledger.Domain;

/// <summary>
/// Why a fact was decided: the terms, every rule that was asked, what it looked at and what it answered. Stored in
/// every fact that accepts, refuses or expires something, so that the decision can be explained and made again.
/// </summary>
/// <param name="TermsId">The terms the claim is judged by.</param>
/// <param name="TermsHash">SHA-256 of the terms document, 64 lower-case hexadecimal digits.</param>
/// <param name="Rules">The rules asked, in order.</param>
public sealed record DecisionRecord(string TermsId, string TermsHash, ValueList<RuleAnswer> Rules)
{
    /// <summary>The same record with one more rule asked.</summary>
    public DecisionRecord Asked(string rule, string source, string answer, params ReadOnlySpan<RuleInput> inputs) =>
        this with { Rules = [.. Rules, new RuleAnswer(rule, source, answer, ValueList.Of(inputs))] };
}

/// <summary>One rule that was asked.</summary>
/// <param name="Rule">Its public name, kebab case.</param>
/// <param name="Source">The document and section that it comes from.</param>
/// <param name="Answer"><c>yes</c>, <c>no</c>, or a public code.</param>
/// <param name="Inputs">What it looked at.</param>
public sealed record RuleAnswer(string Rule, string Source, string Answer, ValueList<RuleInput> Inputs);

/// <summary>One thing that a rule looked at.</summary>
/// <param name="Name">What it is, kebab case.</param>
/// <param name="Value">What it was, as stored text.</param>
/// <param name="Event">
/// The version in the claim's stream of the fact it comes from (the first fact is 1), or null when it came with the
/// command.
/// </param>
/// <param name="LineId">The line it speaks of, or null when it speaks of the whole claim.</param>
public sealed record RuleInput(string Name, string Value, int? Event = null, LineId? LineId = null)
{
    /// <summary>An instant as input, in the stored text of instants.</summary>
    public static RuleInput At(string name, Instant instant, int? version = null, LineId? lineId = null) =>
        new(name, StoredFormat.InstantPattern.Format(instant.ToStoredPrecision()), version, lineId);
}
