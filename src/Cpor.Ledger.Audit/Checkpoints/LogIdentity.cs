using Cpor.Ledger.Audit.Notes;

namespace Cpor.Ledger.Audit.Checkpoints;

/// <summary>Which log is trusted, and by which keys it is known.</summary>
/// <param name="Origin">The first line of its checkpoints.</param>
/// <param name="Keys">
/// Its keys, several when they were rotated. Their names are the origin, as the specification advises, or are known to
/// belong to it.
/// </param>
public sealed record LogIdentity(string Origin, IReadOnlyCollection<VerifierKey> Keys);
