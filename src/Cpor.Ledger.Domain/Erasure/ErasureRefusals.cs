using static Cpor.Ledger.Domain.RefusalKind;

namespace Cpor.Ledger.Domain.Erasure;

/// <summary>The rules about erasing personal data. The codes are public and never change their meaning.</summary>
public static class ErasureRefusals
{
    /// <summary>The law of the process needs the contact until the customer was told and asked.</summary>
    public static readonly Refusal StillNeeded = new(
        Untimely,
        "personal-data-needed",
        "The customer is being told or asked, or the claim is not over; erase it afterwards, or on a court's order.");

    /// <summary>What needs texts that nobody can read any more.</summary>
    public static readonly Refusal Erased = new(
        Untimely, "personal-data-erased", "The claim's personal data was erased; it takes no more texts.");
}
