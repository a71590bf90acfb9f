using Cpor.Ledger.Service.Personal;

namespace Cpor.Ledger.Service.Tests;

internal static class SealingSteps
{
    /// <summary>Seals one text.</summary>
    public static Task<SealingResult> SealAsync(
        this Sealing sealing, Guid claimId, string eventAlias, string field, string text) =>
        sealing.SealAsync(claimId, [new PlainText(eventAlias, field, text)]);
}
