using Cpor.Ledger.Contracts.Claims;
using NodaTime;
using NodaTime.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Cpor.Ledger.Cli.Claims;

/// <summary>Claims as people read them in a terminal.</summary>
internal static class ClaimTables
{
    private static readonly InstantPattern Second =
        InstantPattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd HH':'mm':'ss'Z'");

    /// <summary>One claim with its lines.</summary>
    public static IRenderable One(ClaimView claim)
    {
        var facts = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        facts.Row("claim", $"{claim.ClaimId}, version {claim.Version}");
        facts.AddRow(new Markup("status"), Status(claim.Status));
        facts.Row("partner", $"{claim.PartnerName}, organisation {claim.OrganisationId}");
        facts.Row("customer", $"{claim.DomainName ?? "no domain name yet"}, tenant {claim.TenantId}");
        facts.Row("claims", $"{claim.SolutionArea}, {string.Join(" and ", claim.Activities)}");
        foreach (var request in claim.OpenRequests)
            facts.Row("asked for", string.Join(", ", request.Items.Concat(request.Defects)));
        foreach (var correction in claim.OpenCorrections)
            facts.Row("to be confirmed", $"correction {correction.CorrectionId}");
        if (claim.FollowsClaimId is { } refused)
            facts.Row("follows", refused);
        if (claim.FollowedByClaimId is { } successor)
            facts.Row("followed by", successor);
        if (claim.NextDeadline is { } deadline)
            facts.Row("next deadline", $"{deadline.Kind}, {At(deadline.Ends)}");
        if (claim.Actions.Count > 0)
            facts.Row("you may", string.Join(", ", claim.Actions));
        return claim.Lines.Count > 0 ? new Rows(facts, Lines(claim.Lines)) : facts;
    }

    /// <summary>A page of claims.</summary>
    public static IRenderable Many(ClaimList list)
    {
        var table = new Listing("claim", "status", "partner", "customer", "next deadline", "changed");
        foreach (var claim in list.Items)
        {
            table.Add(
                new Text(claim.ClaimId),
                Status(claim.Status),
                new Text(claim.PartnerName),
                new Text(claim.DomainName ?? claim.TenantId),
                new Text(claim.NextDeadline is { } deadline ? At(deadline) : ""),
                new Text(At(claim.ChangedAt)));
        }

        return list.Next is null ? table : new Rows(table, new Text($"More: --after {list.Next}"));
    }

    /// <summary>A status in the colour of who must act.</summary>
    public static Markup Status(string status) => new(Markup.Escape(status), status switch
    {
        "official" => new Style(Color.Green),
        "action-required" or "contested" or "disputed" => new Style(Color.Yellow),
        "rejected" or "rejected-final" or "opted-out" => new Style(Color.Red),
        "customer-notified" => new Style(Color.Aqua),
        "withdrawn" or "ended" or "removed" => new Style(Color.Grey),
        _ => Style.Plain,
    });

    /// <summary>An instant in UTC.</summary>
    public static string At(Instant instant) => Second.Format(instant);

    /// <summary>Adds a fact and its text as it is.</summary>
    public static void Row(this Grid facts, string name, string text) => facts.AddRow(new Text(name), new Text(text));

    private static Listing Lines(IReadOnlyList<LineView> lines)
    {
        var table = new Listing("line", "what", "subscription", "status", "why", "until");
        foreach (var line in lines)
        {
            table.Add(
                new Text(line.LineId),
                new Text(line.Workload ?? line.Product ?? ""),
                new Text(line.SubscriptionId ?? ""),
                Status(line.Status),
                new Text(string.Join(", ", line.FailedChecks.Prepend(line.Reason ?? "").Where(why => why.Length > 0))),
                new Text(line.Ends is { } ends ? At(ends) : ""));
        }

        return table;
    }
}
