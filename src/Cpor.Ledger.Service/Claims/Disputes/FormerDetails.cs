using System.Text.Json;
using Cpor.Ledger.Contracts;
using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Http;
using Cpor.Ledger.Service.Personal;

namespace Cpor.Ledger.Service.Claims.Disputes;

/// <summary>
/// Reads the details of a refused claim back into a request, so that a new claim begins with them. What is sealed is
/// opened for that, and the reading recorded.
/// </summary>
public sealed class FormerDetails(ClaimReader claims, Unsealing unsealing)
{
    /// <summary>The refused claim, or null when there is none that the caller may see.</summary>
    public Task<Claim?> FindAsync(string claimId, RequestContext context) =>
        claims.FindAsync(claimId, context.Caller, context.Cancel);

    /// <summary>
    /// The id of the new claim when none was given: the same for the same refused claim until the new one is withdrawn.
    /// </summary>
    public async Task<ClaimId> IdAfterAsync(Claim refused, RequestContext context) =>
        await claims.SuccessorAsync(refused, context.Cancel) switch
        {
            null => new(LineId.For(refused.Id, "successor").Value),
            { } withdrawn when withdrawn.Status() == ClaimStatus.Withdrawn =>
                new(LineId.For(withdrawn.Id, "successor").Value),
            { } successor => successor.Id,
        };

    /// <summary>The details as a request. Texts that were erased are left out.</summary>
    public async Task<GiveDetailsRequest> OfAsync(Claim refused, RequestContext context)
    {
        var details = refused.Details;
        var texts = refused.PersonalTexts().ToList();
        var opened = await unsealing.UnsealAsync(
            refused.Id.Value,
            [.. texts.Select(text => text.Text.Value)],
            new Reader(context.Caller.ActorId, "resubmission"),
            context.Cancel);
        var personal = PersonalFields.ToJson(
            texts.Zip(opened, (text, one) => (text.Field, (one as Unsealed.Text)?.Value)));
        return personal.Deserialize<GiveDetailsRequest>(LedgerJson.Options)! with
        {
            MpnId = $"{details.MpnId}",
            TenantId = $"{details.TenantId}",
            SolutionArea = details.SolutionArea.PublicName(),
            Activities = [.. details.Activities.Select(PublicNames.PublicName)],
            DomainName = details.DomainName?.ToString(),
            Lines = [.. details.Lines.Select(Line)],
            Acknowledgements = details.Acknowledgements,
            PaymentOptOut = details.PaymentOptOut,
        };
    }

    private static ClaimedLine Line(ClaimedUnit line) => new()
    {
        Workload = line.Workload?.ToString(),
        Product = line.Product?.ToString(),
        SubscriptionId = line.SubscriptionId?.ToString(),
    };
}
