using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Service.Http;

namespace Cpor.Ledger.Service.Claims;

/// <summary>Which claims a query asks for, and after which place in their order.</summary>
public sealed record ClaimSelection(ClaimFilter Filter, PageCursor? After)
{
    private const int UsualLimit = 50;

    /// <summary>Reads the values; what is wrong is noted on the validator.</summary>
    /// <param name="usualOrder">The order when none is given.</param>
    public static async Task<ClaimSelection> ReadAsync(
        RequestValidator validator, ClaimListQuery query, ClaimNames names, string usualOrder, CancellationToken cancel)
    {
        var name = query.Name;
        if (name?.Length > TextRule.Name.Longest)
            validator.Note("name", "too-long", $"At most {TextRule.Name.Longest} characters.");
        var order = ClaimOrder.Parse(validator, query.Sort ?? usualOrder);
        var filter = new ClaimFilter
        {
            Statuses = validator.SeveralOf<ClaimStatus>("status", query.Status),
            TenantId = validator.Optional<TenantId>("tenantId", query.TenantId),
            MpnId = validator.Optional<MpnId>("mpnId", query.MpnId),
            NameHash = validator.Refusal is null ? await names.HashAsync(name, cancel) : null,
            Order = order,
            Limit = query.Limit ?? UsualLimit,
        };
        var after = query.After is { } cursor ? PageCursor.Parse(validator, cursor, filter.Fingerprint()) : null;
        return new ClaimSelection(filter, after);
    }
}
