using System.Collections.Immutable;
using Cpor.Ledger.Service.Localization;

namespace Cpor.Ledger.Service.Mail;

/// <summary>Somebody to write to. Names and addresses come unsealed and live only as long as the message.</summary>
/// <param name="Name">As the claim gives it.</param>
/// <param name="Address">Local part and domain; the domain in any spelling (IDN).</param>
public sealed record Addressee(string Name, string Address)
{
    /// <summary>Leaves both out, so that they never get into a log by accident.</summary>
    public override string ToString() => nameof(Addressee);
}

/// <summary>The claim as its mails speak of it.</summary>
/// <param name="Number">What the partner cites: the claim's id.</param>
/// <param name="Name">What the partner calls it.</param>
/// <param name="Partner">The name of the claiming organisation.</param>
/// <param name="Customer">The name of the customer's organisation, or its domain when no name is known.</param>
/// <param name="Items">The workloads, or products with their subscriptions, that the mail is about.</param>
public sealed record ClaimInMail(
    string Number, string Name, string Partner, string Customer, ImmutableArray<string> Items);

/// <summary>A mail that this service writes: to whom, in which language, and what it says.</summary>
public abstract record OutgoingMail
{
    private protected OutgoingMail()
    {
    }

    /// <summary>The only recipient.</summary>
    public required Addressee To { get; init; }

    /// <summary>The language as BCP 47 tag; one that there are no texts for is answered in English.</summary>
    public required string Language { get; init; }

    /// <summary>
    /// The Message-ID without angle brackets. A message that is sent again keeps it, so that mail programs and relays
    /// can tell that it is the same.
    /// </summary>
    public required string MessageId { get; init; }

    /// <summary>What it is about.</summary>
    public required ClaimInMail Claim { get; init; }

    internal abstract string Subject(LanguageTexts texts);

    internal abstract IEnumerable<MailPart> Body(LanguageTexts texts);

    /// <summary>Fills in the names of the claim.</summary>
    internal string Fill(string text, params ReadOnlySpan<(string Name, string Value)> more) => Template.Fill(
        text,
        [
            ("partner", Claim.Partner),
            ("customer", Claim.Customer),
            ("claim", Claim.Name),
            ("number", Claim.Number),
            .. more,
        ]);
}

/// <summary>A piece of a letter, which is written once as plain text and once as HTML.</summary>
internal abstract record MailPart
{
    private MailPart()
    {
    }

    public sealed record Paragraph(string Text) : MailPart;

    public sealed record Items(ImmutableArray<string> Texts) : MailPart;

    /// <summary>Somebody's own words, which may have several lines.</summary>
    public sealed record Quote(string Text) : MailPart;

    public sealed record Link(string Label, Uri Target) : MailPart;

    public sealed record SmallPrint(string Text) : MailPart;
}
