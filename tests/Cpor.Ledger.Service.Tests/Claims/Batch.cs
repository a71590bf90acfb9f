using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Cpor.Ledger.Contracts;
using Cpor.Ledger.Contracts.Claims;
using Cpor.Ledger.Service.Tests.Http;

namespace Cpor.Ledger.Service.Tests.Claims;

/// <summary>Files of batches as partners make them.</summary>
internal static class Batch
{
    public const string Columns = "key,mpnId,tenantId,domainName,solutionArea,activities,name,workloads,"
        + "customerContact.name,customerContact.email,customerContact.title,partnerContact.name,partnerContact.email,"
        + "proofs";

    /// <summary>A row that lacks nothing, about a customer of its own.</summary>
    public static string Line(string key, string proofs = "", string name = "Exchange, Woodgrove") => string.Join(
        ',',
        key,
        Requests.Location,
        Guid.NewGuid(),
        "woodgrove.example",
        "microsoft-365",
        "usage",
        $"\"{name}\"",
        "exchange-online; teams",
        "Яна Кузнецова,jana@woodgrove.example,IT director",
        "Paul Partner,paul@contoso.example",
        proofs);

    public static byte[] Csv(params IEnumerable<string> lines) =>
        Encoding.UTF8.GetBytes(string.Join("\r\n", lines.Prepend(Columns)) + "\r\n");

    public static byte[] Ndjson(params IEnumerable<ClaimBatchRow> rows) => Encoding.UTF8.GetBytes(string.Concat(
        rows.Select(row => JsonSerializer.Serialize(row, LedgerJson.Options) + "\n")));

    /// <summary>The same as a request for one claim.</summary>
    public static ClaimBatchRow Row(string key, CreateClaimRequest of, params string[] proofs) => new()
    {
        Key = key,
        Proofs = proofs,
        ClaimId = of.ClaimId,
        MpnId = of.MpnId,
        TenantId = of.TenantId,
        SolutionArea = of.SolutionArea,
        Activities = of.Activities,
        DomainName = of.DomainName,
        Name = of.Name,
        Lines = of.Lines,
        CustomerContact = of.CustomerContact,
        TechnicalContact = of.TechnicalContact,
        PartnerContact = of.PartnerContact,
        Programme = of.Programme,
    };

    public static byte[] Zip(params IEnumerable<(string Name, string Text)> files) =>
        Zip(files.Select(file => (file.Name, Encoding.UTF8.GetBytes(file.Text))));

    public static byte[] Zip(IEnumerable<(string Name, byte[] Bytes)> files, Action<ZipArchiveEntry>? change = null)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                var entry = zip.CreateEntry(name);
                change?.Invoke(entry);
                using var stream = entry.Open();
                stream.Write(content);
            }
        }

        return bytes.ToArray();
    }

    public static Task<Reply<ClaimBatchView>> SendAsync(
        this LedgerClient client,
        byte[] claims,
        byte[]? zip = null,
        bool dryRun = false,
        bool submit = false) => client.CreateClaimBatchAsync(
            new ClaimBatchFiles(
                new MemoryStream(claims),
                claims is [(byte)'{', ..] ? ClaimBatchFiles.Ndjson : ClaimBatchFiles.Csv,
                zip is null ? null : new MemoryStream(zip))
            {
                DryRun = dryRun,
                Submit = submit,
            });

    /// <summary>The form with any parts.</summary>
    public static MultipartFormDataContent Form(params IEnumerable<(string Name, string Type, byte[] Bytes)> parts)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, type, bytes) in parts)
        {
            var part = new ByteArrayContent(bytes);
            part.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
            form.Add(part, name, name);
        }

        return form;
    }

    public static string Outcomes(this Reply<ClaimBatchView> reply) =>
        string.Join(' ', reply.Required().Rows.Select(row => row.Problem?.Code ?? row.Outcome));
}
