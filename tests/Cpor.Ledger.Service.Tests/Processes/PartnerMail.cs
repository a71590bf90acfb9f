using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Associations;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Service.Personal;
using Cpor.Ledger.Service.Tests.Mail;
using Cpor.Ledger.Service.Tests.Scenarios;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Cpor.Ledger.Service.Tests.Processes;

/// <summary>A ledger that sends over SMTP, to partners that a directory names, and what its mail server took.</summary>
internal sealed class PartnerMail : IAsyncDisposable
{
    private const int Most = 30;

    private static readonly TenantId[] _tenants =
    [
        Examples.Woodgrove,
        .. Enumerable.Range(1, Most).Select(number => new TenantId(Examples.Proof($"{number}").Value)),
    ];

    private readonly SmtpSink _sink;
    private readonly Folder _folder;
    private readonly int _number;
    private int _parts;

    private PartnerMail(SmtpSink sink, Folder folder, TestLedger ledger, int number = 0)
    {
        _sink = sink;
        _folder = folder;
        _number = number;
        Ledger = ledger;
    }

    public TestLedger Ledger { get; }

    public string Customer => _number == 0 ? "anna@woodgrove.example" : $"anna-{_number}@woodgrove.example";

    public string Partner => _number == 0 ? "boris@contoso.example" : $"boris-{_number}@contoso.example";

    public static async Task<PartnerMail> StartAsync(Database database, string language = "en")
    {
        var sink = SmtpSink.Start(new SmtpSinkSettings());
        var folder = new Folder();
        var directory = Path.Combine(folder.Path, "partners.json");
        var locations = """[{ "mpnId": "1234567", "name": "Berlin", "country": "DE" }]""";
        await File.WriteAllTextAsync(directory, $$"""
            { "organisations": [
              { "id": "7100001", "name": "Contoso", "language": "{{language}}", "locations": {{locations}} }] }
            """);
        var tenants = Path.Combine(folder.Path, "tenants.json");
        await File.WriteAllTextAsync(tenants, $$"""
            { "tenants": [
              {{string.Join(", ", _tenants.Select(tenant => $$"""
                { "id": "{{tenant}}", "domains": [], "language": "{{language}}" }
                """))}}] }
            """);
        var ledger = await TestLedger.StartAsync(
            database,
            new Dictionary<string, string?>
            {
                ["Ledger:PublicUrl"] = "https://ledger.example",
                ["Ledger:PartnerDirectory"] = directory,
                ["Ledger:TenantDirectory"] = tenants,
                ["Ledger:Mail:Host"] = "127.0.0.1",
                ["Ledger:Mail:Port"] = $"{sink.Port}",
                ["Ledger:Mail:Security"] = "none",
            },
            PassingCheck.Register);
        return new PartnerMail(sink, folder, ledger);
    }

    /// <summary>The same ledger with a customer and a partner of its own, for one test.</summary>
    public PartnerMail Part() => new(_sink, _folder, Ledger, Interlocked.Increment(ref _parts));

    /// <summary>Under review.</summary>
    public Task<ClaimId> SubmitAsync(string name, string? customer = null, string? partner = null) =>
        SubmitAsync(name, Examples.Contoso, customer ?? Customer, partner ?? Partner, ClaimStatus.UnderReview);

    /// <summary>As far as its checks lead.</summary>
    public async Task<ClaimId> SubmitAsync(
        string name, OrganisationId organisation, string customer, string partner, ClaimStatus status)
    {
        var id = Examples.Claim(name);
        var details = await Ledger.SealAsync(id, customer, partner, ["exchange-online", "teams"]);
        await Ledger.DoAsync(
            id, new CreateDraft(id, organisation, details with { TenantId = _tenants[_number] }));
        await Ledger.DoAsync(id, new AttachProof(
            Examples.Proof(name), new string('a', 64), 1_000, "application/pdf", Examples.Text("file-name")));
        await Ledger.DoAsync(id, new SubmitClaim(Ledger.Terms(), [], SlotHolders.None));
        await Ledger.UntilAsync(id, status);
        return id;
    }

    public Task<Claim> ValidateAsync(ClaimId id) => Ledger.DoAsync(
        id, new ValidateLines(Examples.Window($"{id}"), [], SlotHolders.None, Ledger.Terms()));

    /// <summary>A text that the reviewer writes.</summary>
    public async Task<Sealed> SealAsync(ClaimId id, string fact, string text)
    {
        var result = await Ledger.Services.GetRequiredService<Sealing>().SealAsync(id.Value, fact, "comment", text);
        return Sealed.Parse(result.ShouldBeOfType<SealingResult.Sealed>().Token);
    }

    /// <summary>Waits until so many mails were taken for an address, and gives them.</summary>
    public async Task<IReadOnlyList<MimeMessage>> UntilAsync(string address, int count = 1) =>
        await TestLedger.UntilAsync(
            () => Task.FromResult(To(address) is { Count: var taken } mails && taken >= count ? mails : null),
            () => Task.FromResult($"{count} mails came for {address}; it got {To(address).Count}"));

    /// <summary>What was taken for an address so far, but for receipts of submissions.</summary>
    public IReadOnlyList<MimeMessage> To(string address) =>
        [.. All(address).Where(message => !IsSubmissionReceipt(message))];

    /// <summary>The receipts of submissions that were taken for an address so far.</summary>
    public IReadOnlyList<MimeMessage> SubmissionReceipts(string address) =>
        [.. All(address).Where(IsSubmissionReceipt)];

    private IEnumerable<MimeMessage> All(string address) =>
        _sink.Received.Where(mail => mail.To.Contains(address)).Select(mail => mail.Message);

    // SubmitAsync submits with the third fact of a claim.
    private static bool IsSubmissionReceipt(MimeMessage message) =>
        message.MessageId!.EndsWith(".3.partner@ledger.example", StringComparison.Ordinal);

    public async ValueTask DisposeAsync()
    {
        if (_number > 0)
            return;
        await Ledger.DisposeAsync();
        await _sink.DisposeAsync();
        _folder.Dispose();
    }
}

/// <summary>The ledgers that many tests of letters share, one for each language.</summary>
public sealed class MailByLanguage(Database database) : IAsyncLifetime
{
    private readonly Dictionary<string, PartnerMail> _started = [];

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Where nobody moves the clock.</summary>
    internal Task<PartnerMail> InAsync(string language = "en") => PartAsync(language, language);

    /// <summary>Where everybody may.</summary>
    internal Task<PartnerMail> MovingAsync(string language = "en") => PartAsync($"{language}, moving", language);

    public async ValueTask DisposeAsync()
    {
        foreach (var mail in _started.Values)
            await mail.DisposeAsync();
    }

    // Tests of a collection run one after another.
    private async Task<PartnerMail> PartAsync(string name, string language)
    {
        if (!_started.TryGetValue(name, out var mail))
            _started.Add(name, mail = await PartnerMail.StartAsync(database, language));
        return mail.Part();
    }
}

/// <summary>The tests that share the ledgers of <see cref="MailByLanguage"/>.</summary>
[CollectionDefinition(nameof(MailByLanguage))]
public sealed class TestsOfMail : ICollectionFixture<MailByLanguage>;
