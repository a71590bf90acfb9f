using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Domain.Terms;

namespace Cpor.Ledger.Service.Claims;

/// <summary>What a line is called when a customer is asked about it.</summary>
public static class LineTitle
{
    /// <summary>Words of workload keys that are not written with one capital.</summary>
    private static readonly Dictionary<string, string> Special = new(StringComparer.Ordinal)
    {
        ["ad"] = "AD",
        ["for"] = "for",
        ["sharepoint"] = "SharePoint",
    };

    /// <summary>
    /// The workload, as <c>Exchange Online</c>, or the product by its name in the terms with the subscription's id.
    /// </summary>
    public static string Of(SubmittedLine line, ProgrammeTerms terms) => line switch
    {
        { Workload: { } workload } => NameOf(workload),
        { Product: { } product, SubscriptionId: { } subscription } => $"{NameOf(product, terms)} ({subscription})",
        { Product: { } product } => NameOf(product, terms),
        _ => line.Slot.Value,
    };

    private static string NameOf(ProductKey product, ProgrammeTerms terms) =>
        terms.Product(product)?.Name ?? product.Value;

    private static string NameOf(WorkloadKey workload) => string.Join(' ', workload.Value.Split('-')
        .Select(word => Special.GetValueOrDefault(word) ?? char.ToUpperInvariant(word[0]) + word[1..]));
}
