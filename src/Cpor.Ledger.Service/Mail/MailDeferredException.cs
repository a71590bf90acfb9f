namespace Cpor.Ledger.Service.Mail;

/// <summary>
/// The mail server did not take the mail, or nobody knows whether it did. The mail is sent again with the same
/// Message-ID and link, with growing pauses, until the server has answered.
/// </summary>
public sealed class MailDeferredException(string why) : Exception(why)
{
    /// <summary>What the server answered, by its codes alone: its words may name the addressee.</summary>
    public static MailDeferredException For(ServerAnswer answer) =>
        new(answer.Code is { } code ? $"{code} {answer.EnhancedStatus}".Trim() : answer.Text);
}
