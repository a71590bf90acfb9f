namespace Cpor.Ledger.Domain.Claims;

/// <summary>One attempt to have the customer notified.</summary>
/// <param name="LineIds">The lines that were validated under it.</param>
/// <param name="ContestedLineIds">The lines that were contested under it.</param>
/// <param name="Void">Whether the notification came back, so that the window never was.</param>
public sealed record Window(
    WindowId Id, ValueList<LineId> LineIds, ValueList<LineId> ContestedLineIds, bool Void = false);
