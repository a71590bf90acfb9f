namespace Cpor.Ledger.Contracts.Log;

/// <summary>That the log of one size begins with the log of another (RFC 6962, section 2.1.2).</summary>
/// <param name="From">The older size.</param>
/// <param name="To">The newer one.</param>
/// <param name="Hashes">The proof, each hash in base64; none when the sizes are equal.</param>
public sealed record ConsistencyView(long From, long To, IReadOnlyList<string> Hashes);
