using static Cpor.Ledger.Domain.RefusalKind;

namespace Cpor.Ledger.Domain.Claims;

/// <summary>The rules of documents that can refuse a command.</summary>
public static class ProofRefusals
{
    /// <summary>What is said of a document cannot be.</summary>
    public static Refusal ProofInvalid(ValueList<FieldProblem> fields) =>
        new(Invalid, "proof-invalid", "The description of the document is invalid.", fields);

    /// <summary>The proof id is taken by another document.</summary>
    public static readonly Refusal ProofIdUsed =
        new(Untimely, "proof-id-used", "Another document was attached under this id.");

    /// <summary>The same document is already attached.</summary>
    public static readonly Refusal ProofAlreadyAttached =
        new(Untimely, "proof-already-attached", "This document is already attached to the claim.");
}
