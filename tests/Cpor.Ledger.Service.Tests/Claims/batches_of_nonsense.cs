using System.Text;
using System.Text.Json;
using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Service.Tests.Http;
using CsCheck;

namespace Cpor.Ledger.Service.Tests.Claims;

/// <summary>Whatever is sent as a batch, it is the sender's fault or done, and every row is answered.</summary>
[Collection(nameof(Desk))]
public class batches_of_nonsense(Desk desk)
{
    private static readonly byte[] _zip = Batch.Zip(("a.txt", "Signed."), ("b/c.txt", new string('b', 500)));

    private static readonly byte[] _csv = Batch.Csv(
        Batch.Line("nonsense-1", "a.txt"), Batch.Line("nonsense-2", "a.txt;b/c.txt"), Batch.Line("nonsense-3"));

    private static readonly byte[] _ndjson = Batch.Ndjson(
        Batch.Row("nonsense-4", Requests.Microsoft365(), "a.txt", "b/c.txt"),
        Batch.Row("nonsense-5", Requests.BusinessApplications($"{Guid.NewGuid()}")));

    [Fact]
    public async Task are_no_faults_when_bytes_of_the_zip_are_others() => await Damaged(_zip).SampleAsync(
        async zip => await SendAsync("text/csv", _csv, zip), iter: 400, threads: 2);

    [Fact]
    public async Task are_no_faults_when_bytes_of_the_csv_are_others() => await Damaged(_csv).SampleAsync(
        async csv => await SendAsync("text/csv", csv, _zip), iter: 200, threads: 2);

    [Fact]
    public async Task are_no_faults_when_bytes_of_the_ndjson_are_others() => await Damaged(_ndjson).SampleAsync(
        async rows => await SendAsync("application/x-ndjson", rows, _zip), iter: 200, threads: 2);

    [Fact]
    public async Task are_no_faults_when_rows_hold_anything() => await RandomRequests.About(await desk.DraftAsync())
        .Where(request => request is CreateClaimRequest)
        .Array[1, 5]
        .SampleAsync(
            async requests => await SendAsync(
                "application/x-ndjson",
                Batch.Ndjson(requests.Select((request, index) =>
                    Batch.Row($"anything-{index}", (CreateClaimRequest)request))),
                null),
            iter: 200,
            threads: 2);

    [Theory]
    [InlineData("--x--\r\n", 400)]
    [InlineData("--x\r\nContent-Disposition: form-data; name=claims\r\nContent-Type: text/csv\r\n\r\nkey\r\n1", 400)]
    [InlineData("--x\r\nContent-Type: text/csv\r\n\r\nkey\r\n--x--\r\n", 400)]
    [InlineData("--x\r\nContent-Disposition: form-data; name=\"claims\"\r\n\r\nkey\r\n--x--\r\n", 415)]
    [InlineData("", 400)]
    public async Task are_no_faults_when_the_form_is_broken(string body, int status)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=x");

        using var response = await desk.PartnerHttp.PostAsync(
            new Uri("v1/claim-batches", UriKind.Relative), content);

        ((int)response.StatusCode).ShouldBe(status, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Some bytes changed, put in or taken out.</summary>
    private static Gen<byte[]> Damaged(byte[] whole) =>
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte, Gen.Int[0, 3]).Array[1, 4].Select(changes =>
        {
            var bytes = whole.ToList();
            foreach (var (place, value, how) in changes)
            {
                var at = Math.Min(place, bytes.Count - 1);
                if (how == 0)
                    bytes.Insert(at, value);
                else if (how == 1 && bytes.Count > 1)
                    bytes.RemoveAt(at);
                else
                    bytes[at] = value;
            }

            return bytes.ToArray();
        });

    private async Task<bool> SendAsync(string type, byte[] claims, byte[]? zip)
    {
        using var form = Batch.Form(zip is null
            ? [("claims", type, claims)]
            : [("claims", type, claims), ("proofs", "application/zip", zip)]);
        using var response = await desk.PartnerHttp.PostAsync(
            new Uri("v1/claim-batches?dryRun=true&submit=true", UriKind.Relative), form);
        var said = await response.Content.ReadAsStringAsync();
        if (response.IsSuccessStatusCode)
            return JsonDocument.Parse(said.TrimEnd('\n').Split('\n')[^1]).RootElement.TryGetProperty("end", out _);
        ((int)response.StatusCode).ShouldBeLessThan(500, said);
        return JsonDocument.Parse(said).RootElement.GetProperty("code").GetString() is { Length: > 0 };
    }
}
