using System.Net;
using System.Net.Http.Json;
using System.Text;
using Cpor.Ledger.Contracts;
using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Contracts.Review;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Programmes;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Tests.Hosting;
using Cpor.Ledger.Service.Tests.Scenarios;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;

namespace Cpor.Ledger.Service.Tests.Http;

[Collection(nameof(Desk))]
public class idempotency_keys(Desk desk, RunningLedger running) : IClassFixture<RunningLedger>
{
    [Fact]
    public async Task give_the_same_claim_and_reply_again()
    {
        var request = Requests.Microsoft365();
        var first = await PostAsync("v1/claims", "create-1", request);
        var second = await PostAsync("v1/claims", "create-1", request);

        second.ShouldBe(first);
        first.Status.ShouldBe(201);
        first.Location.ShouldNotBeNull();
        first.ETag.ShouldBe("\"1\"");
    }

    [Fact]
    public async Task show_nothing_to_somebody_who_has_moved_to_another_organisation()
    {
        var request = Requests.Microsoft365();
        using var before = Somebody(Examples.Contoso);
        using var after = Somebody(Examples.Fabrikam);
        var first = await PostAsync(before, "moved-1", request);
        first.StatusCode.ShouldBe(HttpStatusCode.Created);

        var second = await PostAsync(after, "moved-1", request);

        second.StatusCode.ShouldNotBe(HttpStatusCode.Created);
        (await second.Content.ReadAsStringAsync()).ShouldNotContain(Examples.Contoso.Value);
    }

