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

    public required string[] Notes { get; init; }

    public required CalendarSource[] Sources { get; init; }

    public required WeekendRule[] Weekends { get; init; }

    public required Holiday[] Holidays { get; init; }

    public required MovedWorkingDay[] MovedWorkingDays { get; init; }

    private bool HoldsNull =>
        ((object?[])[.. Notes, .. Sources, .. Weekends, .. Holidays, .. MovedWorkingDays]).Contains(null);

    public static BusinessCalendar Parse(ReadOnlySpan<byte> json)
    {
        var document = Read(json);
        // The reader refuses a null property by itself, and lets a null in a list pass.
        if (document.HoldsNull)
            throw new FormatException($"The calendar \"{document.Id}\" is refused: one of its lists holds a null.");

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
