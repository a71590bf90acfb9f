using Cpor.Ledger.Contracts;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Erasure;
using static Cpor.Ledger.Domain.RefusalKind;

namespace Cpor.Ledger.Service.Http;

/// <summary>What is refused before a claim decides. The codes are public (<see cref="Problems"/>).</summary>
public static class HttpRefusals
{
    /// <summary>The claim's state is not the one that the caller expects.</summary>
    public static readonly Refusal VersionMismatch =
        new(Untimely, Problems.VersionMismatch, "The claim has another version than If-Match says.");

    /// <summary>The claim never had that version, or did not exist at that instant.</summary>
    public static readonly Refusal VersionUnknown =
        new(Missing, Problems.VersionUnknown, "The claim has no such version, or did not exist at that instant.");

    /// <summary>The claim has no such document.</summary>
    public static readonly Refusal ProofUnknown = new(Missing, Problems.ProofUnknown, "The claim has no such proof.");

    /// <summary>A partner names a location of somebody else.</summary>
    public static readonly Refusal LocationNotYours = new(
        Invalid,
        Problems.LocationNotYours,
        "The location is not one of yours.",
        [new FieldProblem("mpnId", Problems.LocationNotYours, "Name a location that you may act for.")]);

    /// <summary>The claim's key is destroyed, so nothing personal can be taken in any more.</summary>
    public static readonly Refusal PersonalDataErased = ErasureRefusals.Erased;

    /// <summary>There is no certificate of what was not done.</summary>
    public static readonly Refusal ErasureUnknown =
        new(Missing, Problems.ErasureUnknown, "The claim's personal data was not erased.");

    /// <summary>No token ever led to this id.</summary>
    public static readonly Refusal ActorUnknown =
        new(Missing, Problems.ActorUnknown, "Nobody ever had this actor's id.");

    /// <summary>An event that no entry could hold; the transaction with it was rolled back.</summary>
    public static readonly Refusal FactTooLarge = new(
        Invalid,
        Problems.FactTooLarge,
        "What is to be recorded is too large for an entry of the log; nothing was recorded.");

    /// <summary>The key was used with another request.</summary>
    public static readonly Refusal KeyReused =
        new(Invalid, Problems.IdempotencyKeyReused, "The Idempotency-Key was used with another request.");

    /// <summary>The same request is being worked on.</summary>
    public static readonly Refusal KeyInFlight = new(
        Untimely, Problems.IdempotencyKeyInFlight, "The same request is being worked on; try again in a moment.");

    /// <summary>Values are not in their format; all of them at once.</summary>
    public static Refusal RequestInvalid(ValueList<FieldProblem> fields) =>
        new(Invalid, Problems.RequestInvalid, "Some values are not in their format.", fields);
}
