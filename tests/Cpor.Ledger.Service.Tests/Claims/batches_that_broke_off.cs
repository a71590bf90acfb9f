using System.Net.Http.Headers;
using Cpor.Ledger.Contracts;
using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Settings;
using Cpor.Ledger.Service.Storage;
using Cpor.Ledger.Service.Tests.Hosting;
using Cpor.Ledger.Service.Tests.Http;
using Cpor.Ledger.Service.Tests.Scenarios;
using NodaTime;

namespace Cpor.Ledger.Service.Tests.Claims;

public class batches_that_broke_off(RunningLedger running, Database database) : IClassFixture<RunningLedger>
{
    private const int Many = 30;

    private static readonly byte[] _zip = Batch.Zip(("proof.txt", "Signed."));

    private readonly byte[] _csv = Batch.Csv(
        Enumerable.Range(1, Many).Select(number => Batch.Line($"{Guid.NewGuid():n}-{number}", "proof.txt")));

    [Fact]
    public async Task when_the_ledger_was_killed_are_completed_by_sending_them_again()
    {
        using var data = new Folder();
        var opened = await database.CreateLedgerAsync();
        await using (var gate = await CloseAfterThreeAsync(opened.Owner!))
        await using (var first = Start(opened, data))
        {
            using var http = await HttpAsync(first, data);
            var told = 0;
            var sending = new LedgerClient(http).CreateClaimBatchAsync(Files(), _ => told++);
            await first.UntilAsync(async () => told >= 3 && await gate.IsReachedAsync() ? gate : null);
            await first.KillAsync();

            await Should.ThrowAsync<HttpRequestException>(sending);
            told.ShouldBeInRange(3, Many - 1);
        }

        var left = Directory.GetFiles(data["proofs/incoming"]).ShouldNotBeNull();
        left.ShouldNotBeEmpty();
        foreach (var file in left)
            (await File.ReadAllBytesAsync(file)).AsSpan().IndexOf("proof.txt"u8).ShouldBe(-1, "nobody can read it");
        await using var second = Start(opened, data);
        using var again = await HttpAsync(second, data);
        var end = await HoldsAsync(new LedgerClient(again), least: 3);
        (end.Created, end.Completed).ShouldBe((0, 0), "all are handed in");
    }

    [Fact]
    public async Task when_the_caller_went_are_completed_by_sending_them_again()
    {
        using var gone = new CancellationTokenSource();
        using var http = Desk.Http(running.Ledger, CallerRole.Partner);
        var partner = new LedgerClient(http);
        var told = 0;
        await using (var gate = await CloseAfterThreeAsync(running.Ledger.OwnerConnectionString))
        {
            var sending = partner.CreateClaimBatchAsync(Files(), _ => told++, gone.Token);
            await TestLedger.UntilAsync(
                async () => told >= 3 && await gate.IsReachedAsync() ? gate : null,
                () => Task.FromResult("three rows are done"));
            await gone.CancelAsync();
            await Should.ThrowAsync<OperationCanceledException>(sending);
            told.ShouldBeInRange(3, Many - 1);
        }

        await HoldsAsync(partner, least: 3);
    }

    private static ServiceProcess Start(LedgerDatabase opened, Folder data) => ServiceProcess.Start(
        Path.Combine(AppContext.BaseDirectory, "Cpor.Ledger.Service.dll"), opened, data.Path);

    private static async Task<HttpClient> HttpAsync(ServiceProcess service, Folder data)
    {
        var http = new HttpClient { BaseAddress = await service.AddressAsync() };
        var token = DevelopmentIssuer.Open(data.Path, new TokenSettings().Audience, TimeProvider.System).Issue(
            "partner", CallerRole.Partner, Examples.Contoso, [MpnId.Parse(Requests.Location)], Duration.FromHours(1));
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return http;
    }

    /// <summary>Three claims may be submitted; the next one is held back.</summary>
    private static Task<Gate> CloseAfterThreeAsync(string owner) => Gate.CloseAsync(
        owner,
        "ledger_events.mt_events",
        "new.type = 'draft-created.v1' and "
            + "(select count(*) from ledger_events.mt_events where type = 'submitted.v1') >= 3");

    private ClaimBatchFiles Files() =>
        new(new MemoryStream(_csv), ClaimBatchFiles.Csv, new MemoryStream(_zip)) { Submit = true };

    /// <summary>
    /// Sent again it is done, and again it is as it was; every claim has what its row says, once. What the ledger was
    /// still doing for a caller that went, it may do beside this: then a row is shared between the two.
    /// </summary>
    private async Task<ClaimBatchEnd> HoldsAsync(LedgerClient partner, int least)
    {
        var end = (await partner.SendAsync(_csv, _zip, submit: true)).Required().End;
        (end.Rows, end.Refused).ShouldBe((Many, 0));
        end.Unchanged.ShouldBeInRange(least, Many);
        var again = (await partner.SendAsync(_csv, _zip, submit: true)).Required();
        again.End.Unchanged.ShouldBe(Many);
        foreach (var row in again.Rows)
        {
            var claim = (await partner.GetClaimAsync(row.ClaimId!)).Required();
            (claim.ProofIds.Count, claim.SubmittedAt.HasValue).ShouldBe((1, true));
        }

        return end;
    }
}
