using Cpor.Ledger.Domain.Claims;
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

/// <summary>A file was brought in, to its end.</summary>
/// <param name="Run">Which run of an import.</param>
/// <param name="Kind">What was in it, as <c>associations</c>.</param>
/// <param name="Name">The import's name.</param>
/// <param name="FileSha256">SHA-256 of the file, 64 lower-case hexadecimal digits.</param>
/// <param name="Accepted">Rows that were stored.</param>
/// <param name="Refused">Rows that were left out.</param>
/// <param name="Unchanged">Rows that said what was so already.</param>
public sealed record ImportFinished(
    Instant HappenedAt,
    long Run,
    string Kind,
    string Name,
    string FileSha256,
    int Accepted,
    int Refused,
    int Unchanged) : Act(HappenedAt);

/// <summary>A projection was built anew from the events.</summary>
/// <param name="Projection">Its public name.</param>
/// <param name="RequestedAt">When the operator asked for it.</param>
public sealed record ProjectionRebuilt(Instant HappenedAt, string Projection, Instant RequestedAt) : Act(HappenedAt);

/// <summary>
/// Somebody read personal data or documents of a claim. Why, in the reader's own words, is kept where it can be erased.
/// </summary>
/// <param name="ClaimId">The claim.</param>
/// <param name="Items">
/// What was read: the name of an event and a field of it, or <c>proof</c> and a document's SHA-256, with a blank
/// between them.
/// </param>
public sealed record PersonalDataRead(Instant HappenedAt, ClaimId ClaimId, ValueList<string> Items) : Act(HappenedAt);
