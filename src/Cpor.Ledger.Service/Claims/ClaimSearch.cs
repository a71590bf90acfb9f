using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Marten;
using Npgsql;

namespace Cpor.Ledger.Service.Claims;

/// <summary>Finds claims in the rows that are written with their facts.</summary>
public sealed class ClaimSearch(NpgsqlDataSource database, IDocumentStore store)
{
    /// <summary>The claims after a place in the order: one more than the limit when there are more.</summary>
    public async Task<IReadOnlyList<LedgerClaim>> FindAsync(
        ClaimFilter filter, PageCursor? after, Caller caller, CancellationToken cancel)
    {
        await using var command = database.CreateCommand();
        command.CommandText = Sql(filter, after, caller, command.Parameters);
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var found = new List<LedgerClaim>();
        while (await rows.ReadAsync(cancel))
            found.Add(store.Options.Serializer().FromJson<LedgerClaim>(rows, 0));
        return found;
    }

    private static string Sql(
        ClaimFilter filter, PageCursor? after, Caller caller, NpgsqlParameterCollection parameters)
    {
        var direction = filter.Order.Descending ? "desc" : "asc";
        var where = string.Join(" and ", Conditions(filter, caller, value => Add(parameters, value))
            .Concat(After(filter.Order, after, value => Add(parameters, value)))
            .DefaultIfEmpty("true"));
        return $"""
            select data from ledger.mt_doc_ledgerclaim as claim where {where}
            order by {filter.Order.Column} {direction} nulls last, id {direction}
            limit {Add(parameters, filter.Limit + 1)}
            """;
    }

    /// <summary>A partner's own claims are those of the organisation and of the caller's locations.</summary>
    private static IEnumerable<string> Conditions(ClaimFilter filter, Caller caller, Func<object, string> add)
    {
        if (caller.Role == CallerRole.Partner)
        {
            yield return $"organisation_id = {add(caller.OrganisationId?.Value ?? "")}";
            yield return $"mpn_id = any({add(caller.MpnIds.Select(mpn => mpn.Value).ToArray())})";
        }

        if (filter.Statuses.Count > 0)
            yield return $"status = any({add(filter.Statuses.Select(status => status.PublicName()).ToArray())})";
        if (filter.TenantId is { } tenant)
            yield return $"tenant_id = {add(tenant.Value)}";
        if (filter.MpnId is { } mpn)
            yield return $"mpn_id = {add(mpn.Value)}";
        if (filter.NameHash is { } hash)
        {
            yield return $"""
                exists (
                  select from ledger.claim_name as name where name.claim_id = claim.id and name.hash = {add(hash)})
                """;
        }
    }

    private static IEnumerable<string> After(ClaimOrder order, PageCursor? after, Func<object, string> add) =>
        after switch
        {
            null => [],
            { Value: { } value } =>
            [
                $"(({order.Column}, id) {(order.Descending ? '<' : '>')} ({add(value)}, {add(after.Id)}) "
                    + $"or {order.Column} is null)",
            ],
            _ => [$"{order.Column} is null", $"id {(order.Descending ? '<' : '>')} {add(after.Id)}"],
        };

    private static string Add(NpgsqlParameterCollection parameters, object value)
    {
        parameters.Add(new NpgsqlParameter { Value = value });
        return $"${parameters.Count}";
    }
}
