using System.Text.Json;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Calendars;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Deadlines;
using Cpor.Ledger.Domain.Terms;
using Cpor.Ledger.Service.Access;
using NodaTime;
using Period = Cpor.Ledger.Domain.Deadlines.Period;

namespace Cpor.Ledger.Benchmarks.DeadlineStorm;

/// <summary>
/// Makes open windows that all end at one instant. The claims' lives up to their validation are decided in memory by
/// the product's rules and stored in batches; from the notification on everything is the product's own doing, one by
/// one: the command, its outbox, the process that watches the window, and its timer in the database.
/// </summary>
public sealed class WindowsReady(MeasuredLedger ledger, StormClock clock, Regime regime)
{
    private static readonly Actor Ledger = Actor.Ledger("customer-notification");

    private static readonly ParallelOptions AtOnce = new() { MaxDegreeOfParallelism = 8 };

    private readonly ExampleClaims _claims = new("storm");

    /// <summary>Terms like the shipped ones, with a window of so much time on the clock.</summary>
    public static byte[] TermsOf(Duration window) => JsonSerializer.SerializeToUtf8Bytes(
        TermsDocument.Cpor2020 with
        {
            Id = "deadline-storm",
            OptOutWindow = new Sourced<Period>(Period.OfElapsed(window), "Measurement only: all end together"),
        },
        StoredFormat.Options);

    /// <summary>Opens so many, and says when they end.</summary>
    public async Task<Instant> OpenAsync(int windows)
    {
        var numbers = Enumerable.Range(0, windows).ToList();
        var drafts = await OpenableDrafts.SealAsync(ledger, _claims, numbers);
        await Drafts.StoreAsync(
            ledger.Store, numbers, number => (_claims.Id(number), Facts(number, drafts[number])));
        var opened = clock.Stop();
        await Parallel.ForEachAsync(numbers, AtOnce, async (number, _) => await NotifyAsync(number));
        clock.Go();
        return opened + regime.Terms.OptOutWindow.Value.Elapsed!.Value;
    }

    private IReadOnlyList<ClaimEvent> Facts(int number, CreateDraft draft) => Drafts.Live(
        SystemClock.Instance.GetCurrentInstant().ToStoredPrecision(),
        [
            draft,
            _claims.Attach(number),
            new SubmitClaim(regime.Terms, [], SlotHolders.None),
            .. AutomaticChecks.All.Select(check => Passed(number, check)),
            new OpenReview(regime, SlotHolders.None),
            new ValidateLines(_claims.Window(number), [], SlotHolders.None, regime.Terms),
        ]);

    private RecordCheck Passed(int number, string check) =>
        new(check, [new CheckResult(LineId.For(_claims.Id(number), "teams"), CheckOutcome.Passed, null, [])]);

    private async Task NotifyAsync(int number)
    {
        var locale = regime.Terms.DefaultLocale.Value;
        var calendar = BusinessCalendars.Shipped.For(locale.Country);
        var now = clock.GetCurrentInstant();
        var promised = Deadline.Count(regime.Terms.OptOutWindow.Value, now, locale, calendar);
        var window = _claims.Window(number);
        var answer = await ledger.Claims.DecideAsync(
            _claims.Id(number),
            new RecordNotification(
                window, $"{window}@ledger.example", promised.Ends, locale, calendar, regime.Terms),
            Ledger,
            CancellationToken.None);
        if (answer.Decision is not Decision<ClaimEvent>.Accepted { Facts: [CustomerNotified notified] }
            || notified.OptOutEnds.Ends != promised.Ends)
        {
            throw new InvalidOperationException($"Window {number} did not open: {answer.Decision}");
        }
    }
}
