using Cpor.Ledger.Domain.Programmes;

namespace Cpor.Ledger.Domain.Terms;

/// <summary>A product of Business Applications that can be claimed.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Dynamics365">Whether it is Dynamics 365, for which the CPOR article asks a technical contact.</param>
public sealed record ClaimableProduct(ProductKey Key, string Name, bool Dynamics365);
