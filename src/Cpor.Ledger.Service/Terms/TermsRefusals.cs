using Cpor.Ledger.Contracts;
using Cpor.Ledger.Domain;
using static Cpor.Ledger.Domain.RefusalKind;

namespace Cpor.Ledger.Service.Terms;

/// <summary>What is refused about terms. The codes are public (<see cref="Problems"/>).</summary>
public static class TermsRefusals
{
    /// <summary>No such document.</summary>
    public static readonly Refusal TermsUnknown =
        new(Missing, Problems.TermsUnknown, "The ledger knows no terms document of that id; GET /v1/terms lists them.");
}
