namespace Cpor.Ledger.Service.Processes;

/// <summary>
/// The mail server did not take the mail, or nobody knows whether it did. The mail is sent again with the same
/// Message-ID and link, with growing pauses, until the server has answered.
/// </summary>
public sealed class MailDeferredException(string why) : Exception(why);
