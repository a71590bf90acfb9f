using System.CommandLine;
using Cpor.Ledger.Contracts.Terms;

namespace Cpor.Ledger.Cli.Terms;

/// <summary><c>ledger terms what-if</c>: what would have been decided about claims under other terms.</summary>
internal static class AskWhatIf
{
    public static Command In(Terminal terminal)
    {
        var terms = new Option<string>("--terms")
        {
            Description = "The terms to ask instead of the claims' own, as cpor-2023-10.",
            Required = true,
        };
        var claims = new Option<string[]>("--claim")
        {
            Description = "Only these claims, by id; several may follow.",
            AllowMultipleArgumentsPerToken = true,
        };
        var status = new Option<string[]>("--status")
        {
            Description = "Only claims that are this, as official or rejected; several may follow.",
            AllowMultipleArgumentsPerToken = true,
        };
        var tenant = new Option<string>("--tenant") { Description = "Only of this customer's directory." };
        var limit = new Option<int?>("--limit") { Description = "How many claims at most, 1 to 100." };
        var after = new Option<string>("--after") { Description = "The cursor that the page before ended with." };
        return Conversation.Of(
            new Command("what-if", "Show what would have been decided under other terms. Changes nothing.")
            {
                terms, claims, status, tenant, limit, after,
            },
            terminal,
            async (talk, cancel) =>
            {
                var query = new WhatIfQuery
                {
                    TermsId = talk.The(terms)!,
                    ClaimIds = talk.The(claims) ?? [],
                    Status = talk.The(status) ?? [],
                    TenantId = talk.The(tenant),
                    Limit = talk.The(limit),
                    After = talk.The(after),
                };
                return talk.Show(await talk.Ledger.WhatIfAsync(query, cancel), WhatIfTable.Of);
            });
    }
}
