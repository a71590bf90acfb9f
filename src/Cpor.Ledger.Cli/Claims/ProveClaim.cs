using System.CommandLine;
using Cpor.Ledger.Contracts.Claims;
using Spectre.Console;

namespace Cpor.Ledger.Cli.Claims;

/// <summary><c>ledger claim prove</c>: attaches a document.</summary>
internal static class ProveClaim
{
    public static Command In(Terminal terminal)
    {
        var id = ClaimNoun.Id();
        var file = new Argument<FileInfo>("file") { Description = "The document." };
        return Conversation.Of(
            new Command("prove", "Attach a proof of execution.") { id, file },
            terminal,
            async (talk, cancel) =>
            {
                var document = talk.The(file);
                await using var content = document.OpenRead();
                var upload = new UploadFile(document.Name, content);
                return talk.Show(await talk.Ledger.AttachProofAsync(talk.The(id), upload, talk.Call, cancel), Table);
            });
    }

    private static Grid Table(ProofView proof)
    {
        var facts = new Grid().AddColumns(2);
        facts.Row("proof", proof.ProofId);
        facts.Row("found to be", $"{proof.ContentType}, {proof.Size} bytes");
        facts.Row("sha-256", proof.Sha256);
        return facts;
    }
}
