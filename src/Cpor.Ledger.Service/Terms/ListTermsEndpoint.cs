using Cpor.Ledger.Contracts.Terms;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Cpor.Ledger.Service.Terms;

public static class ListTermsEndpoint
{
    public static void Map(IEndpointRouteBuilder terms) => terms.MapGet("/v1/terms", Get);

    /// <summary>Lists every terms document that the ledger knows, and which one is in force.</summary>
    [OpenTo(CallerRole.Partner, CallerRole.Reviewer, CallerRole.Operator, CallerRole.Auditor)]
    [ProducesResponseType<TermsList>(StatusCodes.Status200OK)]
    public static IResult Get(HttpRequest http, TermsLibrary library, IClock clock)
    {
        if (new QueryForm(http.Query).Form.Refusal is { } invalid)
            return ProblemReply.Of(invalid);
        var now = clock.GetCurrentInstant();
        return Results.Ok(new TermsList([.. library.All.Select(terms => TermsViews.Of(terms, library, now))]));
    }
}
