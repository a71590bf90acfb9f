using Cpor.Ledger.Audit;
using Cpor.Ledger.Audit.Dossiers;

namespace Cpor.Ledger.Verify.Replaying;

/// <summary>What can be wrong with events that a log does hold.</summary>
public static class ReplayFaults
{
    /// <summary>Terms that cannot be.</summary>
    public static Fault TermsUnreadable { get; } = new("terms-unreadable", "These are no terms that this tool knows.");

    /// <summary>A calendar that cannot be.</summary>
    public static Fault CalendarUnreadable { get; } = new(
        "calendar-unreadable", "This is no calendar that this tool knows.");

    /// <summary>An event that is not of a claim.</summary>
    public static Fault UnknownType { get; } = new(
        "unknown-type", "This tool knows no fact of a claim with this name.");

    /// <summary>Data that is not the fact that its type says, or says more.</summary>
    public static Fault UnreadableData { get; } = new(
        "unreadable-data", "The data is not the fact that its type says.");

    /// <summary>The envelope and the fact speak of different claims.</summary>
    public static Fault AnotherClaim { get; } = new(
        "another-claim", "The fact is about another claim than its envelope says.");

    /// <summary>The envelope and the fact speak of different times.</summary>
    public static Fault AnotherTime { get; } = new(
        "another-time", "The fact happened at another time than its envelope says.");

    /// <summary>A fact that says nothing to the claim as it was.</summary>
    public static Fault Impossible { get; } = new(
        "impossible-fact", "This cannot have happened to the claim as it was.");

    /// <summary>Decided by terms that the claim is not bound to.</summary>
    public static Fault OtherTerms { get; } = new(
        "other-terms", "This was decided by other terms than those that the claim is bound to.");

    /// <summary>Bound to terms that were not in force.</summary>
    public static Fault TermsNotInForce { get; } = new(
        "terms-not-in-force", "The claim was bound to terms that did not hold yet.");

    /// <summary>A deadline that was counted by the calendar of another country.</summary>
    public static Fault AnotherCalendar { get; } = new(
        "another-calendar", "A deadline was counted by the calendar of another country.");

    /// <summary>A deadline that does not follow from its own workings.</summary>
    public static Fault Miscounted { get; } = new(
        "deadline-miscounted", "A deadline does not come out as it is written when it is counted again.");

    /// <summary>The rules refuse it.</summary>
    public static Fault Refused { get; } = new("decision-refused", "The rules refuse what was decided.");

    /// <summary>The rules decide something else.</summary>
    public static Fault DecidedOtherwise { get; } = new(
        "decided-otherwise", "The rules decide something else than what was recorded.");

    /// <summary>The fault with the event that it was found in.</summary>
    internal static Fault Of(this Fault fault, LogEntry entry) =>
        fault with { Explanation = $"event {entry.StreamVersion}, {entry.Type}: {fault.Explanation}" };

    /// <summary>The fault with more words about it.</summary>
    internal static Fault Because(this Fault fault, string words) =>
        fault with { Explanation = $"{fault.Explanation} {words}" };
}
