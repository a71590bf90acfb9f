using System.Globalization;
using Cpor.Ledger.Contracts.Claims;

namespace Cpor.Ledger.Cli.Demo.Telling;

/// <summary>One claim from the draft to the association, with the customer's mail, page and deadline.</summary>
internal sealed class OneClaim(Sample sample, Stage stage, Narrator narrator)
{
    private const string Official = "official", Notified = "customer-notified";

    private readonly Contact _customer = sample.Claim.Create.CustomerContact!;

    public async Task TellAsync(CancellationToken cancel)
    {
        narrator.Begin("One claim, day by day");
        Task<Outcome> playing;
        bool isSilent;
        using (stage.Board.Act())
        {
            playing = new Player(sample, stage).PlayAsync(cancel);
            await stage.Board.UntilAsync(sample.Id, claim => claim.Status is Notified or Official, cancel);
            var history = await stage.HistoryAsync(sample.Id, cancel);
            var deadline = await DeadlineAsync(cancel);
            TellReview(history);
            await TellMailAsync(history, deadline, cancel);
            TellDeadline(deadline);
            isSilent = stage.Board.Now < deadline.Ends.ToDateTimeOffset();
        }

        if (isSilent)
            narrator.Say("Nobody has anything left to do, so the clock is put forward to that deadline.");
        var outcome = await playing;
        Narrator.Expect(outcome.IsAsTold, $"the claim ended as {outcome.Got}. {outcome.Note}");
        var end = One(await stage.HistoryAsync(sample.Id, cancel), Official);
        narrator.Say(
            end.HappenedAt.ToDateTimeOffset(),
            $"The customer stayed silent: the claim is {outcome.Got}, and {sample.Partner.Name} is partner of record.");
    }

    private void TellReview(HistoryView history)
    {
        var create = sample.Claim.Create;
        var proof = One(history, "proof-attached").Document!;
        var submitted = One(history, "submitted");
        narrator.Say(
            submitted.HappenedAt.ToDateTimeOffset(),
            $"{sample.Partner.Name} claims {create.Lines![0]!.Workload} at {create.DomainName}, attaches a proof of "
            + $"{proof.Size:N0} bytes and submits.");
        var checks = history.Entries
            .Where(entry => entry.Check is not null)
            .Select(entry => (entry.Check, Outcomes: entry.Results.Select(result => result.Outcome).Distinct()))
            .Select(check => $"{check.Check} {string.Join(" and ", check.Outcomes)}");
        narrator.Say($"The ledger checks it: {string.Join(", ", checks)}.");
        Narrator.Expect(history.Entries.Any(entry => entry.Action == "validated"), "no reviewer validated the claim.");
        narrator.Say("A reviewer reads the proof and validates the claim.");
    }

    private async Task TellMailAsync(HistoryView history, ExplainedDeadlineView deadline, CancellationToken cancel)
    {
        var mail = await stage.Mailbox.NewestAsync(_customer.Email!, cancel);
        narrator.Say(
            One(history, Notified).HappenedAt.ToDateTimeOffset(),
            $"{_customer.Name} gets one mail, “{mail.Subject}”.");
        narrator.Say($"It says: “{Paragraph(mail, deadline)}”");
        var before = (await stage.ClaimAsync(sample.Id, cancel)).Version;
        using var customer = new Customer(stage.Ledger);
        var page = await customer.OpenAsync(mail.OptOutLink!, cancel);
        var after = (await stage.ClaimAsync(sample.Id, cancel)).Version;
        Narrator.Expect(before == after, "opening the customer's page changed the claim.");
        narrator.Say(
            $"The link opens a page, “{page.Title}”, to opt out of "
            + $"{OptOutVisit.Lines(page.Lines.Count)}. Opening it changes nothing: the claim had {before} events "
            + $"before and has {after} after.");
    }

    /// <summary>The sentence of the mail that says until when the customer can opt out.</summary>
    private static string Paragraph(CustomerMail mail, ExplainedDeadlineView deadline)
    {
        var paragraphs = mail.Text.ReplaceLineEndings("\n").Split("\n\n")
            .Select(paragraph => string.Join(' ', paragraph.Split('\n', StringSplitOptions.TrimEntries)))
            .ToList();
        var year = deadline.Ends.ToDateTimeOffset().Year.ToString("0", CultureInfo.InvariantCulture);
        return paragraphs.Find(paragraph => paragraph.Contains(year, StringComparison.Ordinal)) ?? paragraphs[0];
    }

    private async Task<ExplainedDeadlineView> DeadlineAsync(CancellationToken cancel) =>
        (await stage.Cast.Auditor.ExplainClaimAsync(sample.Id, cancel: cancel)).Required().Facts
            .SelectMany(fact => fact.Deadlines)
            .First(deadline => deadline.Kind == "opt-out");

    private void TellDeadline(ExplainedDeadlineView deadline)
    {
        var workings = deadline.Workings;
        narrator.Say(
            $"How the ledger counted {workings.Length} {workings.Unit.Replace('-', ' ')} by the calendar "
            + $"{workings.CalendarId} in {workings.TimeZone}: {string.Join(", ", workings.Days.Select(Day))}. "
            + $"The window ends on {Dates.Time(deadline.Ends.ToDateTimeOffset())} UTC.");
    }

    private static string Day(DayView day)
    {
        var date = Dates.Day(new DateTimeOffset(day.Date.ToDateTimeUnspecified(), TimeSpan.Zero));
        return day.Index is { } index ? $"{date} is day {index}" : $"{date} {day.Name ?? day.Kind}";
    }

    private static HistoryEntryView One(HistoryView history, string action) =>
        history.Entries.FirstOrDefault(entry => entry.Action == action)
        ?? throw new InvalidOperationException($"The demonstration failed: the history has no {action}.");
}
