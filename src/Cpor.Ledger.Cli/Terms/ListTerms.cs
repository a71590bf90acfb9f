using System.CommandLine;
using Cpor.Ledger.Cli.Claims;
using Cpor.Ledger.Contracts.Terms;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Cpor.Ledger.Cli.Terms;

/// <summary><c>ledger terms list</c>: every terms document that the ledger knows.</summary>
internal static class ListTerms
{
    public static Command In(Terminal terminal) => Conversation.Of(
        new Command("list", "List the terms that the ledger knows, and which are in force."),
        terminal,
        async (talk, cancel) => talk.Show(await talk.Ledger.ListTermsAsync(cancel), Table));

    private static IRenderable Table(TermsList list)
    {
        var table = new Listing("terms", "standing", "from", "what", "SHA-256").WithoutIfNarrow("SHA-256");
        foreach (var terms in list.Items)
        {
            table.Add(
                new Text(terms.TermsId),
                new Text(terms.Standing, terms.Standing == "in-force" ? new Style(Color.Green) : Style.Plain),
                new Text(ClaimTables.At(terms.EffectiveFrom)),
                new Text(terms.Title),
                new Text($"{terms.Hash[..12]}…"));
        }

        return table;
    }
}
