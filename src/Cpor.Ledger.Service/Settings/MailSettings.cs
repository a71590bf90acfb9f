using NodaTime;

namespace Cpor.Ledger.Service.Settings;

/// <summary>How the connection to the mail server is protected.</summary>
public enum MailEncryption
{
    /// <summary>Not at all; for a relay on the same machine.</summary>
    None,

    /// <summary>STARTTLS, and nothing is sent to a server that does not offer it.</summary>
    StartTls,

    /// <summary>TLS from the first byte (port 465).</summary>
    Implicit,
}

/// <summary>Who sends mail, and through which server. Without a server, mail is written to a folder.</summary>
public sealed record MailSettings
{
    /// <summary>The name that recipients see as the sender, and that the texts use for this service.</summary>
    public string SenderName { get; init; } = "Claims ledger";

    /// <summary>The address that mail comes from.</summary>
    public string SenderAddress { get; init; } = "claims@cpor-ledger.example";

    /// <summary>The mail server, or null to write <c>.eml</c> files to <see cref="Folder"/>.</summary>
    public string? Host { get; init; }

    /// <summary>The server's port: 587 for submission with STARTTLS, 465 for implicit TLS, 25 for a relay.</summary>
    public int Port { get; init; } = 587;

    /// <summary>How the connection is protected.</summary>
    public MailEncryption Encryption { get; init; } = MailEncryption.StartTls;

    /// <summary>The account at the server, or null when it asks for none.</summary>
    public string? UserName { get; init; }

    /// <summary>The account's password.</summary>
    public string? Password { get; init; }

    /// <summary>
    /// A PEM file of the only authority to trust for the server's certificate, or null for the machine's.
    /// </summary>
    public string? CertificateAuthorityFile { get; init; }

    /// <summary>The longest time for one message, from connecting to the server's answer.</summary>
    public Duration Timeout { get; init; } = Duration.FromSeconds(60);

    /// <summary>Where <c>.eml</c> files are written when there is no server.</summary>
    public string Folder { get; init; } = "mail";

    /// <summary>Leaves the password out, so that it never gets into a log by accident.</summary>
    public override string ToString() => Host is null ? $"mail to {Folder}" : $"mail over {Host}:{Port} ({Encryption})";
}
