using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Terms;
using Marten;

namespace Cpor.Ledger.Service.OptingOut;

/// <summary>
/// The customer's page. Looking (GET, HEAD) changes nothing, however often a mail scanner or a browser does it; only
/// the form's button decides. Without an account: the link is the right.
/// </summary>
public sealed class OptOutEndpoint(IDocumentStore store, ClaimLedger ledger, TermsLibrary terms, WindowPages pages)
{
    /// <summary>Where the page is, below the public address.</summary>
    public const string Path = "/opt-out";

    /// <summary>The form's field that names the lines to refuse; repeated.</summary>
    public const string LineField = "line";

    /// <summary>Shows the window: what is asked, or what was recorded.</summary>
    internal async Task<IResult> ShowAsync(HttpContext http, OptOutTicket ticket) =>
        await CustomerWindow.LoadAsync(store, terms, ticket, http.RequestAborted) is { } window
            ? await pages.ShowAsync(http, window)
            : OptOutAnswers.Unknown(http);

    /// <summary>Refuses the lines that the form names, and leads to the receipt.</summary>
    internal async Task<IResult> DecideAsync(HttpContext http, OptOutTicket ticket)
    {
        if (!await pages.IsOursAsync(http))
            return OptOutAnswers.Refused(http);
        if (await CustomerWindow.LoadAsync(store, terms, ticket, http.RequestAborted) is not { } window)
            return OptOutAnswers.Unknown(http);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var lines = window.Lines.Select(line => line.Id).Where(id => form[LineField].Contains($"{id}")).ToValueList();
        // The domain reads "no line" as "all of them"; a form without a tick means none.
        if (lines.Count == 0)
            return await pages.ShowAsync(http, window, WindowAlert.NothingChosen);
        var answer = await ledger.DecideNowAsync(
            ticket.ClaimId,
            given => ValueTask.FromResult(given.Decide(
                new OptOut(ticket.WindowId, lines, given.Regime.Terms))),
            new Actor($"customer:{ticket.WindowId}"),
            // Once it was sent it is decided, also when the customer's connection breaks.
            CancellationToken.None);
        return answer.Decision is Decision<ClaimEvent>.Accepted
            ? OptOutAnswers.SeeReceipt(http)
            : await pages.ShowAsync(http, window, WindowAlert.TooLate);
    }
}
