using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Claims.Associations;
using Cpor.Ledger.Service.Claims.Batches;
using Cpor.Ledger.Service.Claims.Contests;
using Cpor.Ledger.Service.Claims.Disputes;
using Cpor.Ledger.Service.Erasing;
using Cpor.Ledger.Service.Explaining;
using Cpor.Ledger.Service.Http;
using Cpor.Ledger.Service.Log;
using Cpor.Ledger.Service.Log.Dossiers;
using Cpor.Ledger.Service.Log.Replaying;
using Cpor.Ledger.Service.ReadModels;
using Cpor.Ledger.Service.ReadModels.Rebuilding;
using Cpor.Ledger.Service.ReadModels.Usage;
using Cpor.Ledger.Service.Terms;
using Cpor.Ledger.Service.WhatIf;

namespace Cpor.Ledger.Service.Hosting;

/// <summary>Every endpoint of the API. A test fails when an endpoint is missing here.</summary>
internal static class ApiEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapApi();
        Claims(Tagged("claims"));
        Actors(Tagged("actors"));
        Review(Tagged("review"));
        Log(Tagged("log"));
        Projections(Tagged("projections"));
        CreateClaimBatchEndpoint.Map(Tagged("claim-batches"));
        ListReviewsEndpoint.Map(Tagged("reviews"));
        GetSlotEndpoint.Map(Tagged("slots"));
        ImportUsageEndpoint.Map(Tagged("usage-data"));
        ListTermsEndpoint.Map(Tagged("terms"));
        WhatIfEndpoint.Map(Tagged("what-if"));
        ListEventsEndpoint.Map(Tagged("events"));
        ReplayLedgerEndpoint.Map(Tagged("replay"));

        RouteGroupBuilder Tagged(string tag) => api.MapGroup("").WithTags(tag);
    }

    private static void Actors(RouteGroupBuilder actors)
    {
        EraseActorEndpoint.Map(actors);
        GetActorEndpoint.Map(actors);
    }

    private static void Claims(RouteGroupBuilder claims)
    {
        ConfirmCorrectionEndpoint.Map(claims);
        DropCorrectionEndpoint.Map(claims);
        ProposeCorrectionEndpoint.Map(claims);
        AttachProofEndpoint.Map(claims);
        CommentEndpoint.Map(claims);
        CreateClaimEndpoint.Map(claims);
        DisassociateEndpoint.Map(claims);
        GetClaimEndpoint.Map(claims);
        GetContactsEndpoint.Map(claims);
        GetProofContentEndpoint.Map(claims);
        GetProofTemplateEndpoint.Map(claims);
        GiveDetailsEndpoint.Map(claims);
        ListClaimsEndpoint.Map(claims);
        ListProofsEndpoint.Map(claims);
        ProvideInfoEndpoint.Map(claims);
        SubmitClaimEndpoint.Map(claims);
        WithdrawEndpoint.Map(claims);
        AnswerContestEndpoint.Map(claims);
        DecideContestEndpoint.Map(claims);
        ListContestsEndpoint.Map(claims);
        DisputeEndpoint.Map(claims);
        FollowEndpoint.Map(claims);
        EraseEndpoint.Map(claims);
        GetErasureEndpoint.Map(claims);
        ExplainClaimEndpoint.Map(claims);
        GetDossierEndpoint.Map(claims);
        CompareReplaysEndpoint.Map(claims);
        ListReplayStepsEndpoint.Map(claims);
        ReplayClaimEndpoint.Map(claims);
        GetHistoryEndpoint.Map(claims);
        ListCommentsEndpoint.Map(claims);
        GetUsageEndpoint.Map(claims);
    }

    private static void Review(RouteGroupBuilder review)
    {
        RecordBounceEndpoint.Map(review);
        RejectLinesEndpoint.Map(review);
        RemoveLinesEndpoint.Map(review);
        RequestInfoEndpoint.Map(review);
        ValidateLinesEndpoint.Map(review);
    }

    private static void Log(RouteGroupBuilder log)
    {
        GetCheckpointEndpoint.Map(log);
        GetConsistencyProofEndpoint.Map(log);
        GetEntryEndpoint.Map(log);
        GetInclusionProofEndpoint.Map(log);
        ExportLogEndpoint.Map(log);
    }

    private static void Projections(RouteGroupBuilder projections)
    {
        GetRebuildEndpoint.Map(projections);
        ListProjectionsEndpoint.Map(projections);
        RebuildProjectionEndpoint.Map(projections);
    }
}
