using System.Collections.Frozen;

namespace Cpor.Ledger.Domain.Acts;

/// <summary>
/// The stored and public name of every act, with its version, and the noun of its streams. A name is never used again
/// for another shape.
/// </summary>
public static class ActNames
{
    /// <summary>Every act's name by its type.</summary>
    public static FrozenDictionary<Type, string> All { get; } = new Dictionary<Type, string>
    {
        [typeof(HeadStated)] = "head-stated.v1",
        [typeof(TermsPutInForce)] = "terms-put-in-force.v1",
        [typeof(CalendarPutInForce)] = "calendar-put-in-force.v1",
    }.ToFrozenDictionary();

    /// <summary>The noun of the streams that an act is in, by its name.</summary>
    public static FrozenDictionary<string, string> Nouns { get; } = new Dictionary<string, string>
    {
        ["head-stated.v1"] = "heads",
        ["terms-put-in-force.v1"] = "terms",
        ["calendar-put-in-force.v1"] = "calendars",
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
