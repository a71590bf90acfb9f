using Cpor.Ledger.Contracts.Terms;
using Cpor.Ledger.Service.Access;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace Cpor.Ledger.Service.Terms;

public static class ListTermsEndpoint
{
    public static void Map(IEndpointRouteBuilder terms) => terms.MapGet("/v1/terms", Get);

    /// <summary>Lists every terms document that the ledger knows, and which one is in force.</summary>
    [AuthorizeRoles(CallerRole.Partner, CallerRole.Reviewer, CallerRole.Operator, CallerRole.Auditor)]
    public static Ok<TermsList> Get(TermsLibrary library, IClock clock)
    {
        var now = clock.GetCurrentInstant();
        return TypedResults.Ok(new TermsList([.. library.All.Select(terms => TermsViews.Of(terms, library, now))]));
    }
}
