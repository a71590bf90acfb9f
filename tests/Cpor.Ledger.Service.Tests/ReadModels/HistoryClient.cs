using Cpor.Ledger.Contracts;
using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Tests.Scenarios;

namespace Cpor.Ledger.Service.Tests.ReadModels;

/// <summary>Reading a history that covers everything so far.</summary>
public static class HistoryClient
{
    public static async Task<HistoryView> HistoryAsync(this LedgerClient client, ClaimId claim, TestLedger ledger) =>
        await client.HistoryAsync($"{claim}", (await ledger.LoadAsync(claim))!.State.Version);

    /// <summary>Asks again when the ledger had no time to catch up while it was asked.</summary>
    public static Task<HistoryView> HistoryAsync(
        this LedgerClient client, string claim, long atLeast, string? reason = null) => TestLedger.UntilAsync(
            async () => await client.GetHistoryAsync(claim, atLeast, reason) is var reply
                && reply.Problem?.Code == Problems.ReadModelBehind ? null : reply.Required(),
            () => Task.FromResult($"the history of {claim} covers version {atLeast}"));
}
