using Cpor.Ledger.Contracts.Review;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Http;
using Cpor.Ledger.Service.Partners;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace Cpor.Ledger.Service.ReadModels;

public static class ListReviewsEndpoint
{
    private const int UsualLimit = 50;

    private static readonly string[] _turns = ["reviewer", "partner", "any"];

    public static void Map(IEndpointRouteBuilder reviews) => reviews.MapGet("/v1/reviews", Get);

    /// <summary>Lists what is before the reviewers, page by page.</summary>
    [AuthorizeRoles(CallerRole.Reviewer, CallerRole.Operator, CallerRole.Auditor)]
    public static async Task<Results<Ok<ReviewList>, ProblemHttpResult>> Get(
        Query<ReviewListQuery> query, RequestContext context, ReviewSearch queue, PartnerNames partners, IClock clock)
    {
        var given = query.Value;
        var turn = query.Validator.OneOf("turn", given.Turn, _turns) ?? "reviewer";
        var filter = new ReviewFilter(turn == "any" ? null : turn, given.Contested, given.Limit ?? UsualLimit);
        var after = given.After is { } cursor
            ? PageCursor.Parse(query.Validator, cursor, filter.Fingerprint())
            : null;
        if (query.Refusal is { } invalid)
            return ProblemReply.Of(invalid);
        var rows = await queue.FindAsync(filter, after, context.Cancel);
        var items = new List<ReviewListItem>();
        foreach (var row in rows.Take(filter.Limit))
            items.Add(Item(row, await partners.OfAsync(row.State, context.Cancel), clock.GetCurrentInstant()));
        return TypedResults.Ok(new ReviewList(items, Next(rows, filter)));
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
