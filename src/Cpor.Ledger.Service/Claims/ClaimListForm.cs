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

    /// <summary>Reads them; what is wrong is noted on the query's form.</summary>
    /// <param name="mostLimit">The most claims that a page may have.</param>
    /// <param name="usualOrder">The order when none is given.</param>
    public static async Task<ClaimListForm> ReadAsync(
        QueryForm query, ClaimNames names, int mostLimit, string usualOrder, CancellationToken cancel)
    {
        var form = query.Form;
        var name = query.Text("name");
        if (name?.Length > TextRule.Name.Longest)
            form.Note("name", "too-long", $"At most {TextRule.Name.Longest} characters.");
        var order = ClaimOrder.Parse(form, query.Text("sort") ?? usualOrder);
        var filter = new ClaimFilter
        {
            Statuses = form.SeveralOf<ClaimStatus>("status", query.Texts("status")),
            TenantId = form.Optional<TenantId>("tenantId", query.Text("tenantId")),
            MpnId = form.Optional<MpnId>("mpnId", query.Text("mpnId")),
            NameHash = form.Refusal is null ? await names.HashAsync(name, cancel) : null,
            Order = order,
            Limit = query.Number("limit", 1, mostLimit) ?? UsualLimit,
        };
        var after = query.Text("after") is { } cursor ? PageCursor.Parse(form, cursor, filter.Fingerprint()) : null;
        return new ClaimListForm(filter, after);
    }
}
