using Cpor.Ledger.Contracts.Usage;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Cpor.Ledger.Service.ReadModels.Usage;

public static class ImportUsageEndpoint
{
    private const string Csv = "text/csv";

    public static void Map(IEndpointRouteBuilder usageData) => usageData.MapPost("/v1/usage-data", Post)
        .ReadsStream<Stream>(Csv);

    /// <summary>Imports monthly usage data from CSV.</summary>
    [AuthorizeRoles(CallerRole.Operator)]
    public static async Task<Results<Ok<UsageImportView>, ProblemHttpResult>> Post(
        HttpRequest http, RequestContext context, UsageImport import)
    {
        if (!MediaTypeHeaderValue.TryParse(http.ContentType, out var type) || type.MediaType != Csv)
            return ProblemReply.Of(ReadModelRefusals.NotCsv);
        if (http.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = UsageImport.LongestFile;
        var (stored, refused) = await import.ImportAsync(http.Body, context.Cancel);
        return refused is null ? TypedResults.Ok(stored) : ProblemReply.Of(refused);
    }
}
