namespace Cpor.Ledger.Domain.Calendars;

/// <summary>Where a calendar has a date from: a law, a decree or an official announcement.</summary>
/// <param name="Id">Kebab case, unique in its calendar; dates refer to it.</param>
/// <param name="Title">The name, number and date of the document, or the body that announced.</param>
/// <param name="Url">A page of the authority, when there is one.</param>
public sealed record CalendarSource(string Id, string Title, string? Url = null);
