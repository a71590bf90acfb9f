using System.CommandLine;
using Cpor.Ledger.Contracts.Claims;

namespace Cpor.Ledger.Cli.Claims;

/// <summary><c>ledger claim list</c>: the claims that the caller may see.</summary>
internal static class ListClaims
{
    public static Command In(Terminal terminal)
    {
        var status = new Option<string[]>("--status")
        {
            Description = "Only these, as official or under-review; several may follow.",
            AllowMultipleArgumentsPerToken = true,
        };
        var tenant = new Option<string>("--tenant") { Description = "Only of this customer's directory." };
        var location = new Option<string>("--mpn") { Description = "Only of this location." };
        var name = new Option<string>("--name") { Description = "Only with exactly this name." };
        var sort = new Option<string>("--sort")
        {
            Description = "changed-at, -changed-at (newest first), created-at, -created-at or next-deadline.",
        };
        var limit = new Option<int?>("--limit") { Description = "How many at most, 1 to 200." };
        var after = new Option<string>("--after") { Description = "The cursor that the page before ended with." };
        return Conversation.Of(
            new Command("list", "List claims.") { status, tenant, location, name, sort, limit, after },
            terminal,
            async (talk, cancel) =>
            {
                var query = new ClaimListQuery
                {
                    Status = talk.The(status) ?? [],
                    TenantId = talk.The(tenant),
                    MpnId = talk.The(location),
                    Name = talk.The(name),
                    Sort = talk.The(sort),
                    Limit = talk.The(limit),
                    After = talk.The(after),
                };
                return talk.Show(await talk.Ledger.ListClaimsAsync(query, cancel), ClaimTables.Many);
            });
    }
}
