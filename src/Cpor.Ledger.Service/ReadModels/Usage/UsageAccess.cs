using Cpor.Ledger.Contracts.Usage;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Programmes;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace Cpor.Ledger.Service.ReadModels.Usage;

/// <summary>
/// Hands out usage data for the lines that are official now, by the claim's own state: a read model that follows it
/// would go on for a moment after the end.
/// </summary>
public sealed class UsageAccess(NpgsqlDataSource database)
{
    /// <summary>The usage data that a claim gives access to in this state.</summary>
    public async Task<UsageView> OfAsync(Claim claim, CancellationToken cancel)
    {
        var lines = claim is Claim.Filed filed
            ? filed.Lines.Where(line => line.State is LineState.Official).ToList()
            : [];
        var months = lines.Count == 0 ? [] : await MonthsAsync(claim.Details.TenantId, lines, cancel);
        return new UsageView($"{claim.Id}", [.. lines.Select((line, index) => new UsageLineView(
            $"{line.Id}",
            line.Unit.Workload?.ToString(),
            line.Unit.SubscriptionId?.ToString(),
            Since(line),
            [.. months.Where(month => month.Line == index).Select(month => month.Month)]))]);
    }

    private static Instant Since(ClaimLine line) => ((LineState.Official)line.State).EffectiveAt;

    private async Task<List<(int Line, UsageMonthView Month)>> MonthsAsync(
        TenantId tenant, List<ClaimLine> lines, CancellationToken cancel)
    {
        await using var command = database.CreateCommand("""
            select line.ordinality::int - 1, data.month, data.active_users, data.paid_units
            from unnest($2, $3) with ordinality as line(unit, since)
            join ledger.usage_data as data
              on data.tenant_id = $1 and data.unit = line.unit and data.month >= date_trunc('month', line.since)::date
            order by 1, 2
            """);
        command.Parameters.Add(new() { Value = tenant.Value });
        command.Parameters.Add(new()
        {
            Value = lines.Select(line => line.Unit.Workload?.ToString() ?? $"{line.Unit.SubscriptionId}").ToArray(),
        });
        command.Parameters.Add(new()
        {
            Value = lines.Select(line => Since(line).InUtc().LocalDateTime.ToDateTimeUnspecified()).ToArray(),
            NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Timestamp,
        });
        await using var row = await command.ExecuteReaderAsync(cancel);
        var found = new List<(int, UsageMonthView)>();
        while (await row.ReadAsync(cancel))
        {
            found.Add((row.GetInt32(0), new UsageMonthView(
                LocalDate.FromDateOnly(row.GetFieldValue<DateOnly>(1)), row.GetInt64(2), row.GetInt64(3))));
        }

        return found;
    }
}
