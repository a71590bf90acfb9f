using Cpor.Ledger.Contracts;
using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Tests.Scenarios;

namespace Cpor.Ledger.Service.Tests.ReadModels;

/// <summary>Reading a history that covers everything so far.</summary>
public static class HistoryClient
{
    public static async Task<HistoryView> HistoryAsync(this LedgerClient client, ClaimId claim, TestLedger ledger) =>
        (await client.GetHistoryAsync($"{claim}", (await ledger.LoadAsync(claim))!.State.Version)).Required();
}
