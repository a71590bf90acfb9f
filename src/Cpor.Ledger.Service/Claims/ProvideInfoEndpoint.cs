using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;

namespace Cpor.Ledger.Service.Claims;

/// <summary>The partner answers a request for information.</summary>
public static class ProvideInfoEndpoint
{
    [WolverinePost("/v1/claims/{claimId}/answers")]
    [OpenTo(CallerRole.Partner)]
    [ProducesResponseType<ClaimView>(StatusCodes.Status200OK)]
    public static async Task<IResult> Post(
        string claimId, ProvideInfoRequest request, RequestContext context, ClaimCommands commands)
    {
        var form = new Form(ClaimEventNames.All[typeof(InfoProvided)]);
        var id = form.Required<RequestId>("requestId", request.RequestId);
        var answer = form.Answer(request);
        if (form.Optional<MpnId>("mpnId", request.MpnId) is { } mpn && !context.Caller.MpnIds.Contains(mpn))
            form.Refuse(HttpRefusals.LocationNotYours);
        var said = await commands.DecideAsync(context, claimId, form, given =>
            given.Decide(new ProvideInfo(id, answer(given.Texts), given.Regime)));
        return said.ToResult();
    }

    private static Func<SealedTexts, Answer> Answer(this Form form, ProvideInfoRequest request)
    {
        var mpn = MpnId.TryParse(request.MpnId, out var given) ? given : (MpnId?)null;
        var customer = form.Contact("customerContact", request.CustomerContact);
        var technical = form.Contact("technicalContact", request.TechnicalContact);
        var partner = form.Contact("partnerContact", request.PartnerContact);
        var removed = form.Lines(request.RemovedLineIds, "removedLineIds");
        var proofs = form.Several<ProofId>("proofIds", request.ProofIds, AttachProof.MostProofs);
        var comment = form.Text("comment", request.Comment, TextRule.Comment);
        return texts => new Answer(
            mpn, texts[customer], texts[technical], texts[partner], removed, proofs, texts[comment]);
    }
}
