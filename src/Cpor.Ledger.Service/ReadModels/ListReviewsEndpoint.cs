using Cpor.Ledger.Contracts.Review;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Cpor.Ledger.Service.Partners;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Cpor.Ledger.Service.ReadModels;

public static class ListReviewsEndpoint
{
    private const int UsualLimit = 50, MostLimit = 200;

    public static void Map(IEndpointRouteBuilder reviews) => reviews.MapGet("/v1/reviews", Get);

    /// <summary>Lists what is before the reviewers, page by page.</summary>
    [OpenTo(CallerRole.Reviewer, CallerRole.Operator, CallerRole.Auditor)]
    [QueryParameter("turn", "Whose turn it is: reviewer (when left out), partner or any.")]
    [QueryParameter("contested", "Only contested claims, or only others.", Type = typeof(bool))]
    [QueryParameter("limit", "At most so many, 1 to 200; 50 when left out.", Type = typeof(int))]
    [QueryParameter("after", "Goes on after a page: its next.")]
    [ProducesResponseType<ReviewList>(StatusCodes.Status200OK)]
    public static async Task<IResult> Get(
        HttpRequest http, RequestContext context, ReviewSearch queue, PartnerNames partners, IClock clock)
    {
        var query = new QueryForm(http.Query, "turn", "contested", "limit", "after");
        var filter = new ReviewFilter(
            OneOf(query, "turn", "reviewer", "partner", "any") switch
            {
                "any" => null,
                var turn => turn ?? "reviewer",
            },
            OneOf(query, "contested", "true", "false") is { } contested ? contested == "true" : null,
            query.Number("limit", 1, MostLimit) ?? UsualLimit);
        var after = query.Text("after") is { } cursor
            ? PageCursor.Parse(query.Form, cursor, filter.Fingerprint())
            : null;
        if (query.Form.Refusal is { } invalid)
            return ProblemReply.Of(invalid);
        var rows = await queue.FindAsync(filter, after, context.Cancel);
        http.HttpContext.Response.Headers.CacheControl = "private, no-cache";
        var items = new List<ReviewListItem>();
        foreach (var row in rows.Take(filter.Limit))
            items.Add(Item(row, await partners.OfAsync(row.State, context.Cancel), clock.GetCurrentInstant()));
        return Results.Ok(new ReviewList(items, Next(rows, filter)));
    }

    private static string? OneOf(QueryForm query, string name, params string[] words)
    {
        var given = query.Text(name);
        if (given is null || words.Contains(given))
            return given;
        query.Form.Note(name, "not-one-of", $"One of: {string.Join(", ", words)}.");
        return null;
    }

    /// <summary>One row more than asked for was looked for, to know whether there is a next page.</summary>
    private static string? Next(IReadOnlyList<ReviewItem> rows, ReviewFilter filter) => rows.Count > filter.Limit
        ? new PageCursor(rows[filter.Limit - 1].Due, rows[filter.Limit - 1].Id).Write(filter.Fingerprint())
        : null;

    private static ReviewListItem Item(ReviewItem row, string partner, Instant now)
    {
        var details = row.State.Details;
        var due = Instant.FromDateTimeOffset(row.Due);
        return new ReviewListItem
        {
            ClaimId = $"{row.State.Id}",
            Version = row.Version,
            Turn = row.Turn,
            Contested = row.Contested,
            Due = due,
            Overdue = now >= due,
            AgeSeconds = (long)Math.Max(0, (now - row.Lines.Min(line => line.Since)).TotalSeconds),
            OrganisationId = $"{row.State.OrganisationId}",
            MpnId = $"{details.MpnId}",
            PartnerName = partner,
            TenantId = $"{details.TenantId}",
            DomainName = details.DomainName?.ToString(),
            SolutionArea = details.SolutionArea.PublicName(),
            Lines = [.. row.Lines.Select(line => new ReviewLineView(
                $"{line.Unit.LineId}", $"{line.Unit.Slot}", line.Standing.PublicName(), line.Since,
                line.HolderClaimId?.ToString()))],
            UnansweredComment = row.Unanswered is { } said ? new(said.Version, said.Since) : null,
            Notices = [.. row.Notices.Select(notice => new ReviewNoticeView(
                $"{notice.LineId}", notice.Check, notice.Code, HistoryViews.Inputs(notice.Inputs)))],
        };
    }
}
