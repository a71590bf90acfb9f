namespace Cpor.Ledger.Log.Verifying;

/// <summary>How far it is.</summary>
/// <param name="Phase">What is being compared, for a person.</param>
/// <param name="Done">How many rows are done of this phase.</param>
/// <param name="Total">How many there are; 0 when that is not known.</param>
public sealed record VerifyProgress(string Phase, long Done, long Total);
