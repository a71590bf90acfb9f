using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;

namespace Cpor.Ledger.Service.Claims;

/// <summary>What a window is about.</summary>
public static class WindowSlots
{
    /// <summary>The slots of the lines that are still in the window.</summary>
    public static IReadOnlyList<Slot> SlotsIn(this Claim.Filed claim, WindowId window) =>
    [
        .. claim.Lines
            .Where(line => line.State is LineState.Notified notified && notified.WindowId == window)
            .Select(line => line.Unit.Slot),
    ];
}
