using Cpor.Ledger.Contracts;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Doors;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using Wolverine.Http;

namespace Cpor.Ledger.Service.ReadModels.Usage;

/// <summary>Imports monthly usage data from CSV.</summary>
public static class ImportUsageEndpoint
{
    private static readonly Refusal NotCsv =
        new(RefusalKind.Invalid, Problems.MediaTypeNotTaken, "The body must be text/csv in UTF-8.");

    [WolverinePost("/v1/usage-data")]
    [OpenTo(CallerRole.Operator)]
    [StreamedBody]
    public static async Task<IResult> Post(HttpRequest http, Asked asked, UsageImport import)
    {
        if (!MediaTypeHeaderValue.TryParse(http.ContentType, out var type) || type.MediaType != "text/csv")
            return ProblemReply.Of(NotCsv);
        if (http.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = UsageImport.LongestFile;
        var (stored, refused) = await import.ImportAsync(http.Body, asked.Cancel);
        return refused is null ? Results.Ok(stored) : ProblemReply.Of(refused);
    }
}
