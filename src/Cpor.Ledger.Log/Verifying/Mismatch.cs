namespace Cpor.Ledger.Log.Verifying;

/// <summary>A published file that differs from the log, or is missing.</summary>
/// <param name="Finding">What is found when nothing else explains it.</param>
/// <param name="First">The first position that it differs for.</param>
/// <param name="End">The position after the last one that it may differ for.</param>
/// <param name="IsLeaf">Whether it is the hash of the one entry at <paramref name="First"/> that differs.</param>
public sealed record Mismatch(Finding Finding, long First, long End, bool IsLeaf);
