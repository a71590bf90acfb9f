using Cpor.Ledger.Service.Access;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Cpor.Ledger.Benchmarks.CommandCost;

/// <summary>The product's own API: token, rights, version, command, view of the claim.</summary>
public sealed class LedgerApi(MeasuredLedger ledger) : IContender, IDisposable
{
    private readonly ExampleClaims _claims = new("ledger api");
    private readonly Caller _caller = new(ledger.Address, ledger.Services.GetRequiredService<DevelopmentIssuer>().Issue(
        "benchmark", CallerRole.Partner, ExampleClaims.Contoso, [ExampleClaims.Location], Duration.FromHours(12)));

    public string Name => "ledger api";

    public async Task PrepareAsync(Slice slice)
    {
        var drafts = await OpenableDrafts.SealAsync(ledger, _claims, slice.Numbers);
        await Drafts.StoreAsync(ledger.Store, _claims, drafts);
    }

    public Task DoAsync(int number) => _caller.PostAsync($"/v1/claims/{_claims.Id(number)}/submission");

    public void Dispose() => _caller.Dispose();
}
