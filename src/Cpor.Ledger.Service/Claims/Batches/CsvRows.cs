using System.Text.Json;
using Cpor.Ledger.Contracts;
using Cpor.Ledger.Contracts.Claims;
using CsvHelper;

namespace Cpor.Ledger.Service.Claims.Batches;

/// <summary>Reads the rows of a batch from CSV: RFC 4180 in UTF-8 with commas and a heading.</summary>
internal static class CsvRows
{
    private const string Malformed = "malformed";

    private static readonly string[] _columns =
    [
        "key", "claimId", "mpnId", "tenantId", "solutionArea", "activities", "programme", "domainName", "workloads",
        "products", .. PersonalFields.All, "acknowledgements", "paymentOptOut", "proofs",
    ];

    /// <summary>Adds every row, and notes what is wrong with the file.</summary>
    public static async Task ReadAsync(
        ReadOnlyMemory<byte> file, BatchRows rows, BatchLimits limits, CancellationToken cancel)
    {
        // From a stream, since only there the reader looks at how long a row is.
        await using var reader = CsvReader.Create(
            new MemoryStream(file.ToArray(), writable: false), Options(rows, limits), leaveOpen: false);
        try
        {
            await reader.ReadHeaderAsync(cancel);
            if (!IsHeading(reader, rows))
                return;
            while (!rows.IsOver && await reader.ReadAsync(cancel))
                rows.Add(reader.LineNumber, Row(reader, rows));
        }
        catch (CsvFormatException broken)
        {
            rows.Note(broken.LineNumber, "row", Malformed, $"A row has at most {limits.RowLength} bytes.");
        }
    }

    private static CsvReaderOptions Options(BatchRows rows, BatchLimits limits) => new()
    {
        Separator = ',',
        DetectSeparatorHint = false,
        TrimWhitespace = true,
        TrackLineNumbers = true,
        IncludeValuesInExceptions = false,
        MaxRecordSize = limits.RowLength,
        MalformedData = CsvMalformedDataHandling.Skip,
        FieldCountMismatch = CsvFieldCountHandling.Skip,
        OnMalformedRecord = broken => rows.Note(
            broken.LineNumber, "row", Malformed, "Broken quotes, or another number of fields than the heading."),
    };

    private static bool IsHeading(CsvReader csv, BatchRows rows)
    {
        var names = csv.Headers.ToList();
        foreach (var name in names.Except(_columns))
            rows.Note(1, Short(name), "not-known", $"Columns are {string.Join(", ", _columns)}.");
        foreach (var name in names.GroupBy(name => name).Where(same => same.Count() > 1))
            rows.Note(1, Short(name.Key), "repeated", "A column is named once.");
        if (!names.Contains("key"))
            rows.Note(1, "key", "required", "The heading must name this column.");
        return rows.Refusal is null;
    }

    private static ClaimBatchRow Row(CsvReader csv, BatchRows rows)
    {
        string? Text(string column) =>
            csv.TryGetFieldIndex(column, out var index) && csv.GetString(index) is { Length: > 0 } text ? text : null;
        var personal = PersonalFields.ToJson(PersonalFields.All.Select(field => (field, Text(field))));
        return personal.Deserialize<ClaimBatchRow>(LedgerJson.Options)! with
        {
            Key = Text("key"),
            ClaimId = Text("claimId"),
            MpnId = Text("mpnId"),
            TenantId = Text("tenantId"),
            SolutionArea = Text("solutionArea"),
            Activities = Several(Text("activities")),
            Programme = Text("programme"),
            DomainName = Text("domainName"),
            Lines = Lines(Several(Text("workloads")), Several(Text("products"))),
            Acknowledgements = Several(Text("acknowledgements")),
            PaymentOptOut = Answer(Text("paymentOptOut"), csv.LineNumber, rows),
            Proofs = Several(Text("proofs")),
        };
    }

    private static string[]? Several(string? text) =>
        text?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static ClaimedLine[]? Lines(string[]? workloads, string[]? products) => (workloads ?? products) is null
        ? null
        : [
            .. (workloads ?? []).Select(workload => new ClaimedLine { Workload = workload }),
            .. (products ?? []).Select(Product),
        ];

    private static ClaimedLine Product(string text) => text.Split('/', 2, StringSplitOptions.TrimEntries) switch
    {
        [var product, var subscription] => new ClaimedLine { Product = product, SubscriptionId = subscription },
        _ => new ClaimedLine { Product = text },
    };

    private static bool? Answer(string? text, long line, BatchRows rows)
    {
        if (text is not (null or "true" or "false"))
            rows.Note(line, "paymentOptOut", "not-one-of", "One of: false, true.");
        return text is null ? null : text == "true";
    }

    private static string Short(string name) => name.Length <= 100 ? name : name[..100];
}
