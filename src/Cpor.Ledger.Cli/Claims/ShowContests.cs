using System.CommandLine;
using Cpor.Ledger.Contracts.Contests;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Cpor.Ledger.Cli.Claims;

/// <summary><c>ledger claim contests</c>: the contests of a claim, to a reviewer with both sides' proofs.</summary>
internal static class ShowContests
{
    public static Command In(Terminal terminal)
    {
        var id = ClaimNoun.Id();
        return Conversation.Of(
            new Command("contests", "Show the contests over the claim's workloads or subscriptions.") { id },
            terminal,
            async (talk, cancel) => talk.Show(await talk.Ledger.ListContestsAsync(talk.The(id), cancel), Table));
    }

    private static IRenderable Table(ContestList list) => list.Contests.Count == 0
        ? new Text("No contest.")
        : new Rows(list.Contests.Select(Table));

    private static Rows Table(ContestView contest)
    {
        var facts = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        facts.Row("contest", $"{contest.ContestId}, {contest.State}");
        facts.Row("this side", $"{contest.Side}, line {contest.LineId}");
        facts.Row("slot", contest.Slot);
        if (contest.HearingEnds is { } ends)
            facts.Row("heard until", $"{ClaimTables.At(ends)}{(contest.Answered == true ? ", answered" : "")}");
        if (contest.Winner is { } winner)
            facts.Row("winner", winner);
        else if (contest.Suggested is { } suggested)
            facts.Row("newest proof", suggested);
        var proofs = new Listing("side", "partner", "proof added", "SHA-256").WithTextLast();
        Add(proofs, "challenger", contest.Challenger);
        Add(proofs, "incumbent", contest.Incumbent);
        return contest.Challenger is null ? new Rows(facts) : new Rows(facts, proofs);
    }

    private static void Add(Listing table, string side, ContestantView? contestant)
    {
        foreach (var proof in contestant?.Proofs ?? [])
        {
            table.Add(
                new Text(side),
                new Text(contestant!.PartnerName),
                new Text(ClaimTables.At(proof.AddedAt)),
                new Text(proof.Sha256));
        }
    }
}
