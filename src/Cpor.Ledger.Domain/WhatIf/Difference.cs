using Cpor.Ledger.Domain.Claims;
using NodaTime;

namespace Cpor.Ledger.Domain.WhatIf;

/// <summary>A rule that answers otherwise under other terms.</summary>
/// <param name="Rule">Its public name, kebab case.</param>
/// <param name="Version">The version of the fact that it was asked for.</param>
/// <param name="Fact">That fact's stored name.</param>
/// <param name="HappenedAt">When that fact happened.</param>
/// <param name="LineIds">The lines that it was asked about.</param>
/// <param name="Own">What the terms answer that the claim is bound to.</param>
/// <param name="Other">What the other terms answer.</param>
public sealed record Difference(
    string Rule,
    int Version,
    string Fact,
    Instant HappenedAt,
    ValueList<LineId> LineIds,
    Judgement Own,
    Judgement Other);

/// <summary>What terms answer to a rule.</summary>
/// <param name="Answer"><c>yes</c>, <c>no</c>, a number, or an instant in its stored text.</param>
/// <param name="Source">The document and section that the answer comes from.</param>
/// <param name="Inputs">What it depends on, such as a period or what a claim lacks.</param>
public sealed record Judgement(string Answer, string Source, ValueList<RuleInput> Inputs)
{
    /// <summary>Yes or no.</summary>
    public static Judgement Of(bool answer, string source, ValueList<RuleInput>? inputs = null) =>
        new(answer ? "yes" : "no", source, inputs ?? []);
}
