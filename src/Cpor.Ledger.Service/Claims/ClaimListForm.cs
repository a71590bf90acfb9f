using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Service.Http;

namespace Cpor.Ledger.Service.Claims;

/// <summary>Which claims a query asks for, and after which place in their order.</summary>
public sealed record ClaimListForm(ClaimFilter Filter, PageCursor? After)
{
    private const int UsualLimit = 50;

    /// <summary>The parameters that are read.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["status", "tenantId", "mpnId", "name", "sort", "limit", "after"];

    /// <summary>Of a query that is read by hand.</summary>
    public static ClaimListQuery Of(QueryForm query, int mostLimit) => new()
    {
        Status = [.. (query.Texts("status") ?? []).Select(text => text!)],
        TenantId = query.Text("tenantId"),
        MpnId = query.Text("mpnId"),
        Name = query.Text("name"),
        Sort = query.Text("sort"),
        Limit = query.Number("limit", 1, mostLimit),
        After = query.Text("after"),
    };

    /// <summary>Reads the values; what is wrong is noted on the form.</summary>
    /// <param name="usualOrder">The order when none is given.</param>
    public static async Task<ClaimListForm> ReadAsync(
        Form form, ClaimListQuery query, ClaimNames names, string usualOrder, CancellationToken cancel)
    {
        var name = query.Name;
        if (name?.Length > TextRule.Name.Longest)
            form.Note("name", "too-long", $"At most {TextRule.Name.Longest} characters.");
        var order = ClaimOrder.Parse(form, query.Sort ?? usualOrder);
        var filter = new ClaimFilter
        {
            Statuses = form.SeveralOf<ClaimStatus>("status", query.Status),
            TenantId = form.Optional<TenantId>("tenantId", query.TenantId),
            MpnId = form.Optional<MpnId>("mpnId", query.MpnId),
            NameHash = form.Refusal is null ? await names.HashAsync(name, cancel) : null,
            Order = order,
            Limit = query.Limit ?? UsualLimit,
        };
        var after = query.After is { } cursor ? PageCursor.Parse(form, cursor, filter.Fingerprint()) : null;
        return new ClaimListForm(filter, after);
    }
}
