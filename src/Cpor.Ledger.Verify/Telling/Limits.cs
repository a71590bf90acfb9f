using System.Text;
using System.Text.RegularExpressions;
using Cpor.Ledger.Audit.Dossiers;
using Cpor.Ledger.Domain.Calendars;
using Cpor.Ledger.Domain.Deadlines;
using Cpor.Ledger.Domain.Terms;

namespace Cpor.Ledger.Verify.Telling;

/// <summary>What a good verdict proves, and what it cannot, in words.</summary>
internal static partial class Limits
{
    /// <summary>What was proved.</summary>
    public static IEnumerable<string> Proved(Answer answer, ProvedDossier dossier)
    {
        var tree = dossier.Tree.Checkpoint;
        yield return $"The {dossier.Events.Count} events are in the log {tree.Origin}, which has signed its tree of"
            + $" {tree.Size} entries.";
        foreach (var word in dossier.Tree.Cosignatures)
        {
            yield return $"{word.Witness.Name} vouches that by {DateTimeOffset.FromUnixTimeSeconds(word.Time):u} it had"
                + " seen the log grow to this tree without a change.";
        }

        yield return "No event is missing before the last, and the log has stated that none of the claim follows among"
            + $" its first {dossier.Head.Head.Size} entries.";
        yield return "Every deadline comes out again when it is counted by the calendars here.";
        yield return $"The rules decide {answer.Verdict.Facts.Count(fact => fact.IsDecidedAgain)} of"
            + $" {answer.Verdict.Facts.Count} facts again as they were recorded.";
        if (Documents(answer, dossier).Count(known => known) is > 0 and var held)
            yield return $"{held} of {dossier.Named.Documents.Count} documents are those that were attached.";
    }

    /// <summary>What was not proved.</summary>
    public static IEnumerable<string> NotProved(Answer answer, ProvedDossier dossier) =>
    [
        .. OfTheLog(dossier),
        .. OfTheRules(dossier),
        .. OfDocuments(answer, dossier),
        "What other claims did, and what directories, catalogues and mail servers answered: it was taken as recorded.",
        "Who the persons were: the events name them by opaque ids, and personal data is sealed.",
        .. dossier.Dossier.Pages.Keys.Order(StringComparer.Ordinal).Select(page => $"{page}: nothing proves it."),
    ];

    private static IEnumerable<string> OfTheLog(ProvedDossier dossier)
    {
        yield return "When the events really happened: their order is proved, and that they were there when the tree"
            + " was signed; their times are the word of the log.";
        if (dossier.Tree.Cosignatures.Count == 0)
        {
            yield return "That the log shows everybody the same: no witness that the policy trusts vouches for it.";
        }

        yield return "That no event follows the head: it is the word of the log, which an event left out would belie.";
        if (dossier.Tree.Checkpoint.Size - dossier.HeadEntry.Position - 1 is > 0 and var later)
            yield return $"What became of the claim in the {later} entries of the log behind its head.";
        var events = dossier.Events;
        foreach (var (one, next) in events.Zip(events.Skip(1)).Where(pair => pair.Second.Time < pair.First.Time))
        {
            yield return $"Event {next.StreamVersion} has an earlier time than event {one.StreamVersion}: clocks of two"
                + " machines differ, or one was set.";
        }
    }

    private static IEnumerable<string> OfTheRules(ProvedDossier dossier)
    {
        foreach (var hash in dossier.Dossier.Terms.Keys.Except(TermsDocument.Shipped.Select(terms => terms.Hash)))
            yield return $"That the terms {hash} are those of the programme: this tool does not ship with them.";
        var shipped = BusinessCalendars.Shipped.All.Select(calendar => calendar.Version);
        foreach (var hash in dossier.Dossier.Calendars.Keys.Except(shipped))
            yield return $"That the calendar {hash} has the right holidays: this tool does not ship with it.";
        if (dossier.Dossier.Calendars.ContainsKey(BusinessCalendars.Shipped.WeekendsOnly.Version))
            yield return "That nothing but weekends is free where deadlines were counted by weekends alone.";
        foreach (var edition in Editions(dossier).Where(edition => edition != CustomerLocale.TzdbVersion))
        {
            yield return $"That time zones were as in the edition {edition}: they were counted again by"
                + $" {CustomerLocale.TzdbVersion}.";
        }
    }

    private static IEnumerable<string> OfDocuments(Answer answer, ProvedDossier dossier)
    {
        if (Documents(answer, dossier).Count(known => !known) is > 0 and var missing)
            yield return $"What {missing} of {dossier.Named.Documents.Count} documents say: their hashes alone are here.";
    }

    private static IEnumerable<bool> Documents(Answer answer, ProvedDossier dossier) => dossier.Named.Documents
        .Select(hash => dossier.Dossier.Documents.ContainsKey(hash) || answer.Documents.Contains(hash));

    private static IEnumerable<string> Editions(ProvedDossier dossier) => dossier.Events
        .SelectMany(entry => Edition().Matches(Encoding.UTF8.GetString(entry.Data.Span)))
        .Select(match => match.Value)
        .Distinct();

    [GeneratedRegex("(?<=\"tzdbVersion\":\")[0-9a-z]{1,20}(?=\")", RegexOptions.None, 1000)]
    private static partial Regex Edition();
}
