using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Erasure;
using NodaTime;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Domain.Tests.Erasure;

/// <summary>Erasing in full, written by hand.</summary>
internal static class ErasureFacts
{
    public static readonly CaseReference Case = CaseReference.Parse("DSR-2020-0017");

    public static ErasePersonalData Erase(ErasureBasis basis = ErasureBasis.DataSubjectRequest) =>
        new(ErasureScope.AllPersonalData, basis, Case);

    public static PersonalDataErased Erased(
        ValueList<LineId> lines, ErasureBasis basis = ErasureBasis.DataSubjectRequest, Instant? at = null) =>
        new(TheClaim, lines, at ?? Monday, ErasureScope.AllPersonalData, basis, Case);
}
