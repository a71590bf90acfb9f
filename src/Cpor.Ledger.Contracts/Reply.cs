using System.Diagnostics.CodeAnalysis;

namespace Cpor.Ledger.Contracts;

/// <summary>What the ledger answered: a value, or the problem that stood against it.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Value">What was asked for; null when there is a problem, or when the caller has it already
/// (304).</param>
/// <param name="Problem">Why it was not done; null when it was.</param>
/// <param name="Version">The claim's version that the reply's ETag names, null when it names none.</param>
public sealed record Reply<T>(int Status, T? Value, Problem? Problem, long? Version)
    where T : class
{
    /// <summary>Whether there is a value.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool Succeeded => Value is not null;

    /// <summary>The value.</summary>
    /// <exception cref="LedgerProblemException">There is none.</exception>
    public T Required() => Value ?? throw new LedgerProblemException(Status, Problem);
}

/// <summary>A caller needed a value and the ledger had a problem.</summary>
public sealed class LedgerProblemException(int status, Problem? problem) : Exception(
    $"The ledger answered {status} {problem?.Code}: {problem?.Detail}"
    + string.Concat((problem?.Fields ?? []).Select(field => $"\n  {field.Path}: {field.Code}. {field.Explanation}")))
{
    /// <summary>The HTTP status.</summary>
    public int Status => status;

    /// <summary>What the ledger said, null when it said nothing that could be read.</summary>
    public Problem? Problem => problem;
}
