using MimeKit;
using NodaTime;

namespace Cpor.Ledger.Service.Mail;

/// <summary>Takes one message for one recipient and says what became of it.</summary>
public interface IMailSender
{
    /// <summary>
    /// Hands the message over. It may be sent again with the same Message-ID after <see cref="Delivery.Deferred"/> and
    /// <see cref="Delivery.Unknown"/>, and when it was cancelled.
    /// </summary>
    /// <exception cref="OperationCanceledException">The caller gave up; the outcome is unknown.</exception>
    Task<Delivery> SendAsync(MimeMessage message, CancellationToken cancel = default);
}

/// <summary>What became of a message.</summary>
public abstract record Delivery
{
    private Delivery()
    {
    }

    /// <summary>The server took responsibility for the message.</summary>
    /// <param name="Reply">The server's last words, which often name its queue id.</param>
    /// <param name="At">When the answer came.</param>
    public sealed record Accepted(string Reply, Instant At) : Delivery;

    /// <summary>The server will never take this message for this recipient; sending it again does not help.</summary>
    public sealed record Refused(ServerAnswer Answer) : Delivery;

    /// <summary>
    /// The message was not taken, for a reason that may pass or that an operator can mend (connection, account,
    /// certificate, sender). It says nothing about the recipient.
    /// </summary>
    public sealed record Deferred(ServerAnswer Answer) : Delivery;

    /// <summary>The connection broke where the server may or may not have taken the message.</summary>
    public sealed record Unknown(string Why) : Delivery;
}

/// <summary>What the server said, or why it could not be asked.</summary>
/// <param name="Code">The SMTP reply code, as 550; null when there was no reply.</param>
/// <param name="EnhancedStatus">The enhanced status code (RFC 3463), as <c>5.1.1</c>; null when there was none.</param>
/// <param name="Text">The words.</param>
public sealed record ServerAnswer(int? Code, string? EnhancedStatus, string Text);
