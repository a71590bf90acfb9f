using System.CommandLine;
using Cpor.Ledger.Cli.Claims;
using Cpor.Ledger.Contracts.Log;

namespace Cpor.Ledger.Cli.Replaying;

/// <summary><c>ledger replay compare</c>: what is different in a claim between two moments.</summary>
internal static class CompareMoments
{
    public static Command In(Terminal terminal)
    {
        var id = ClaimNoun.Id();
        var from = new Option<long>("--from") { Description = "One version.", Required = true };
        var to = new Option<long>("--to") { Description = "The other version.", Required = true };
        var byPosition = new Option<bool>("--by-position")
        {
            Description = "Both are meant as numbers of entries of the log instead.",
        };
        return Conversation.Of(
            new Command("compare", "Show what is different in a claim between two moments.")
            {
                id, from, to, byPosition,
            },
            terminal,
            async (talk, cancel) => talk.Show(
                await talk.Ledger.CompareReplaysAsync(
                    talk.The(id),
                    Moment(talk.The(from), talk.The(byPosition)),
                    Moment(talk.The(to), talk.The(byPosition)),
                    cancel),
                ReplayTables.Comparison));
    }

    private static ReplayQuery Moment(long number, bool byPosition) => byPosition
        ? new ReplayQuery { Position = number }
        : new ReplayQuery { Version = (int)Math.Clamp(number, int.MinValue, int.MaxValue) };
}
