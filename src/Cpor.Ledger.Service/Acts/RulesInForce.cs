using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Acts;
using Cpor.Ledger.Domain.Calendars;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Calendars;
using Cpor.Ledger.Service.Terms;
using NodaTime;

namespace Cpor.Ledger.Service.Acts;

/// <summary>
/// Records which terms and calendars are in force, whenever that changes: at a start with other settings or of another
/// build, and a moment after an import. Every node looks; who comes second finds it recorded.
/// </summary>
public sealed class RulesInForce(
    RuleDocuments documents, ActRecorder acts, TermsLibrary terms, KnownCalendars calendars, IClock clock)
{
    private static readonly Actor _ledger = Actor.Ledger("rules");

    private readonly Dictionary<string, string> _recorded = [];
    private bool _termsRecorded;

    /// <summary>Records what has changed since the last look.</summary>
    public async Task LookAsync(CancellationToken cancel)
    {
        var changed = calendars.Current().All
            .Where(calendar => _recorded.GetValueOrDefault(calendar.Id) != calendar.Version)
            .ToList();
        if (_termsRecorded && changed.Count == 0)
            return;
        await documents.KeepAsync(cancel);
        if (!_termsRecorded)
            await RecordTermsAsync(cancel);
        _termsRecorded = true;
        foreach (var calendar in changed)
            await RecordAsync(calendar, cancel);
    }

    private Task<Guid?> RecordTermsAsync(CancellationToken cancel)
    {
        var now = terms.Chosen.Select(one => new TermsInForce(one.Id, one.Hash, one.EffectiveFrom)).ToValueList();
        return acts.RecordAsync(
            ActStreamId.Of("terms", "all"),
            last => last is TermsPutInForce put && put.Terms.Equals(now)
                ? null
                : new TermsPutInForce(clock.GetCurrentInstant(), now),
            _ledger,
            cancel);
    }

    private async Task RecordAsync(BusinessCalendar calendar, CancellationToken cancel)
    {
        await acts.RecordAsync(
            ActStreamId.Of("calendars", calendar.Id),
            last => last is CalendarPutInForce put && put.Version == calendar.Version
                ? null
                : new CalendarPutInForce(
                    clock.GetCurrentInstant(), calendar.Id, calendar.Version, calendar.Country),
            _ledger,
            cancel);
        _recorded[calendar.Id] = calendar.Version;
    }
}
