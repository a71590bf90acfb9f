using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Cpor.Ledger.Domain.Calendars;
using Cpor.Ledger.Service.Calendars;
using Cpor.Ledger.Service.Http;
using Cpor.Ledger.Service.Storage;
using NodaTime;
using Npgsql;

namespace Cpor.Ledger.Service.Importing;

/// <summary>
/// Calendars to count business days by: a file is one version of one country's. It holds from its import on, and the
/// versions before it are kept.
/// </summary>
/// <param name="holidays">Whose days an iCalendar file holds; a JSON document says so itself.</param>
public sealed class CalendarRows(KnownCalendars known, IClock clock, HolidayFile? holidays = null) : IImportKind
{
    private const int LongestFile = 1024 * 1024;
    private const string Id = "id", Document = "document";

    public string Name => "calendars";

    public ImportColumns Columns { get; } = new(Id, [Document], [], key => key);

    public int BatchLength => 1;

    public async IAsyncEnumerable<ImportRow> ReadAsync(
        Stream file, string name, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (file.Length > LongestFile)
            throw new InvalidDataException($"The calendar is longer than {LongestFile} bytes.");
        using var reader = new StreamReader(file, leaveOpen: true);
        var text = await reader.ReadToEndAsync(cancel);
        var document = Path.GetExtension(name).ToLowerInvariant() switch
        {
            ".json" => text,
            ".ics" => FromHolidays(text, name),
            var other => throw new InvalidDataException($"'{other}' is no format of calendars: give .json or .ics."),
        };
        yield return new ImportRow(
            1, IdOf(document) ?? Path.GetFileName(name), new Dictionary<string, string> { [Document] = document });
    }

    public async Task<IReadOnlyList<RowResult>> StoreAsync(
        IReadOnlyList<ImportRow> rows, ImportBatch batch, CancellationToken cancel)
    {
        var row = rows.Single();
        var document = Encoding.UTF8.GetBytes(row[Document]!);
        try
        {
            var calendar = BusinessCalendar.Parse(document);
            if (calendar.Country is not { } country || calendar.Id == BusinessCalendars.Shipped.WeekendsOnly.Id)
                return [row.Refused("required", "country", "An imported calendar is a country's.")];
            return [await AddAsync(country, calendar, document, batch, cancel) ? row.Accepted() : row.Unchanged()];
        }
        catch (FormatException broken)
        {
            return [row.Refused("calendar-invalid", null, broken.Message)];
        }
    }

    /// <summary>Whether it is another version than the one that the country is counted by.</summary>
    private async Task<bool> AddAsync(
        string country, BusinessCalendar calendar, byte[] document, ImportBatch batch, CancellationToken cancel)
    {
        await using var add = new NpgsqlCommand(
            $"""
            insert into {LedgerTables.Calendar} (country, id, version, document, known_at)
            select $1, $2, $3, $4, $5 where $3 is distinct from coalesce(
              (select version from {LedgerTables.Calendar} where country = $1 order by number desc limit 1), $6)
            """,
            batch.Connection)
        {
            Parameters =
            {
                new() { Value = country },
                new() { Value = calendar.Id },
                new() { Value = calendar.Version },
                new() { Value = document },
                new() { Value = clock.GetCurrentInstant().ToDateTimeUtc() },
                new() { Value = BusinessCalendars.Shipped.For(country).Version },
            },
        };
        return await add.ExecuteNonQueryAsync(cancel) > 0;
    }

    private string FromHolidays(string text, string name)
    {
        if (holidays is null)
            throw new InvalidDataException("An iCalendar file does not say whose holidays it holds: name the country.");
        try
        {
            var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
            return Encoding.UTF8.GetString(holidays.ToDocument(
                text, $"{Path.GetFileName(name)}, SHA-256 {digest}", known.For(holidays.Country)));
        }
        catch (FormatException broken)
        {
            throw new InvalidDataException(broken.Message, broken);
        }
    }

    private static string? IdOf(string document)
    {
        try
        {
            using var json = JsonDocument.Parse(document);
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty(Id, out var id) && id.ValueKind == JsonValueKind.String
                && TextRule.Name.ProblemOf(Id, id.GetString()!) is null
                    ? id.GetString()
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
