using NodaTime;

namespace Cpor.Ledger.Domain.Acts;

/// <summary>
/// The ledger said which event was the last of a stream, so that whoever is shown a stream can tell that it is all.
/// </summary>
/// <param name="Subject">The stream, as entries of the log name it: <c>claims/</c> and an id.</param>
/// <param name="Version">How many events it had.</param>
/// <param name="Position">Where in the log the last of them is.</param>
/// <param name="Size">How many entries of the log this is said about, more than <paramref name="Position"/>.</param>
public sealed record HeadStated(Instant HappenedAt, string Subject, long Version, long Position, long Size)
    : Act(HappenedAt);

/// <summary>Which terms the ledger judges new claims by, each from its own start until a later one's.</summary>
/// <param name="Terms">All of them, the earliest start first.</param>
public sealed record TermsPutInForce(Instant HappenedAt, ValueList<TermsInForce> Terms) : Act(HappenedAt);

/// <summary>One terms document that is in force, or will be.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Hash">SHA-256 of the document, 64 lower-case hexadecimal digits.</param>
/// <param name="EffectiveFrom">From when on claims that are submitted are judged by it.</param>
public sealed record TermsInForce(string Id, string Hash, Instant EffectiveFrom);

/// <summary>By which version of a calendar the ledger counts from now on. Deadlines promised before stay.</summary>
/// <param name="CalendarId">The calendar; the same for all its versions.</param>
/// <param name="Version">SHA-256 of the document, 64 lower-case hexadecimal digits.</param>
/// <param name="Country">ISO 3166-1 alpha-2, upper case; null for the weekends alone.</param>
public sealed record CalendarPutInForce(Instant HappenedAt, string CalendarId, string Version, string? Country)
    : Act(HappenedAt);
