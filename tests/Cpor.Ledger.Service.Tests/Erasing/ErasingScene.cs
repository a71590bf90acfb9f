using System.Text;
using Cpor.Ledger.Contracts;
using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Contracts.Review;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Mail;
using Cpor.Ledger.Service.Tests.Claims;
using Cpor.Ledger.Service.Tests.Http;
using Cpor.Ledger.Service.Tests.Scenarios;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MimeKit;
using Npgsql;

namespace Cpor.Ledger.Service.Tests.Erasing;

/// <summary>A ledger with somebody in every role, whose claims speak of canaries wherever they can.</summary>
internal sealed class ErasingScene : IAsyncDisposable
{
    private readonly List<HttpClient> _clients = [];

    private ErasingScene(TestLedger ledger, HeardLogs logs, FailingPostOffice post)
    {
        (Ledger, Logs, Post) = (ledger, logs, post);
        (Partner, Reviewer, Operator) =
            (Client(CallerRole.Partner), Client(CallerRole.Reviewer), Client(CallerRole.Operator));
        Auditor = Client(CallerRole.Auditor);
    }

    public TestLedger Ledger { get; }

    public HeardLogs Logs { get; }

    public FailingPostOffice Post { get; }

    public LedgerClient Partner { get; }

    public LedgerClient Reviewer { get; }

    public LedgerClient Operator { get; }

    public LedgerClient Auditor { get; }

    public static ErasePersonalDataRequest Order(string basis = "data-subject-request") =>
        new() { Basis = basis, CaseReference = "DSR-2026-0017" };

    public static async Task<ErasingScene> OpenAsync(Database database)
    {
        var (logs, post) = (new HeardLogs(), new FailingPostOffice());
        var ledger = await TestLedger.StartAsync(database, configure: services =>
        {
            PassingCheck.Register(services);
            services.AddSingleton<ILoggerProvider>(logs);
            services.AddSingleton<FolderMailSender>();
            services.AddSingleton<IMailSender>(container =>
                post.Before(container.GetRequiredService<FolderMailSender>()));
        });
        return new ErasingScene(ledger, logs, post);
    }

    /// <summary>A draft with something personal in every field.</summary>
    public async Task<string> DraftAsync()
    {
        var request = Request();
        var claim = (await Partner.CreateClaimAsync(request, Key())).Required().ClaimId;
        (await Partner.GiveDetailsAsync(
            claim, Requests.Details(request) with { Name = Canary.In("new name") }, Key())).Required();
        using var content = new MemoryStream(Encoding.UTF8.GetBytes($"Signed by {Canary.In("proof")}."));
        (await Partner.AttachProofAsync(
            claim, new UploadFile($"{Canary.In("file")}.txt", content), Key())).Required();
        (await Partner.CommentAsync(claim, new CommentRequest { Text = Canary.In("comment") }, Key())).Required();
        return claim;
    }

    /// <summary>The same, reviewed with words of both sides and before the customer.</summary>
    public async Task<string> NotifiedAsync()
    {
        var claim = await DraftAsync();
        (await Partner.SubmitClaimAsync(claim, Key())).Required();
        await Ledger.UntilAsync(Id(claim), ClaimStatus.UnderReview);
        (await Reviewer.CommentAsync(claim, new CommentRequest { Text = Canary.In("reviewer") }, Key())).Required();
        var asked = (await Reviewer.RequestInfoAsync(
            claim,
            new RequestInfoRequest { Items = ["customer-contact"], Comment = Canary.In("question") },
            Key())).Required();
        (await Partner.ProvideInfoAsync(
            claim,
            new ProvideInfoRequest
            {
                RequestId = asked.OpenRequests[0].RequestId,
                CustomerContact = Person("second"),
                Comment = Canary.In("answer"),
            },
            Key())).Required();
        (await Reviewer.ValidateAsync(claim, new ValidateRequest(), Key())).Required();
        await Ledger.UntilAsync(Id(claim), ClaimStatus.CustomerNotified);
        return claim;
    }

    /// <summary>The same, official and ended again.</summary>
    public async Task<string> EndedAsync()
    {
        var claim = await NotifiedAsync();
        var window = (await Ledger.LoadAsync(Id(claim)))!.State.NextDeadline()!.Value;
        await Ledger.AdvanceAsync(window - Ledger.Now);
        await Ledger.UntilAsync(Id(claim), ClaimStatus.Official);
        (await Partner.DisassociateAsync(
            claim, new DisassociateRequest { Reason = Canary.In("goodbye") }, Key())).Required();
        return claim;
    }

    /// <summary>A claim of a row of a batch, before the reviewer.</summary>
    public async Task<string> OfBatchAsync()
    {
        var row = Batch.Row($"{Canary.Ascii}-1", Request(), $"{Canary.Ascii}/{Canary.Ascii}.txt");
        var zip = Batch.Zip(($"{Canary.Ascii}/{Canary.Ascii}.txt", $"Signed by {Canary.In("batch")}."));
        await Batch.SendAsync(Partner, Batch.Ndjson(row), zip, dryRun: true);
        var reply = await Batch.SendAsync(Partner, Batch.Ndjson(row), zip, submit: true);
        var claim = reply.Required().Rows.Single(done => done.Outcome == "submitted").ClaimId!;
        await Ledger.UntilAsync(Id(claim), ClaimStatus.UnderReview);
        return claim;
    }

    /// <summary>Waits until the certificate says that nothing is left.</summary>
    public Task<ErasureView> UntilFinishedAsync(string claim) => TestLedger.UntilAsync(
        async () => (await Operator.GetErasureAsync(claim)).Value is { FinishedAt: not null } done ? done : null,
        () => Task.FromResult($"the traces of {claim} are removed"));

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(Ledger.OwnerConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public static ClaimId Id(string claim) => ClaimId.Parse(claim);

    public async ValueTask DisposeAsync()
    {
        _clients.ForEach(client => client.Dispose());
        await Ledger.DisposeAsync();
    }

    private static Call Key() => new($"{Guid.NewGuid()}");

    private static Contact Person(string who) => new()
    {
        Name = Canary.In($"{who} name"),
        Email = Canary.Address(who),
        Title = Canary.In($"{who} title"),
    };

    private static CreateClaimRequest Request() => Requests.BusinessApplications($"{Guid.NewGuid()}") with
    {
        Name = Canary.In("name"),
        CustomerContact = Person("customer"),
        TechnicalContact = Person("technical"),
        PartnerContact = Person("partner"),
        SolutionSeller = Canary.In("seller"),
        CustomerName = Canary.In("customer's name"),
        SolutionName = Canary.In("solution"),
    };

    private LedgerClient Client(CallerRole role)
    {
        var http = Desk.Http(Ledger, role);
        _clients.Add(http);
        return new LedgerClient(http);
    }
}

/// <summary>A post office that fails when it is told to, in a way that nobody foresaw.</summary>
internal sealed class FailingPostOffice : IMailSender
{
    private IMailSender? _inner;

    public bool Fails { get; set; }

    public FailingPostOffice Before(IMailSender inner)
    {
        _inner = inner;
        return this;
    }

    public Task<Delivery> SendAsync(MimeMessage message, CancellationToken cancel = default) => Fails
        ? throw new NotImplementedFault()
        : _inner!.SendAsync(message, cancel);

    private sealed class NotImplementedFault() : Exception("Nobody foresaw this.");
}
