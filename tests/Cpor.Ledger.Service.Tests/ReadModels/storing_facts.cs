using System.Text.Json;
using System.Text.Json.Nodes;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Service.Tests.Log;
using Cpor.Ledger.Service.Tests.Scenarios;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Cpor.Ledger.Service.Tests.ReadModels;

[Collection(nameof(ToldLedger))]
public class storing_facts(ToldLedger told)
{
    [Fact]
    public async Task every_kind_of_fact_lies_in_the_database_in_the_stored_format()
    {
        await using var session = told.Ledger.Services.GetRequiredService<IDocumentStore>().QuerySession();
        var facts = await session.Events.QueryAllRawEvents().ToListAsync();

        var stored = await DataAsync(told.Ledger);

        foreach (var fact in facts)
        {
            var written = JsonSerializer.SerializeToNode(fact.Data, fact.EventType, StoredFormat.Options);
            JsonNode.DeepEquals(JsonNode.Parse(stored[fact.Sequence]), written).ShouldBeTrue(stored[fact.Sequence]);
        }
    }

    private static async Task<Dictionary<long, string>> DataAsync(TestLedger ledger)
    {
        await using var connection = new NpgsqlConnection(ledger.OwnerConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            "select seq_id, data::text from ledger_events.mt_events", connection);
        await using var reader = await command.ExecuteReaderAsync();
        var data = new Dictionary<long, string>();
        while (await reader.ReadAsync())
            data.Add(reader.GetInt64(0), reader.GetString(1));
        return data;
    }
}
