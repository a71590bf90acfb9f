using System.Security.Cryptography;
using System.Text.Json;
using NodaTime;

namespace Cpor.Ledger.Domain.Calendars;

/// <summary>The JSON of a calendar as it is written; unknown, missing and repeated properties are refused.</summary>
internal sealed record CalendarDocument
{
    private static readonly JsonSerializerOptions _strict =
        StoredFormat.Apply(new JsonSerializerOptions(JsonSerializerOptions.Strict));

    public required string Id { get; init; }

    public string? Country { get; init; }

    public required string Scope { get; init; }

    public required LocalDate KnownFrom { get; init; }

    public LocalDate? KnownThrough { get; init; }

    public required ValueList<string> Notes { get; init; }

    public required ValueList<CalendarSource> Sources { get; init; }

    public required ValueList<WeekendRule> Weekends { get; init; }

    public required ValueList<Holiday> Holidays { get; init; }

    public required ValueList<MovedWorkingDay> MovedWorkingDays { get; init; }

    public static BusinessCalendar Parse(ReadOnlySpan<byte> json)
    {
        var document = Read(json);
        var problems = CalendarRules.Broken(document).ToArray();
        if (problems.Length > 0)
            throw new FormatException($"The calendar \"{document.Id}\" is refused: {string.Join("; ", problems)}.");

        return new BusinessCalendar(document, Convert.ToHexStringLower(SHA256.HashData(json)));
    }

    private static CalendarDocument Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<CalendarDocument>(json, _strict)
                ?? throw new FormatException("The document is not a calendar: it is null.");
        }
        catch (JsonException unreadable)
        {
            throw new FormatException($"The document is not a calendar: {unreadable.Message}", unreadable);
        }
    }
}
