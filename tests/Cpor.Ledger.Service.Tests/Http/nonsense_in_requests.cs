using System.Net;
using System.Text;
using System.Text.Json;
using Cpor.Ledger.Contracts;
using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Contracts.Review;
using Cpor.Ledger.Service.Access;
using CsCheck;

namespace Cpor.Ledger.Service.Tests.Http;

/// <summary>Whatever is sent, the answer is the sender's fault (4xx) or a success, and always one of ours.</summary>
[Collection(nameof(Desk))]
public class nonsense_in_requests(Desk desk)
{
    private static readonly string[] Bodies =
    [
        "", " ", "null", "true", "0", "-1e999", "\"\"", "[]", "[[]]", "{", "}", "{]", "{\"",
        "{\"a\"", "{\"a\":}", "{,}",
        "{}{}", "{}x", "\u0000", "{\"\u0000\":1}", "{\"a\":\"\\u0000\"}", "{\"text\":\"\\u0000\"}",
        "{\"text\":\"\\ud800\"}", "{\"name\":\"\\udfff\\ud800\"}", "{\"text\":1}", "{\"text\":{}}", "{\"text\":[]}",
        "{\"text\":true}", "{\"text\":null}", "{\"TEXT\":\"a\"}", "{\"text\":\"a\",\"text\":\"b\"}",
        "{\"unknown\":1}", "{\"lineIds\":{}}", "{\"lineIds\":[1]}", "{\"lineIds\":[null]}", "{\"lineIds\":[[]]}",
        "{\"lineIds\":[\"\"]}", "{\"lineIds\":\"x\"}", "{\"items\":[null]}", "{\"items\":[\"\"]}", "{\"reason\":\"\"}",
        "{\"reason\":\"\\u202e\"}", "{\"customerContact\":[]}", "{\"customerContact\":{}}",
        "{\"customerContact\":null}",
        "{\"customerContact\":{\"email\":\"@\"}}", "{\"lines\":[{}]}", "{\"lines\":[null,null]}", "{\"lines\":{}}",
        "{\"activities\":\"usage\"}", "{\"activities\":[\"usage\",null]}", "{\"paymentOptOut\":\"true\"}",
        "{\"paymentOptOut\":1}", "{\"mpnId\":1234567}", "{\"mpnId\":\"12345678901\"}", "{\"tenantId\":\"\\u0000\"}",
        "{\"domainName\":\"xn--\"}", "{\"domainName\":\".\"}", "{\"domainName\":\"a\\u0000.b\"}", "{\"claimId\":\"\"}",
        "{\"programme\":\"\\u0000\"}", "/*c*/{}", "{/*c*/}", "{\"a\":1,}", "\ufeff{}", "<xml/>", "text=a&b=c", "--x--",
        "{\"$type\":\"System.Object\"}", "{\"__proto__\":{}}", "{\"text\":\"" + "\\\\" + "\"}",
        "NaN", "{\"paymentOptOut\":NaN}", "{'text':'a'}", "\u2028", "{\"text\":\"\u2028\"}",
    ];

    private static readonly string[] Endpoints =
    [
        "POST v1/claims", "POST v1/claim-batches", "PUT v1/claims/{0}/details", "POST v1/claims/{0}/proofs",
        "POST v1/claims/{0}/submission",
        "POST v1/claims/{0}/comments", "POST v1/claims/{0}/answers", "POST v1/claims/{0}/withdrawal",
        "POST v1/claims/{0}/disassociation", "POST v1/claims/{0}/review/requests",
        "POST v1/claims/{0}/review/validation", "POST v1/claims/{0}/review/rejection",
        "POST v1/claims/{0}/review/removal",
    ];

    [Theory]
    [MemberData(nameof(AllEndpoints))]
    public async Task a_body_that_is_none_is_never_a_fault(string endpoint)
    {
        var draft = await desk.DraftAsync();
        var bodies = Bodies.Select(body => Encoding.UTF8.GetBytes(body))
            .Append([0xFF, 0xFE, 0x00]).Append([0x7B, 0x22, 0xC3, 0x28, 0x22, 0x3A, 0x31, 0x7D])
            .Append(Encoding.UTF8.GetBytes(new string('[', 10_000)))
            .Append(Encoding.UTF8.GetBytes($"{{\"text\":\"{new string('a', 300_000)}\"}}"));
        foreach (var body in bodies)
            await SendAsync(endpoint, draft.ClaimId, body, "application/json");
    }

    [Theory]
    [MemberData(nameof(AllEndpoints))]
    public async Task an_address_that_is_none_is_never_a_fault(string endpoint)
    {
        foreach (var id in new[]
        {
            "x", "%00", "%E0%80%80", "..%2f..", "00000000-0000-0000-0000-000000000000", $"{Guid.NewGuid()}",
            $"{Guid.NewGuid():n}", "'; drop table x;--", new string('a', 2_000), "🙂",
        })
        {
            var status = await SendAsync(
                endpoint, Uri.EscapeDataString(id).Replace("%25", "%"), "{}"u8.ToArray(), "application/json");
            status.ShouldBeOneOf(400, 404, 415);
        }
    }

    [Theory]
    [InlineData("text/plain", 415)]
    [InlineData("application/xml", 415)]
    [InlineData("application/json; charset=utf-16", 415)]
    [InlineData("application/json; charset=utf-8", 404)]
    [InlineData("application/vnd.cpor+json", 404)]
    [InlineData("application/x-www-form-urlencoded", 415)]
    [InlineData("garbage", 415)]
    public async Task a_media_type_that_is_not_taken_is_refused(string contentType, int status) =>
        (await SendAsync(
            "POST v1/claims/{0}/withdrawal", $"{Guid.NewGuid()}", "{}"u8.ToArray(), contentType)).ShouldBe(status);

    [Fact]
    public async Task requests_made_of_random_values_are_never_a_fault()
    {
        var draft = await desk.DraftAsync();
        await RandomRequests.About(draft).SampleAsync(
            async request =>
            {
                var endpoint = request switch
                {
                    CreateClaimRequest => "POST v1/claims",
                    RequestInfoRequest => "POST v1/claims/{0}/review/requests",
                    _ => "POST v1/claims/{0}/answers",
                };
                var body = JsonSerializer.SerializeToUtf8Bytes(request, request.GetType(), LedgerJson.Options);
                return await SendAsync(endpoint, draft.ClaimId, body, "application/json") < 500;
            },
            iter: 300,
            threads: 2);
    }

    public static TheoryData<string> AllEndpoints => [.. Endpoints];

    private async Task<int> SendAsync(string endpoint, string claimId, byte[] body, string contentType)
    {
        var words = endpoint.Split(' ');
        using var request = new HttpRequestMessage(new HttpMethod(words[0]), string.Format(words[1], claimId));
        request.Content = new ByteArrayContent(body);
        request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        var http = desk.Http(endpoint.Contains("/review/") ? CallerRole.Reviewer : CallerRole.Partner);
        using var response = await http.SendAsync(request);
        var said = await response.Content.ReadAsStringAsync();
        var sent = Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(body.Length, 200)));
        ((int)response.StatusCode).ShouldBeLessThan(500, $"{endpoint} {sent}: {said}");
        if (!response.IsSuccessStatusCode && response.StatusCode != HttpStatusCode.BadRequest)
            JsonDocument.Parse(said).RootElement.GetProperty("code").GetString().ShouldNotBeNullOrEmpty();
        return (int)response.StatusCode;
    }
}
