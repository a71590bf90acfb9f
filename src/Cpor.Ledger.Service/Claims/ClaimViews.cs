using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Cpor.Ledger.Service.Partners;

namespace Cpor.Ledger.Service.Claims;

/// <summary>Shows a claim to a caller, without personal data.</summary>
public sealed class ClaimViews(ClaimActions actions, ClaimReader reader, PartnerNames partners)
{
    /// <summary>The claim as it is now, with what the caller may do.</summary>
    public async Task<ClaimView> OfAsync(Claim claim, Caller caller, CancellationToken cancel) =>
        await OfAsync(claim, cancel) with
        {
            Actions = actions.For(claim, await reader.SuccessorAsync(claim, cancel), caller),
            OpenCorrections = caller.Role is CallerRole.Reviewer or CallerRole.Auditor ? OpenCorrections(claim) : [],
        };

    /// <summary>The claim as it was: nobody can do anything with the past.</summary>
    public async Task<ClaimView> OfAsync(Claim claim, CancellationToken cancel)
    {
        var details = claim.Details;
        var filed = claim as Claim.Filed;
        return new ClaimView
        {
            ClaimId = $"{claim.Id}",
            Version = claim.Version,
            Status = claim.Status().PublicName(),
            OrganisationId = $"{claim.OrganisationId}",
            MpnId = $"{details.MpnId}",
            PartnerName = await partners.OfAsync(claim, cancel),
            TenantId = $"{details.TenantId}",
            DomainName = details.DomainName?.ToString(),
            SolutionArea = details.SolutionArea.PublicName(),
            Activities = [.. details.Activities.Select(PublicNames.PublicName)],
            Programmes = [.. ClaimableActivities.Of(details.SolutionArea, details.Activities)
                .Select(PublicNames.PublicName)],
            Lines = filed is null
                ? [.. details.Lines.Select(line => LineViews.Of(line, claim.Status()))]
                : [.. filed.Lines.Select(LineViews.Of)],
            PersonalFields = [.. claim.PersonalTexts().Select(text => text.Field).Select(First).Distinct()],
            ProofIds = [.. claim.Documents.Select(document => $"{document.ProofId}")],
            ErasedAt = claim.ErasedAt,
            Acknowledgements = details.Acknowledgements,
            PaymentOptOut = details.PaymentOptOut,
            SubmittedAt = filed?.Submission.Fact.HappenedAt,
            TermsId = filed?.Submission.Fact.Decision.TermsId,
            TermsHash = filed?.Submission.Fact.Decision.TermsHash,
            FollowsClaimId = claim.Follows?.ClaimId.ToString(),
            FollowedByClaimId = filed?.SuccessorId?.ToString(),
            OpenRequests = filed is null ? [] : [.. OpenRequests(filed)],
            NextDeadline = DeadlineViews.Of(claim, await reader.NextDeadlineAsync(claim, cancel)),
            Actions = [],
        };
    }

    private static IReadOnlyList<OpenCorrection> OpenCorrections(Claim claim) =>
    [
        .. from proposed in (claim as Claim.Filed)?.Corrections ?? []
           where proposed.Outcome is null
           select new OpenCorrection(
               $"{proposed.Fact.CorrectionId}",
               [.. proposed.Fact.LineIds.Select(line => $"{line}")],
               proposed.Fact.EffectiveAt),
    ];

    private static string First(string field) => field.Split('.')[0];

    private static IEnumerable<OpenRequest> OpenRequests(Claim.Filed filed) =>
        from request in filed.Requests
        let lines = filed.Lines
            .Where(line => line.State is LineState.AwaitingAnswer waiting && waiting.RequestId == request.Id)
            .Select(line => $"{line.Id}")
            .ToList()
        where lines.Count > 0
        select new OpenRequest(
            $"{request.Id}",
            lines,
            [.. request.Fact.Items.Select(PublicNames.PublicName)],
            [.. request.Fact.Defects.Select(PublicNames.PublicName)],
            request.Fact.CustomerUnreachable);
}
