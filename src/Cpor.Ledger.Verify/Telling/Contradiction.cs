using Cpor.Ledger.Audit;

namespace Cpor.Ledger.Verify.Telling;

/// <summary>Two dossiers that cannot both be true.</summary>
internal sealed record Contradiction(string File, string OtherFile, Fault Fault);
