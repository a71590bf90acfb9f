using static Cpor.Ledger.Domain.RefusalKind;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>The rules of opt-out windows that can refuse a command.</summary>
public static class WindowRefusals
{
    /// <summary>No such window.</summary>
    public static readonly Refusal WindowUnknown =
        new(Missing, "window-unknown", "The claim has no such opt-out window.");

    /// <summary>The window id is taken by other lines.</summary>
    public static readonly Refusal WindowIdUsed =
        new(Untimely, "window-id-used", "Other lines were validated under this id.");

    /// <summary>The customer's window is over (half-open: the end itself is outside).</summary>
    public static readonly Refusal OptOutWindowOver =
        new(Untimely, "opt-out-window-over", "The time to opt out is over.");

    /// <summary>The customer can still opt out, so silence means nothing yet.</summary>
    public static readonly Refusal OptOutWindowOpen =
        new(Untimely, "opt-out-window-open", "The customer can still opt out.");
}
