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
    public const string Customer = "anna@woodgrove.example";
    public const string Partner = "boris@contoso.example";

    private readonly SmtpSink _sink;
    private readonly Folder _folder;

    private PartnerMail(SmtpSink sink, Folder folder, TestLedger ledger)
    {
        _sink = sink;
        _folder = folder;
        Ledger = ledger;
    }

    public TestLedger Ledger { get; }

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
              { "id": "{{Examples.Woodgrove}}", "domains": ["woodgrove.example"], "language": "{{language}}" }] }
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

    /// <summary>Under review.</summary>
    public Task<ClaimId> SubmitAsync(string name, string customer = Customer, string partner = Partner) =>
        SubmitAsync(name, Examples.Contoso, customer, partner, ClaimStatus.UnderReview);

    /// <summary>As far as its checks lead.</summary>
    public async Task<ClaimId> SubmitAsync(
        string name, OrganisationId organisation, string customer, string partner, ClaimStatus status)
    {
        var id = Examples.Claim(name);
        var details = await Ledger.SealAsync(id, customer, partner, ["exchange-online", "teams"]);
        await Ledger.DoAsync(id, new CreateDraft(id, organisation, details));
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
        await Ledger.DisposeAsync();
        await _sink.DisposeAsync();
        _folder.Dispose();
    }
}
