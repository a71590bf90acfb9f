namespace Cpor.Ledger.Service.Claims.Batches;

/// <summary>What the caller wants of a batch.</summary>
/// <param name="DryRun">Only to say what would come of it.</param>
/// <param name="Submit">To hand each claim in as well.</param>
internal sealed record BatchWish(bool DryRun, bool Submit);
