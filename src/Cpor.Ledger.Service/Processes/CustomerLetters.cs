using System.Collections.Immutable;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Deadlines;
using Cpor.Ledger.Service.Hosting;
using Cpor.Ledger.Service.Mail;
using Cpor.Ledger.Service.OptingOut;
using Cpor.Ledger.Service.Personal;
using MimeKit;
using NodaTime;

namespace Cpor.Ledger.Service.Processes;

/// <summary>
/// Writes the customer's notification: unseals the contact for this one mail, and records that it did.
/// </summary>
public sealed class CustomerLetters(
    Unsealing unsealing, OptOutLinks links, MailWriter writer, TermsLibrary terms, LedgerSettings settings, IClock clock)
{
    private static readonly Reader ForTheMail = new("ledger:customer-notification", "customer-notification-mail");

    /// <summary>The mail, the same whenever it is written for the same day; null when the contact was erased.</summary>
    public async Task<MimeMessage?> WriteAsync(
        Claim.Filed claim, WindowId window, Deadline promised, CustomerLocale locale, CancellationToken cancel)
    {
        var contact = claim.Details.CustomerContact
            ?? throw new InvalidOperationException($"Claim {claim.Id} was submitted without a customer contact.");
        var texts = await OpenAsync(claim.Id, [contact.Name, contact.Email, claim.Details.Name], cancel);
        if (texts is not [{ } name, { } address, var title])
            return null;
        var letter = new CustomerNotificationMail
        {
            To = new Addressee(name, address),
            Language = locale.Language,
            MessageId = $"{window}@{settings.PublicUrl.Host}",
            Claim = new ClaimInMail(
                $"{claim.Id}", title ?? $"{claim.Id}", Partner(claim), Customer(claim), Items(claim, window)),
            OptOut = new MailDeadline(promised.Ends, locale.TimeZone),
            OptOutLink = await links.ForAsync(claim.Id, window, cancel),
        };
        return writer.Write(letter, clock.GetCurrentInstant());
    }

    private async Task<IReadOnlyList<string?>> OpenAsync(
        ClaimId claim, IReadOnlyList<Sealed?> tokens, CancellationToken cancel)
    {
        var asked = tokens.OfType<Sealed>().Select(token => token.Value).ToList();
        var opened = await unsealing.UnsealAsync(claim.Value, asked, ForTheMail, cancel);
        var next = 0;
        return [.. tokens.Select(token => token is null ? null : Text(opened[next++], claim))];
    }

    private static string? Text(Unsealed opened, ClaimId claim) => opened switch
    {
        Unsealed.Text text => text.Value,
        Unsealed.Erased => null,
        _ => throw new InvalidOperationException($"A contact of claim {claim} cannot be unsealed: {opened}"),
    };

    private static string Partner(Claim.Filed claim) =>
        $"partner organisation {claim.OrganisationId} (MPN ID {claim.Details.MpnId})";

    private static string Customer(Claim.Filed claim) =>
        claim.Details.DomainName?.Value ?? $"{claim.Details.TenantId}";

    private ImmutableArray<string> Items(Claim.Filed claim, WindowId window) =>
    [
        .. claim.Lines
            .Where(line => line.State == new LineState.Validated(window))
            .Select(line => line.Unit.Workload is { } workload
                ? $"{workload}"
                : $"{terms.Binding(claim).Terms.Product(line.Unit.Product!.Value)?.Name}, {line.Unit.SubscriptionId}"),
    ];
}
