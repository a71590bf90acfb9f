using System.Text;
using Cpor.Ledger.Audit.Dossiers;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Verify.Tests.Logs;
using Cpor.Ledger.Verify.Tests.Stories;
using static Cpor.Ledger.Domain.Tests.Examples;

namespace Cpor.Ledger.Verify.Tests.Forgeries;

/// <summary>Entries, written by who keeps the log, whose envelope and data do not fit each other.</summary>
internal static class EntryForgeries
{
    public static IEnumerable<Forgery> All =>
    [
        Of("unknown-type", "unknown-type", entry => entry with { Type = "accepted.v1" }),
        Of("version-of-no-type", "unknown-type", entry => entry with { Type = "validated.v9" }),
        Of("another-type", "unreadable-data", entry => entry with { Type = "official.v1" }),
        Of("another-time", "another-time", entry => entry with { Time = entry.Time.AddMinutes(1) }),
        Of("another-claim", "another-claim", entry => With(entry, $"{TheClaim}", $"{FabrikamsClaim}")),
        Of("more-than-a-fact", "unreadable-data", entry => With(entry, "{\"claimId\"", "{\"also\":true,\"claimId\"")),
        Of("less-than-a-fact", "unreadable-data", entry => With(entry, $",\"windowId\":\"{FirstWindow}\"", "")),
        Of("value-in-another-form", "unreadable-data", entry => With(
            entry, $"{Exchange}", $"{Exchange}".ToUpperInvariant())),
        Of("value-out-of-range", "unreadable-data", entry => With(entry, $"{Exchange}", "nobody")),
        Of("half-a-character", "unreadable-data", entry => With(entry, "\"yes\"", "\"\\ud800\"")),
    ];

    private static Forgery Of(string kind, string code, Func<LogEntry, LogEntry> change) => new(
        $"entry-{kind}",
        Outcome.Decision,
        code,
        () =>
        {
            var log = new SmallLog();
            foreach (var entry in TrueStories.Named("official").Log().Entries)
                log.Add(entry.Type == ClaimEventNames.All[typeof(Validated)] ? change(entry) : entry);
            return log.DossierOf(TheClaim).ToZip();
        });

    private static LogEntry With(LogEntry entry, string text, string by) => entry with
    {
        Data = DossierFiles.Replaced(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(entry.Data.Span)), text, by),
    };
}
