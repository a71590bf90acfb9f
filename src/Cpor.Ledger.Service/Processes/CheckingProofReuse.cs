using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Hosting;
using Npgsql;

namespace Cpor.Ledger.Service.Processes;

/// <summary>
/// A document that was attached to another claim as well, by its digest. One document may prove several claims (domain
/// facts §2.5), so it is only noticed, for the reviewer to look.
/// </summary>
public sealed class CheckingProofReuse(NpgsqlDataSource database) : IAutomaticCheck
{
    private const int MostNamed = 10;

    public string Name => AutomaticChecks.ProofReuse;

    public async Task<ValueList<CheckResult>> RunAsync(Claim.Filed claim, CancellationToken cancel)
    {
        var others = await OthersAsync(claim, cancel);
        var result = others.Count > 0
            ? (Outcome: CheckOutcome.Noticed, Code: "proof-used-elsewhere")
            : (Outcome: CheckOutcome.Passed, Code: (string?)null);
        return claim.LinesInCheck()
            .Select(line => new CheckResult(line.Id, result.Outcome, result.Code, others))
            .ToValueList();
    }

    private async Task<ValueList<RuleInput>> OthersAsync(Claim.Filed claim, CancellationToken cancel)
    {
        await using var find = database.CreateCommand(
            $"""
            select distinct data ->> 'sha256', stream_id from {EventStore.EventSchema}.mt_events
            where type = 'proof-attached.v1' and stream_id <> $1 and data ->> 'sha256' = any($2)
            order by 2, 1 limit {MostNamed}
            """);
        find.Parameters.AddWithValue(claim.Id.Value);
        find.Parameters.AddWithValue(claim.Documents.Select(document => document.Sha256).ToArray());
        await using var reader = await find.ExecuteReaderAsync(cancel);
        var found = new List<RuleInput>();
        while (await reader.ReadAsync(cancel))
            found.Add(new RuleInput(reader.GetString(0), $"{reader.GetGuid(1)}"));
        return found.ToValueList();
    }
}
