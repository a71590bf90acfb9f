using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Cpor.Ledger.Contracts.Claims;

namespace Cpor.Ledger.Contracts;

/// <summary>Many claims at once.</summary>
public sealed partial class LedgerClient
{
    /// <summary>
    /// Creates, proves and submits the claims of a file: <c>POST /v1/claim-batches</c>. A batch may be sent again
    /// whenever nobody knows how far it came.
    /// </summary>
    /// <param name="done">Told of each row as soon as it is done.</param>
    /// <exception cref="HttpRequestException">The answer broke off; the same batch is to be sent again.</exception>
    /// <remarks>
    /// The client's timeout counts until the files are sent and checked; raise it for large ones.
    /// </remarks>
    public async Task<Reply<ClaimBatchView>> CreateClaimBatchAsync(
        ClaimBatchFiles files, Action<ClaimBatchOutcome>? done = null, CancellationToken cancel = default)
    {
        var address = $"v1/claim-batches?dryRun={Text(files.DryRun)}&submit={Text(files.Submit)}";
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = Form(files) };
        request.Headers.ExpectContinue = true;
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        if (!response.IsSuccessStatusCode)
            return await ReadAsync<ClaimBatchView>(response, cancel);
        var rows = new List<ClaimBatchOutcome>();
        await foreach (var line in LinesAsync(response, cancel))
        {
            if (line.End is { } end)
                return new Reply<ClaimBatchView>((int)response.StatusCode, new ClaimBatchView(rows, end), null, null);
            rows.Add(line.Row!);
            done?.Invoke(line.Row!);
        }

        throw new HttpRequestException("the answer broke off; send the same batch again to finish it");
    }

    private static MultipartFormDataContent Form(ClaimBatchFiles files)
    {
        var claims = new StreamContent(files.Claims);
        claims.Headers.ContentType = new MediaTypeHeaderValue(files.Format);
        var form = new MultipartFormDataContent { { claims, "claims", "claims" } };
        if (files.Proofs is not null)
        {
            var proofs = new StreamContent(files.Proofs);
            proofs.Headers.ContentType = new MediaTypeHeaderValue("application/zip");
            form.Add(proofs, "proofs", "proofs.zip");
        }

        return form;
    }

    private static async IAsyncEnumerable<ClaimBatchLine> LinesAsync(
        HttpResponseMessage response, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(cancel));
        while (await NextAsync(reader, cancel) is { } line)
            yield return line;
    }

    /// <summary>Null at the end, also where the connection was cut, in the middle of a line or not.</summary>
    private static async Task<ClaimBatchLine?> NextAsync(StreamReader reader, CancellationToken cancel)
    {
        try
        {
            return await reader.ReadLineAsync(cancel) is { } line
                ? JsonSerializer.Deserialize<ClaimBatchLine>(line, LedgerJson.Options)
                : null;
        }
        catch (Exception cut) when (cut is IOException or HttpRequestException or JsonException)
        {
            return null;
        }
    }

    private static string Text(bool value) => value ? "true" : "false";
}