    private HttpClient Somebody(OrganisationId organisation)
    {
        var token = desk.Ledger.Services.GetRequiredService<DevelopmentIssuer>().Issue(
            "somebody", CallerRole.Partner, organisation, [MpnId.Parse(Requests.Location)], Duration.FromDays(365));
        var client = new HttpClient { BaseAddress = desk.Ledger.Client.BaseAddress };
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient http, string key, CreateClaimRequest request)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, "v1/claims");
        message.Content = JsonContent.Create(request);
        message.Headers.Add("Idempotency-Key", key);
        return await http.SendAsync(message);
    }

    [Fact]
    public async Task repeat_what_was_said_then_and_not_what_is_now()
    {
        var call = new Call($"{Guid.NewGuid()}");
        var draft = await desk.DraftAsync();
        var incomplete = await desk.Partner.SubmitClaimAsync(draft.ClaimId, call);
        await desk.AttachAsync(draft.ClaimId);

        incomplete.Problem!.Fields.ShouldHaveSingleItem().Path.ShouldBe("proofs");
        (await desk.Partner.SubmitClaimAsync(draft.ClaimId, call)).Problem!.Code.ShouldBe("claim-incomplete");
        (await desk.Partner.SubmitClaimAsync(draft.ClaimId, new Call($"{Guid.NewGuid()}"))).Required();
    }

    [Fact]
    public async Task belong_to_one_request()
    {
        var call = new Call($"{Guid.NewGuid()}");
        var draft = await desk.DraftAsync();
        (await desk.Partner.CommentAsync(draft.ClaimId, new CommentRequest { Text = "One." }, call)).Required();

        var otherBody = await desk.Partner.CommentAsync(draft.ClaimId, new CommentRequest { Text = "Two." }, call);
        var otherDoor = await desk.Partner.WithdrawAsync(draft.ClaimId, new WithdrawRequest(), call);

        foreach (var reply in new[] { otherBody.Problem!, otherDoor.Problem! })
            (reply.Status, reply.Code).ShouldBe((422, "idempotency-key-reused"));
        (await desk.Partner.GetClaimAsync(draft.ClaimId)).Required().Version.ShouldBe(2);
    }

    [Fact]
    public async Task are_the_callers_own()
    {
        var call = new Call($"{Guid.NewGuid()}");
        var colleague = new LedgerClient(desk.Http(CallerRole.Partner, Examples.Contoso));

        var mine = (await desk.Partner.CreateClaimAsync(Requests.Microsoft365(), call)).Required();
        var theirs = (await colleague.CreateClaimAsync(Requests.Microsoft365(), call)).Required();

        theirs.ClaimId.ShouldNotBe(mine.ClaimId);
    }

    [Fact]
    public async Task do_a_thing_once_when_it_is_asked_twice_at_the_same_time()
    {
        var call = new Call($"{Guid.NewGuid()}");
        var draft = await desk.DraftAsync();
        var comment = new CommentRequest { Text = "Once." };

        var replies = await Task.WhenAll(Enumerable.Range(0, 8)
            .Select(_ => desk.Partner.CommentAsync(draft.ClaimId, comment, call)));

        replies.Count(reply => reply.Succeeded).ShouldBeGreaterThan(0);
        replies.Where(reply => !reply.Succeeded).ShouldAllBe(
            reply => reply.Problem!.Code == "idempotency-key-in-flight");
        replies.Where(reply => reply.Succeeded).Select(reply => reply.Value!.CommentId).Distinct().Count().ShouldBe(1);
        (await desk.Partner.GetClaimAsync(draft.ClaimId)).Required().Version.ShouldBe(2);
    }

    [Fact]
    public async Task tell_who_comes_while_the_first_is_being_served_to_come_again()
    {
        var call = new Call($"{Guid.NewGuid()}");
        var draft = await desk.DraftAsync();
        // The first request waits for the claim's row until this transaction ends, as it would behind a slow writer.
        await using var connection = new NpgsqlConnection(desk.Ledger.OwnerConnectionString);
        await connection.OpenAsync();
        await using var blocking = await connection.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand(
            "select from ledger_events.mt_streams where id = $1 for update", connection))
        {
            hold.Parameters.AddWithValue(Guid.Parse(draft.ClaimId));
            await hold.ExecuteNonQueryAsync();
        }

        var first = desk.Partner.WithdrawAsync(draft.ClaimId, new WithdrawRequest(), call);
        await TestLedger.UntilAsync<object>(
            async () => await TakenAsync() > 0 ? this : null, () => Task.FromResult("the key is taken"));
        var second = await desk.Partner.WithdrawAsync(draft.ClaimId, new WithdrawRequest(), call);
        await blocking.RollbackAsync();

        (second.Status, second.Problem?.Code).ShouldBe((409, "idempotency-key-in-flight"));
        (await first).Required().Status.ShouldBe("withdrawn");
        (await desk.Partner.WithdrawAsync(draft.ClaimId, new WithdrawRequest(), call)).Required();
    }

    [Fact]
    public async Task outlive_a_crash_between_the_deed_and_the_reply()
    {
        var ledger = running.Ledger;
        using var http = Desk.Http(ledger, CallerRole.Partner);
        var partner = new LedgerClient(http);
        var call = new Call("crash");
        var request = Requests.Microsoft365();
        var created = (await partner.CreateClaimAsync(request, call)).Required();
        await ForgetRepliesAsync(ledger, "set status = null, headers = null, body = null");

        (await partner.CreateClaimAsync(request, call)).Problem!.Code.ShouldBe("idempotency-key-in-flight");
        ledger.Time.Advance(TimeSpan.FromMinutes(1));
        var again = (await partner.CreateClaimAsync(request, call)).Required();

        again.ClaimId.ShouldBe(created.ClaimId);
        again.Version.ShouldBe(1);
        var remark = new Call("crash-again");
        (await partner.CommentAsync(again.ClaimId, new CommentRequest { Text = "Hm." }, remark)).Required();
        await ForgetRepliesAsync(ledger, "set status = null, taken_at = '2020-01-01'");
        (await partner.CommentAsync(again.ClaimId, new CommentRequest { Text = "Hm." }, remark)).Required()
            .Claim.Version.ShouldBe(2);
    }

    [Fact]
    public async Task are_forgotten_after_two_days()
    {
        var ledger = running.Ledger;
        using var http = Desk.Http(ledger, CallerRole.Partner);
        var partner = new LedgerClient(http);
        var call = new Call("old");
        var draft = (await partner.CreateClaimAsync(Requests.Microsoft365(), call)).Required();
        var other = new CommentRequest { Text = "Another request." };
        (await partner.CommentAsync(draft.ClaimId, other, call)).Problem!.Code.ShouldBe("idempotency-key-reused");

        ledger.Time.Advance(TimeSpan.FromHours(48));

        (await partner.CommentAsync(draft.ClaimId, other, call)).Required();
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("a b")]
    [InlineData("twice\", \"given")]
    public async Task that_are_none_are_refused(string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "v1/claims");
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes("{}"));

        using var response = await desk.PartnerHttp.SendAsync(request);

        ((int)response.StatusCode).ShouldBe(400);
        (await response.Content.ReadAsStringAsync()).ShouldContain("Idempotency-Key");
    }

    [Fact]
    public async Task longer_than_200_characters_are_refused()
    {
        (await desk.Partner.CreateClaimAsync(Requests.Microsoft365(), new Call(new string('k', 201))))
            .Status.ShouldBe(400);
        (await desk.Partner.CreateClaimAsync(Requests.Microsoft365(), new Call(new string('k', 200)))).Required();
    }

    [Fact]
    public async Task name_the_window_the_request_and_the_proof_that_a_retry_means()
    {
        var claim = await desk.UnderReviewAsync();
        var call = new Call($"{Guid.NewGuid()}");
        using var one = new MemoryStream("One."u8.ToArray());
        using var same = new MemoryStream("One."u8.ToArray());
        using var other = new MemoryStream("Two."u8.ToArray());

        var proof = (await desk.Partner.AttachProofAsync(claim.ClaimId, new UploadFile("a.txt", one), call)).Required();
        (await desk.Partner.AttachProofAsync(claim.ClaimId, new UploadFile("a.txt", same), call)).Required()
            .ShouldBe(proof);
        (await desk.Partner.AttachProofAsync(claim.ClaimId, new UploadFile("a.txt", other), call)).Problem!.Code
            .ShouldBe("idempotency-key-reused");
        var validated = await desk.Reviewer.ValidateAsync(claim.ClaimId, new ValidateRequest(), call);
        (await desk.Reviewer.ValidateAsync(claim.ClaimId, new ValidateRequest(), call)).Version
            .ShouldBe(validated.Version);
    }

    private async Task<(int Status, string? Location, string? ETag, string Body)> PostAsync(
        string address, string key, CreateClaimRequest body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        request.Headers.Add("Idempotency-Key", key);
        request.Content = System.Net.Http.Json.JsonContent.Create(body, options: LedgerJson.Options);
        using var response = await desk.PartnerHttp.SendAsync(request);
        return (
            (int)response.StatusCode,
            response.Headers.Location?.ToString(),
            response.Headers.ETag?.ToString(),
            await response.Content.ReadAsStringAsync());
    }

    private async Task<long> TakenAsync()
    {
        await using var connection = new NpgsqlConnection(desk.Ledger.OwnerConnectionString);
        await connection.OpenAsync();
        await using var count = new NpgsqlCommand(
            "select count(*) from ledger.idempotency where status is null", connection);
        return (long)(await count.ExecuteScalarAsync())!;
    }

    private static async Task ForgetRepliesAsync(TestLedger ledger, string how)
    {
        await using var connection = new NpgsqlConnection(ledger.OwnerConnectionString);
        await connection.OpenAsync();
        await using var crash = new NpgsqlCommand($"update ledger.idempotency {how}", connection);
        (await crash.ExecuteNonQueryAsync()).ShouldBeGreaterThan(0);
    }
}
