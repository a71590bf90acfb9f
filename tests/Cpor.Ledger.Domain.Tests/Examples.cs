using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Calendars;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Deadlines;
using Cpor.Ledger.Domain.Disputes;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Domain.Terms;
using NodaTime;

namespace Cpor.Ledger.Domain.Tests;

/// <summary>
/// Who and what all specs speak of. Contoso is a partner and claims Exchange Online and Teams of Northwind, a customer
/// in London; Fabrikam is a partner who competes.
/// </summary>
internal static class Examples
{
    public static readonly OrganisationId Contoso = new("1001");
    public static readonly OrganisationId Fabrikam = new("2002");
    public static readonly MpnId ContosoSeattle = new("4000101");
    public static readonly MpnId ContosoLondon = new("4000102");

    public static readonly TenantId Northwind = TenantId.Parse("6f2d9f0e-0000-4000-8000-00000000a001");
    public static readonly DomainName NorthwindDomain = DomainName.Parse("northwind.example");
    public static readonly CustomerLocale London = new("GB", "Europe/London", "en", LocaleSource.TenantDirectory);

    public static readonly WorkloadKey ExchangeOnline = new("exchange-online");
    public static readonly WorkloadKey TeamsWorkload = new("teams");
    public static readonly ProductKey Sales = new("dynamics-365-sales");
    public static readonly ProductKey PowerBi = new("power-bi");
    public static readonly SubscriptionId SalesSubscription =
        SubscriptionId.Parse("6f2d9f0e-0000-4000-8000-0000000000b1");
    public static readonly SubscriptionId OtherSubscription =
        SubscriptionId.Parse("6f2d9f0e-0000-4000-8000-0000000000b2");

    public static readonly ClaimId TheClaim = ClaimId.Parse("01900000-0000-7000-8000-000000000001");
    public static readonly ClaimId FabrikamsClaim = ClaimId.Parse("01900000-0000-7000-8000-000000000002");
    public static readonly LineId Exchange = LineId.Parse("01900000-0000-7000-8000-0000000000e1");
    public static readonly LineId Teams = LineId.Parse("01900000-0000-7000-8000-0000000000e2");
    public static readonly LineId FabrikamsLine = LineId.Parse("01900000-0000-7000-8000-0000000000e9");
    public static readonly ProofId Statement = ProofId.Parse("01900000-0000-7000-8000-0000000000d1");
    public static readonly ProofId Letter = ProofId.Parse("01900000-0000-7000-8000-0000000000d2");
    public static readonly CommentId FirstComment = CommentId.Parse("01900000-0000-7000-8000-0000000000c1");
    public static readonly RequestId FirstRequest = RequestId.Parse("01900000-0000-7000-8000-0000000000a1");
    public static readonly RequestId SecondRequest = RequestId.Parse("01900000-0000-7000-8000-0000000000a2");
    public static readonly WindowId FirstWindow = WindowId.Parse("01900000-0000-7000-8000-0000000000f1");
    public static readonly WindowId SecondWindow = WindowId.Parse("01900000-0000-7000-8000-0000000000f2");

    public static readonly DisputeId FirstDispute = DisputeId.Parse("01900000-0000-7000-8000-000000000091");
    public static readonly DisputeId SecondDispute = DisputeId.Parse("01900000-0000-7000-8000-000000000092");
    public static readonly CorrectionId FirstCorrection = CorrectionId.Parse("01900000-0000-7000-8000-000000000081");
    public static readonly CorrectionId SecondCorrection = CorrectionId.Parse("01900000-0000-7000-8000-000000000082");

    public static readonly Slot ExchangeSlot = Slot.Parse($"workload:{Northwind}/exchange-online");
    public static readonly Slot TeamsSlot = Slot.Parse($"workload:{Northwind}/teams");
    public static readonly Slot SalesSlot = Slot.Parse($"subscription:{SalesSubscription}");

    /// <summary>Monday, 14 September 2020, nine in the morning in Seattle, five in the afternoon in London.</summary>
    public static readonly Instant Monday = Instant.FromUtc(2020, 9, 14, 16, 0);

    public static readonly Instant Tuesday = Monday + Duration.FromDays(1);

    /// <summary>Midnight in London after the fifth business day that follows Monday.</summary>
    public static readonly Instant OptOutEnds = Instant.FromUtc(2020, 9, 21, 23, 0);

    /// <summary>Midnight in Seattle after the fifth business day that follows Monday.</summary>
    public static readonly Instant AnswerDue = Instant.FromUtc(2020, 9, 22, 7, 0);

    /// <summary>Midnight in Seattle after the thirtieth day that follows Monday.</summary>
    public static readonly Instant DisputeEnds = Instant.FromUtc(2020, 10, 15, 7, 0);

    /// <summary>The smallest step of stored time.</summary>
    public static readonly Duration Microsecond = Duration.FromNanoseconds(1_000);

    public static readonly ProgrammeTerms Terms2020 = TermsDocument.Cpor2020;
    public static readonly BusinessCalendar Weekends = BusinessCalendars.Shipped.WeekendsOnly;
    public static readonly Regime SeedRegime = new(Terms2020, Weekends);
    public static readonly SlotHolders NobodyHolds = SlotHolders.None;

    public static readonly string StatementDigest = new('a', 64);
    public static readonly string LetterDigest = new('b', 64);

    public static readonly SealedContact Ada = CustomersContact("ada", "cio");
    public static readonly SealedContact Grace = CustomersContact("grace", "cto");

    public static readonly SealedContact Alan =
        new(Text("partner-contact.name", "alan"), Text("partner-contact.email", "alan"));

    /// <summary>Complete details for Exchange Online and Teams.</summary>
    public static readonly ClaimDetails Details = new()
    {
        MpnId = ContosoSeattle,
        TenantId = Northwind,
        SolutionArea = SolutionArea.Microsoft365,
        Activities = [Activity.Usage],
        DomainName = NorthwindDomain,
        Name = Text("name", "our-work"),
        Lines = [new(Exchange, Workload: ExchangeOnline), new(Teams, Workload: TeamsWorkload)],
        CustomerContact = Ada,
        PartnerContact = Alan,
    };

    /// <summary>Complete details for Dynamics 365 Sales, whose subscription is the only one.</summary>
    public static readonly ClaimDetails SalesDetails = Details with
    {
        SolutionArea = SolutionArea.BusinessApplications,
        Activities = [Activity.Usage, Activity.PreSales],
        Lines = [new(Exchange, Product: Sales)],
        TechnicalContact = Grace,
    };

    public static readonly ValueList<SubscriptionsFound> OneSubscription = [new(Sales, [SalesSubscription])];

    /// <summary>A sealed text; which text does not matter to rules.</summary>
    public static Sealed Text(string field, string text) => Sealed.Parse($"sealed:v1:details-given.v1:{field}:{text}");

    private static SealedContact CustomersContact(string name, string title) => new(
        Text("customer-contact.name", name),
        Text("customer-contact.email", name),
        Text("customer-contact.title", title));
}
