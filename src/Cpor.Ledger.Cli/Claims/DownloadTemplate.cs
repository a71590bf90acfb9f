using System.CommandLine;

namespace Cpor.Ledger.Cli.Claims;

/// <summary><c>ledger claim template</c>: the proof of execution to fill in and sign.</summary>
internal static class DownloadTemplate
{
    public static Command In(Terminal terminal)
    {
        var id = ClaimNoun.Id();
        var file = new Argument<FileInfo>("file") { Description = "Where to write it, as proof.docx." };
        var language = new Option<string>("--language")
        {
            Description = "The document's language.",
            DefaultValueFactory = _ => "en",
        };
        language.AcceptOnlyFromAmong("en", "ru");
        return Conversation.Of(
            new Command("template", "Download the proof of execution, filled with the claim's data, to be signed.")
            {
                id, file, language,
            },
            terminal,
            async (talk, cancel) =>
            {
                var reply = await talk.Ledger.GetProofTemplateAsync(talk.The(id), talk.The(language)!, cancel);
                await File.WriteAllBytesAsync(talk.The(file).FullName, reply.Required().Content, cancel);
                terminal.Say($"Written to {talk.The(file).FullName}.");
                return ExitCodes.Ok;
            });
    }
}
