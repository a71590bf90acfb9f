using Cpor.Ledger.Contracts.Terms;

namespace Cpor.Ledger.Contracts;

/// <summary>What claims are judged by.</summary>
public sealed partial class LedgerClient
{
    /// <summary>Every terms document that the ledger knows: <c>GET /v1/terms</c>.</summary>
    public Task<Reply<TermsList>> ListTermsAsync(CancellationToken cancel = default) =>
        GetAsync<TermsList>("v1/terms", cancel);

    /// <summary>
    /// One page of what would have been decided about claims under other terms: <c>GET /v1/what-if</c>.
    /// </summary>
    public Task<Reply<WhatIfList>> WhatIfAsync(WhatIfQuery query, CancellationToken cancel = default) =>
        GetAsync<WhatIfList>(
            With(
                "v1/what-if",
                [
                    ("terms", query.TermsId),
                    .. query.ClaimIds.Select(claim => ("claimId", (string?)claim)),
                    .. query.Status.Select(status => ("status", (string?)status)),
                    ("tenantId", query.TenantId),
                    ("mpnId", query.MpnId),
                    ("limit", Text(query.Limit)),
                    ("after", query.After),
                ]),
            cancel);
}
