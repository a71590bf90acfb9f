using System.ComponentModel.DataAnnotations;

namespace Cpor.Ledger.Contracts;

/// <summary>Why a request was not done (RFC 9457, <c>application/problem+json</c>).</summary>
public sealed record Problem
{
    /// <summary><c>urn:cpor-ledger:problem:</c> and the code.</summary>
    [Required]
    public string? Type { get; init; }

    /// <summary>The HTTP status.</summary>
    public int Status { get; init; }

    /// <summary>The status for a person, in English.</summary>
    [Required]
    public string? Title { get; init; }

    /// <summary>What is wrong, for a person, in English; not a contract.</summary>
    public string? Detail { get; init; }

    /// <summary>What is wrong, a public code that never changes its meaning.</summary>
    [Required]
    public string? Code { get; init; }

    /// <summary>All fields concerned, at once.</summary>
    public IReadOnlyList<ProblemField> Fields { get; init; } = [];

    /// <summary>The request's trace, to be told to the operator.</summary>
    [Required]
    public string? TraceId { get; init; }
}

/// <summary>One field of a request that breaks a rule.</summary>
/// <param name="Path">Where in the request, such as <c>customerContact.email</c> or <c>lines[0].workload</c>.</param>
/// <param name="Code">What is wrong with it, kebab case, a public contract.</param>
/// <param name="Explanation">The same for a person, in English; never the value itself.</param>
public sealed record ProblemField(string Path, string Code, string Explanation);
