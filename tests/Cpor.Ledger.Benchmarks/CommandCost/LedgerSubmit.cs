using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Slots;

namespace Cpor.Ledger.Benchmarks.CommandCost;

/// <summary>
/// What the product does, past HTTP: load the claim, look who holds the slots, decide, store the fact, the
/// claim's row and the messages that start the checks and tell the partner.
/// </summary>
public sealed class LedgerSubmit(MeasuredLedger ledger, string name = "ledger") : IContender
{
    private static readonly Actor Partner = new("partner:benchmark", "correlation", "causation");

    private readonly ExampleClaims _claims = new(name);

    public string Name => name;

    public Task PrepareAsync(Slice slice) => Drafts.StoreAsync(ledger.Store, _claims, slice.Numbers);

    public async Task DoAsync(int number)
    {
        var answer = await ledger.Claims.DecideAsync(
            _claims.Id(number),
            async given =>
            {
                var details = given.Claim!.Details;
                var slots = details.Lines.Select(line => line.SlotAt(details.TenantId)!.Value).ToList();
                var holders = await SlotBook.LookAsync(given.Session, slots, given.Cancel);
                return given.Decide(new SubmitClaim(given.Terms.InForce(given.Now), [], holders));
            },
            Partner,
            CancellationToken.None);
        if (answer.Decision is not Decision<ClaimEvent>.Accepted { Facts.Count: 1 })
            throw new InvalidOperationException($"Claim {number} was not submitted: {answer.Decision}");
    }
}
