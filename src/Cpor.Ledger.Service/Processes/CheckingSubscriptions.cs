using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Checks;
using NodaTime;

namespace Cpor.Ledger.Service.Processes;

/// <summary>Every claimed subscription is the tenant's, for the product, alive, and not bought through CSP.</summary>
public sealed class CheckingSubscriptions(SubscriptionCheck check, IClock clock) : IAutomaticCheck
{
    public string Name => AutomaticChecks.Subscription;

    public async Task<ValueList<CheckResult>> RunAsync(Claim.Filed claim, CancellationToken cancel)
    {
        var results = new List<CheckResult>();
        foreach (var line in claim.LinesInCheck())
            results.Add((await AnswerAsync(claim, line, cancel)).For(line));
        return results.ToValueList();
    }

    private async Task<CheckAnswer> AnswerAsync(Claim.Filed claim, ClaimLine line, CancellationToken cancel) =>
        line.Unit is { SubscriptionId: { } subscription, Product: { } product }
            ? await check.RunAsync(
                new ClaimedSubscription(subscription, claim.Details.TenantId, product),
                clock.GetCurrentInstant(),
                cancel)
            : new CheckAnswer.Passed([new RuleInput("subscription-id", "none")]);
}
