namespace Cpor.Ledger.Service.Log.Replaying;

/// <summary>An entry that cannot be folded, or should be there and is not.</summary>
/// <param name="Position">Where in the log.</param>
/// <param name="Code">What is wrong, kebab case, a public contract.</param>
/// <param name="Explanation">The same for a person, in English; not a contract.</param>
public sealed record ReplayFault(long Position, string Code, string Explanation);
