using System.CommandLine;
using NodaTime.Text;

namespace Cpor.Ledger.Cli.Claims;

/// <summary><c>ledger claim show</c>: a claim now, or as it was.</summary>
internal static class ShowClaim
{
    public static Command In(Terminal terminal)
    {
        var id = ClaimNoun.Id();
        var version = new Option<long?>("--version-number") { Description = "As it was after so many facts." };
        var at = new Option<string>("--at") { Description = "As it was at an instant, as 2026-03-02T09:00:00Z." };
        return Conversation.Of(
            new Command("show", "Show a claim, its lines and its next deadline.") { id, version, at },
            terminal,
            async (talk, cancel) =>
            {
                var reply = (talk.The(version), talk.The(at)) switch
                {
                    ({ } number, null) => await talk.Ledger.GetClaimAtAsync(talk.The(id), number, cancel),
                    (null, { } text) => await talk.Ledger.GetClaimAtAsync(talk.The(id), Instant(text), cancel),
                    (null, null) => await talk.Ledger.GetClaimAsync(talk.The(id), cancel: cancel),
                    _ => throw new UsageException("Say either --version-number or --at."),
                };
                return talk.Show(reply, ClaimTables.One);
            });
    }

    private static NodaTime.Instant Instant(string text) =>
        InstantPattern.ExtendedIso.Parse(text) is { Success: true } at
        ? at.Value
        : throw new UsageException($"'{text}' is no instant, such as 2026-03-02T09:00:00Z.");
}
