using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Service.Http;
using Cpor.Ledger.Service.Settings;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Cpor.Ledger.Service.Claims.Batches;

/// <summary>Takes a batch in from a multipart form, and checks its files before anything is done.</summary>
public sealed class BatchReader(BatchLimits limits, ProofSettings settings)
{
    private const int RoomForTheForm = 64 * 1024;
    private const string Claims = "claims", Proofs = "proofs";

    /// <summary>The batch, or why it is refused whole. Whoever gets a batch disposes of it.</summary>
    /// <exception cref="BadHttpRequestException">The body broke off or is too large for any batch.</exception>
    internal async Task<(ClaimBatch? Batch, Refusal? Refusal)> ReadAsync(HttpRequest http, RequestContext context)
    {
        if (http.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = limits.RowsLength + limits.ZipLength + RoomForTheForm;
        if (UploadedFile.FormOf(http) is not { } form)
            return (null, BatchRefusals.NoForm);
        var batch = new ClaimBatch(limits);
        try
        {
            var refusal = await ReadAsync(form, batch, context.Cancel)
                ?? await batch.RefusalAsync(context, settings, context.Cancel);
            if (refusal is null)
                return (batch, null);
            await batch.DisposeAsync();
            return (null, refusal);
        }
        catch
        {
            await batch.DisposeAsync();
            throw;
        }
    }

    private async Task<Refusal?> ReadAsync(MultipartReader form, ClaimBatch batch, CancellationToken cancel)
    {
        var seen = new HashSet<string>();
        while (await UploadedFile.NextAsync(form, cancel) is { } section)
        {
            var name = HeaderUtilities.RemoveQuotes(section.GetContentDispositionHeader()?.Name ?? "").Value ?? "";
            if (name is not (Claims or Proofs) || !seen.Add(name))
                return Wrong(name, "not-known", "A batch has the parts 'claims' and 'proofs', each once.");
            var content = new ArrivingStream(section.Body);
            var refusal = name == Claims
                ? await ReadRowsAsync(content, section.ContentType, batch, cancel)
                : await ReadZipAsync(content, batch, cancel);
            if (refusal is not null)
                return refusal;
        }

        return seen.Contains(Claims) ? null : Wrong(Claims, "required", "The form holds no rows.");
    }

    private async Task<Refusal?> ReadRowsAsync(
        ArrivingStream content, string? contentType, ClaimBatch batch, CancellationToken cancel)
    {
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type)
            || type.MediaType.Value is not (ClaimBatchFiles.Csv or ClaimBatchFiles.Ndjson))
            return BatchRefusals.NoForm;
        using var file = new MemoryStream();
        var buffer = new byte[32 * 1024];
        while (await content.ReadAsync(buffer, cancel) is var read and > 0)
        {
            if (file.Length + read > limits.RowsLength)
                return BatchRefusals.TooLarge("bytes in the file of claims", limits.RowsLength);
            file.Write(buffer, 0, read);
        }

        var bytes = file.GetBuffer().AsMemory(0, (int)file.Length);
        if (type.MediaType == ClaimBatchFiles.Csv)
            await CsvRows.ReadAsync(bytes, batch.Rows, limits, cancel);
        else
            NdjsonRows.Read(bytes, batch.Rows, limits);
        return batch.Rows.Refusal;
    }

    private async Task<Refusal?> ReadZipAsync(ArrivingStream content, ClaimBatch batch, CancellationToken cancel)
    {
        (batch.Zip, var refusal) = await BatchZip.ReceiveAsync(content, settings, limits, cancel);
        return refusal;
    }

    private static Refusal Wrong(string part, string code, string explanation) =>
        HttpRefusals.RequestInvalid([new FieldProblem(part.Length <= 100 ? part : part[..100], code, explanation)]);
}
