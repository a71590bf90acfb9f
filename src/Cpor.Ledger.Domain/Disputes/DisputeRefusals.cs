using static Cpor.Ledger.Domain.RefusalKind;

namespace Cpor.Ledger.Domain.Disputes;

/// <summary>The rules of disputes that can refuse a command.</summary>
public static class DisputeRefusals
{
    /// <summary>The time to dispute is over (half-open: the end itself is outside).</summary>
    public static readonly Refusal DisputeWindowOver = new(
        Untimely, "dispute-window-over", "The time to dispute is over; only a new claim can follow.");

    /// <summary>The partner can still dispute, so nothing lapses.</summary>
    public static readonly Refusal DisputeWindowOpen =
        new(Untimely, "dispute-window-open", "The partner can still dispute.");

    /// <summary>The terms leave no dispute.</summary>
    public static readonly Refusal NoDisputeLeft =
        new(Untimely, "no-dispute-left", "The rejection is final; only a new claim can follow.");

    /// <summary>The dispute gives neither a justification nor new proof.</summary>
    public static readonly Refusal DisputeEmpty =
        new(Invalid, "dispute-empty", "A dispute gives a justification, new proof, or both.");

    /// <summary>The dispute id is taken by another dispute.</summary>
    public static readonly Refusal DisputeIdUsed =
        new(Untimely, "dispute-id-used", "Another dispute was made under this id.");

    /// <summary>Nothing of the claim was refused for good.</summary>
    public static readonly Refusal NotRefusedForGood = new(
        Untimely, "not-refused-for-good", "A new claim can follow only one that was refused and cannot be disputed.");

    /// <summary>Another new claim follows already.</summary>
    public static readonly Refusal SuccessorExists =
        new(Untimely, "successor-exists", "Another claim follows the refused one already.");

    /// <summary>The new claim is about another customer or solution area.</summary>
    public static readonly Refusal NotTheSameCustomer = new(
        Invalid, "not-the-same-customer", "A claim follows one about the same customer and solution area.");

    /// <summary>A document of the dispute is not one of the claim, or not new.</summary>
    public static Refusal DisputeInvalid(ValueList<FieldProblem> fields) =>
        new(Invalid, "dispute-invalid", "The dispute names proof that it cannot name.", fields);
}
