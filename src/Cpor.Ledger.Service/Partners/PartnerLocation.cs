using Cpor.Ledger.Domain.Programmes;

namespace Cpor.Ledger.Service.Partners;

/// <summary>A location of a partner.</summary>
/// <param name="MpnId">Its number.</param>
/// <param name="Name">What it is called, as <c>Berlin</c>.</param>
/// <param name="Country">ISO 3166-1 alpha-2 in upper case, as <c>DE</c>; null when not known.</param>
public sealed record PartnerLocation(MpnId MpnId, string Name, string? Country = null);
