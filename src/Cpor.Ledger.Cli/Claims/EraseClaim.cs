using System.CommandLine;
using Cpor.Ledger.Contracts.Claims;

namespace Cpor.Ledger.Cli.Claims;

/// <summary><c>ledger claim erase</c>: erases a claim's personal data, for good.</summary>
internal static class EraseClaim
{
    public static Command In(Terminal terminal)
    {
        var id = ClaimNoun.Id();
        var basis = new Option<string>("--basis") { Description = "The legal basis.", Required = true };
        basis.AcceptOnlyFromAmong("data-subject-request", "retention-period-over", "court-order");
        var reference = new Option<string>("--case")
        {
            Description = "The file number of the case, as DSR-2026-0017: letters, digits, hyphens; no names.",
            Required = true,
        };
        return Conversation.Of(
            new Command("erase", "Erase the claim's personal data, for good; the claim itself goes on. For operators.")
            {
                id, basis, reference,
            },
            terminal,
            async (talk, cancel) =>
            {
                var request = new ErasePersonalDataRequest
                {
                    Basis = talk.The(basis),
                    CaseReference = talk.The(reference),
                };
                var reply = await talk.Ledger.EraseAsync(talk.The(id), request, talk.Call, cancel);
                return talk.Show(reply, ShowErasure.Certificate);
            });
    }
}
