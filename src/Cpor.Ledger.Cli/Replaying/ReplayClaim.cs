using System.CommandLine;
using Cpor.Ledger.Cli.Claims;
using Cpor.Ledger.Contracts.Log;

namespace Cpor.Ledger.Cli.Replaying;

/// <summary><c>ledger replay claim</c>: a claim as it was at a moment.</summary>
internal static class ReplayClaim
{
    public static Command In(Terminal terminal)
    {
        var id = ClaimNoun.Id();
        var version = new Option<int?>("--version") { Description = "After so many events of the claim." };
        var position = new Option<long?>("--position") { Description = "After so many entries of the log." };
        var happened = new Option<string>("--happened-at")
        {
            Description = "By when it happened, as 2026-03-02T09:00:00Z.",
        };
        var recorded = new Option<string>("--recorded-at")
        {
            Description = "By when it was recorded: what the ledger knew then.",
        };
        return Conversation.Of(
            new Command("claim", "Show a claim as it was, folded from the log; the newest unless told.")
            {
                id, version, position, happened, recorded,
            },
            terminal,
            async (talk, cancel) =>
            {
                var query = new ReplayQuery
                {
                    Version = talk.The(version),
                    Position = talk.The(position),
                    HappenedAt = ReplayNoun.Instant(talk.The(happened)),
                    RecordedAt = ReplayNoun.Instant(talk.The(recorded)),
                };
                object?[] ways = [query.Version, query.Position, query.HappenedAt, query.RecordedAt];
                if (ways.Count(way => way is not null) > 1)
                    throw new UsageException("Say one of --version, --position, --happened-at and --recorded-at.");
                return talk.Show(await talk.Ledger.ReplayClaimAsync(talk.The(id), query, cancel), ReplayTables.Claim);
            });
    }
}
