using System.CommandLine;

namespace Cpor.Ledger.Cli.Claims;

/// <summary><c>ledger claim dossier</c>: everything that is needed to check a claim without the ledger.</summary>
internal static class DownloadDossier
{
    public static Command In(Terminal terminal)
    {
        var id = ClaimNoun.Id();
        var file = new Argument<FileInfo>("file") { Description = "Where to write it, as dossier.zip." };
        var reason = new Option<string>("--reason")
        {
            Description = "Puts the documents in too; why you read them is recorded.",
        };
        return Conversation.Of(
            new Command("dossier", "Download a claim's events with the proofs that ledger-verify checks.")
            {
                id, file, reason,
            },
            terminal,
            async (talk, cancel) =>
            {
                var reply = await talk.Ledger.GetDossierAsync(talk.The(id), talk.The(reason), cancel);
                await File.WriteAllBytesAsync(talk.The(file).FullName, reply.Required().Content, cancel);
                terminal.Say($"Written to {talk.The(file).FullName}.");
                return ExitCodes.Ok;
            });
    }
}
