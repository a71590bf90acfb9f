using Cpor.Ledger.Service.Localization;
using Cpor.Ledger.Service.Partners;
using Cpor.Ledger.Service.Personal;
using Cpor.Ledger.Service.Terms;
using Microsoft.AspNetCore.Antiforgery;
using NodaTime;

namespace Cpor.Ledger.Service.OptingOut;

/// <summary>What is to be said above the page after an answer that was not taken.</summary>
public enum WindowAlert
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>No line was selected.</summary>
    NothingChosen,

    /// <summary>The time to opt out was over.</summary>
    TooLate,
}

/// <summary>
/// Makes the page about a window: unseals the partner's contact for it, which is recorded as a reading of this window's
/// customer, and guards its form against other sites.
/// </summary>
public sealed class WindowPages(
    TermsLibrary terms, PartnerNames partners, Unsealing unsealing, IAntiforgery antiforgery, IClock clock)
{
    /// <summary>Whether the request's form was made by <see cref="ShowAsync"/> for the same browser.</summary>
    internal async Task<bool> IsOursAsync(HttpContext http)
    {
        try
        {
            return await antiforgery.IsRequestValidAsync(http);
        }
        catch (AntiforgeryValidationException)
        {
            // The body is no form, or too large for one.
            return false;
        }
    }

    /// <summary>The page, with the status that fits what it says.</summary>
    internal async Task<IResult> ShowAsync(
        HttpContext http, CustomerWindow window, WindowAlert alert = WindowAlert.None)
    {
        var texts = OptOutAnswers.TextsFor(http);
        var now = clock.GetCurrentInstant();
        // Nobody reads the body that answers HEAD, so nothing is unsealed for it.
        var isRead = !HttpMethods.IsHead(http.Request.Method);
        var view = new WindowView(window, terms.Binding(window.Claim).Terms, texts, now)
        {
            Partner = await partners.OfAsync(window.Claim, http.RequestAborted),
            Names = isRead ? await NamesAsync(window, http.RequestAborted) : new(null, null, null),
            Guard = isRead && window.OpenAt(now).Length > 0 ? GuardOf(http) : null,
            Alert = alert switch
            {
                WindowAlert.NothingChosen => texts.OptOut.ChoiceNone,
                WindowAlert.TooLate => texts.OptOut.OverTooLate,
                _ => null,
            },
        };
        return OptOutAnswers.Window(http, view, alert switch
        {
            WindowAlert.NothingChosen => StatusCodes.Status422UnprocessableEntity,
            WindowAlert.TooLate => StatusCodes.Status409Conflict,
            _ => StatusCodes.Status200OK,
        });
    }

    private FormGuard GuardOf(HttpContext http)
    {
        var tokens = antiforgery.GetAndStoreTokens(http);
        return new FormGuard(tokens.FormFieldName, tokens.RequestToken!);
    }

    private async Task<UnsealedNames> NamesAsync(CustomerWindow window, CancellationToken cancel)
    {
        var details = window.Claim.Details;
        var tokens = new[]
        {
            details.PartnerContact?.Name.Value,
            details.PartnerContact?.Email.Value,
            details.SolutionName?.Value,
        };
        var opened = await unsealing.UnsealAsync(
            window.Claim.Id.Value,
            [.. tokens.OfType<string>()],
            new Reader($"customer:{window.Id}", "opt-out-page"),
            cancel);
        var texts = new Queue<string?>(opened.Select(
            text => text is Unsealed.Text { Value: var value } ? Template.Line(value) : null));
        var names = tokens.Select(token => token is null ? null : texts.Dequeue()).ToList();
        return new UnsealedNames(names[0], names[1], names[2]);
    }
}
