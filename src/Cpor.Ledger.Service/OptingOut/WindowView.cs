using System.Collections.Immutable;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Domain.Terms;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Localization;
using NodaTime;
using NodaTime.Text;

namespace Cpor.Ledger.Service.OptingOut;

/// <summary>Names that were unsealed for this one page; null where there is none.</summary>
public sealed record UnsealedNames(string? Contact, string? Email, string? Solution);

/// <summary>The form's hidden field that proves that the form is ours.</summary>
public sealed record FormGuard(string Field, string Value);

/// <summary>A line on the page: the value that the form sends, what it is called, and where it stands.</summary>
public sealed record LineView(string Id, string Title, string Standing);

/// <summary>A recorded decision on the page.</summary>
public sealed record ReceiptView(
    string Moment, string Utc, string Fact, string EventId, ImmutableArray<ReceiptLine> Lines);

/// <summary>A line of a recorded decision: what it is called, and its id.</summary>
public sealed record ReceiptLine(string Title, string Id);

/// <summary>What the page about a window says, in words; the components only lay it out.</summary>
public sealed class WindowView(CustomerWindow window, ProgrammeTerms terms, LanguageTexts language, Instant now)
{
    private static readonly InstantPattern _utc = InstantPattern.CreateWithInvariantCulture(
        "uuuu-MM-dd HH:mm:ss.FFFFFF 'UTC'");

    /// <summary>What went wrong with the answer just given, or null.</summary>
    public string? Alert { get; init; }

    /// <summary>The claiming partner in words.</summary>
    public required string Partner { get; init; }

    /// <summary>Unsealed names.</summary>
    public required UnsealedNames Names { get; init; }

    /// <summary>Guards the form; null where the page has none.</summary>
    public FormGuard? Guard { get; init; }

    public LanguageTexts Language => language;

    public OptOutTexts Texts => language.OptOut;

    public ImmutableArray<LineView> Open { get; } =
        [.. window.OpenAt(now).Select(line => View(line, window, terms, language.OptOut))];

    /// <summary>Lines that can neither be refused nor were.</summary>
    public ImmutableArray<LineView> Others { get; } =
    [
        .. window.Lines.Except(window.OpenAt(now))
            .Where(line => window.Receipts.All(receipt => !receipt.LineIds.Contains(line.Id)))
            .Select(line => View(line, window, terms, language.OptOut)),
    ];

    public ImmutableArray<ReceiptView> Receipts => [.. window.Receipts.Select(View)];

    /// <summary>What is asked: an opt-out in time, or whether an official association shall end.</summary>
    public string Lead => Fill(IsLate ? Texts.LateLead : Texts.AskLead);

    /// <summary>Whether something that is official already can be declined.</summary>
    public bool IsLate => window.OpenAt(now).Any(line => line.State is LineState.Official);

    public bool IsOver => window.Ends?.HasPassed(now) == true;

    public string Title => this switch
    {
        { Receipts.Length: > 0 } => Texts.ReceiptTitle,
        { Open.Length: > 0 } => IsLate ? Texts.LateTitle : Texts.AskTitle,
        { IsOver: true } => Texts.OverTitle,
        _ => Texts.ClosedTitle,
    };

    public string Customer => window.Claim.Details.DomainName?.Readable ?? Tenant;

    public string Tenant => Template.Fill(Texts.Tenant, ("tenant", $"{window.Claim.Details.TenantId}"));

    public IEnumerable<string> Activities => window.Claim.Details.Activities.Select(activity => activity switch
    {
        Activity.Usage => Texts.ActivityUsage,
        Activity.PreSales => Texts.ActivityPreSales,
        _ => Texts.ActivityRevenueAssociation,
    });

    /// <summary>Revenue association is recognition alone, and the partner may have waived the pay for others.</summary>
    public string Pay => window.Claim.Submission.Fact is { Programmes.Count: > 0, PaymentOptOut: false }
        ? Texts.MeaningPaid
        : Texts.MeaningNotPaid;

    /// <summary>The contact in one phrase, or null when it was erased or there is none.</summary>
    public string? Contact => Names switch
    {
        { Contact: { } name, Email: { } email } => $"{name}, {email}",
        _ => Names.Contact ?? Names.Email,
    };

    public string Deadline => IsLate ? Texts.LateDeadline : window.Ends is { } ends
        ? new LocalDeadline(ends.Ends, Zone).InWords(language)
        : Texts.DeadlineUnknown;

    public string? DeadlineUtc => window.Ends is { } ends && !IsLate
        ? Template.Fill(Texts.DeadlineUtc, ("utc", _utc.Format(ends.Ends)))
        : null;

    public string ClaimNumber => Template.Fill(Texts.ClaimNumber, ("claim", $"{window.Claim.Id}"));

    public string NotificationNumber => Template.Fill(Texts.NotificationNumber, ("window", $"{window.Id}"));

    private string Zone => window.Ends?.Workings.TimeZone ?? "UTC";

    /// <summary>Fills the names of partner, customer and deadline into a text.</summary>
    public string Fill(string text) => Template.Fill(
        text,
        ("partner", Partner),
        ("customer", Customer),
        ("deadline", Deadline),
        ("contact", Contact ?? Texts.Erased));

    private ReceiptView View(OptOutReceipt receipt) => new(
        LocalMoment.InWords(Texts.ReceiptMoment, receipt.ReceivedAt, Zone, language),
        _utc.Format(receipt.ReceivedAt),
        Template.Fill(Texts.ReceiptFact, ("fact", receipt.Name), ("version", $"{receipt.Version}")),
        $"{receipt.EventId}",
        [
            .. window.Lines.Where(line => receipt.LineIds.Contains(line.Id))
                .Select(line => new ReceiptLine(LineTitle.Of(line.Unit, terms), $"{line.Id}")),
        ]);

    private static LineView View(ClaimLine line, CustomerWindow window, ProgrammeTerms terms, OptOutTexts texts) => new(
        $"{line.Id}",
        LineTitle.Of(line.Unit, terms),
        line.State switch
        {
            LineState.OptedOut => texts.StateOptedOut,
            LineState.Official => texts.StateOfficial,
            LineState.Contested => texts.StateContested,
            LineState.Ended => texts.StateEnded,
            LineState.Rejected or LineState.RejectedFinally or LineState.Withdrawn or LineState.Removed =>
                texts.StateDropped,
            _ => window.Contains(line) ? texts.StateClosing : texts.StateElsewhere,
        });
}
