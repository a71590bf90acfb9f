namespace Cpor.Ledger.Log.Verifying;

/// <summary>
/// An entry that fits its hash but not its event. Which of the two was changed only the tree can tell, at the end.
/// </summary>
/// <param name="Position">Where in the log.</param>
/// <param name="Event">What is found when it was the event.</param>
/// <param name="Log">What is found when it was the log.</param>
public sealed record Doubt(long Position, IReadOnlyList<Finding> Event, Finding Log);
