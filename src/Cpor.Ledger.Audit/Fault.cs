namespace Cpor.Ledger.Audit;

/// <summary>
/// Why something is not what it claims to be. Nothing here throws because of what a stranger sent: it answers with a
/// fault instead.
/// </summary>
/// <param name="Code">What is wrong, kebab case; its meaning never changes.</param>
/// <param name="Explanation">The same for a person, in English; not a contract.</param>
public sealed record Fault(string Code, string Explanation);
