namespace Cpor.Ledger.Verify.Replaying;

/// <summary>What was checked of one fact.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Type">Its public name.</param>
/// <param name="IsDecidedAgain">
/// Whether the rules were asked again and gave the same; else it was only possible, and its deadlines come out.
/// </param>
/// <param name="Given">
/// What was taken as the record says, for it lies in other claims or in the world, or why the rules were not asked;
/// null when nothing but what people asked for.
/// </param>
public sealed record CheckedFact(int Version, string Type, bool IsDecidedAgain, string? Given);
