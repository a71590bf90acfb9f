using System.CommandLine;
using Cpor.Ledger.Contracts.Claims;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Cpor.Ledger.Cli.Claims;

/// <summary><c>ledger claim erasure</c>: the certificate of an erasure.</summary>
internal static class ShowErasure
{
    public static Command In(Terminal terminal)
    {
        var id = ClaimNoun.Id();
        var language = new Option<string>("--language")
        {
            Description = "The language of the certificate.",
            DefaultValueFactory = _ => "en",
        };
        language.AcceptOnlyFromAmong("en", "ru");
        return Conversation.Of(
            new Command("erasure", "Show the certificate of an erasure: what, when, why, by whom, what remains.")
            {
                id, language,
            },
            terminal,
            async (talk, cancel) => talk.Show(
                await talk.Ledger.GetErasureAsync(talk.The(id), talk.The(language), cancel), Certificate));
    }

    /// <summary>As it is written.</summary>
    public static IRenderable Certificate(ErasureView view) => new Text(view.Text.TrimEnd('\n'));
}
