using System.CommandLine;
using Cpor.Ledger.Contracts.Claims;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Cpor.Ledger.Cli.Claims;

/// <summary><c>ledger claim explain</c>: by which rules a claim's facts were decided.</summary>
internal static class ExplainClaim
{
    private const int CellsInLevel = 2;

    public static Command In(Terminal terminal)
    {
        var id = ClaimNoun.Id();
        var language = new Option<string>("--language")
        {
            Description = "The language of the sentences.",
            DefaultValueFactory = _ => "en",
        };
        language.AcceptOnlyFromAmong("en", "ru");
        var version = new Option<int?>("--version") { Description = "Only the fact of this version." };
        var line = new Option<string>("--line") { Description = "Only what concerns this line." };
        return Conversation.Of(
            new Command("explain", "Explain why a claim's facts were decided: terms, rules, inputs, deadlines.")
            {
                id, language, version, line,
            },
            terminal,
            async (talk, cancel) => talk.Show(
                await talk.Ledger.ExplainClaimAsync(
                    talk.The(id), talk.The(language), talk.The(version), talk.The(line), cancel),
                Sentences));
    }

    private static Rows Sentences(ExplanationView explanation) =>
        new(explanation.Text.TrimEnd('\n').Split('\n').Select(Line));

    /// <summary>A line that is too long goes on under its own beginning.</summary>
    private static IRenderable Line(string text)
    {
        var indent = text.Length - text.TrimStart(' ').Length;
        var style = indent switch
        {
            0 => new Style(decoration: Decoration.Bold),
            CellsInLevel => Style.Plain,
            _ => new Style(Color.Grey),
        };
        return text.Length == 0 ? Text.Empty : new Padder(new Text(text.Trim(), style), new Padding(indent, 0, 0, 0));
    }
}
