using Cpor.Ledger.Log;

namespace Cpor.Ledger.Service.Settings;

/// <summary>
/// What can be set, from the configuration section <c>Ledger</c> (environment variables <c>Ledger__…</c>) and
/// <c>ConnectionStrings</c>. Nothing needs to be: without a connection string a private PostgreSQL is used.
/// </summary>
public sealed class LedgerSettings
{
    /// <summary>The section's name.</summary>
    public const string Section = "Ledger";

    /// <summary>Where people reach the service; links in mails begin with it.</summary>
    public Uri PublicUrl { get; set; } = new("http://localhost:5080");

    /// <summary>Proofs, keys, mails and the private database live below it.</summary>
    public string DataFolder { get; set; } = Path.Combine(DefaultParent, "cpor-ledger");

    /// <summary>Whether PostgreSQL may be fetched when none is installed.</summary>
    public bool AllowDownload { get; set; }

    /// <summary>How many commands are decided at a time; null for four for each processor.</summary>
    public int? CommandsAtOnce { get; set; }

    /// <summary>
    /// The terms to put in force beside those of the CPOR article: paths of documents, or ids of shipped ones.
    /// </summary>
    public IList<string> Terms { get; } = [];

    /// <summary>The tenant directory's file for checks without a network; empty means none.</summary>
    public string TenantDirectory { get; set; } = "";

    /// <summary>
    /// The partner directory's file, by which partners are named to people; empty means their numbers are shown.
    /// </summary>
    public string PartnerDirectory { get; set; } = "";

    /// <summary>The identity platform that knows tenants by their domain names; null to use the file.</summary>
    public Uri? TenantAuthority { get; set; }

    /// <summary>Where clamd listens, as <c>tcp://host:3310</c>; null for no malware scan.</summary>
    public Uri? Clamd { get; set; }

    /// <summary>How to send mail.</summary>
    public MailTransport Mail { get; set; } = new();

    /// <summary>What the log is called, and where it is published.</summary>
    public LogPublication Log { get; set; } = new();

    /// <summary>Whose tokens are accepted.</summary>
    public TokenSettings Tokens { get; set; } = new();

    /// <summary>What the automatic checks need of this.</summary>
    public CheckSettings Checks() => new()
    {
        Authority = TenantAuthority,
        TenantsFile = TenantDirectory.Length > 0 ? TenantDirectory : null,
    };

    /// <summary>What the log needs of this.</summary>
    /// <param name="nouns">What entries call the streams of events, by the type of the event.</param>
    public LogSettings ForLog(IReadOnlyDictionary<string, string> nouns) => new()
    {
        Nouns = nouns,
        Folder = Log.Folder.Length > 0 ? Log.Folder : Path.Combine(DataFolder, "log"),
        KeyFile = Path.Combine(DataFolder, "keys", "log.keys"),
        Host = PublicUrl.Authority,
        Origin = Log.Origin,
        Keys = Log.Keys,
        Witnesses = [.. Log.Witnesses],
    };

    /// <summary>What the proof store needs of this.</summary>
    public ProofSettings Proofs() => new(Path.Combine(DataFolder, "proofs")) { Clamd = Clamd };

    // Root's home is closed to the user as whom root's PostgreSQL runs.
    private static string DefaultParent => !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess
        ? "/var/lib"
        : Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
}

/// <summary>How mail leaves; without a host it is written to the folder <c>mail</c> below the data folder.</summary>
public sealed class MailTransport
{
    /// <summary>The SMTP server; empty for the folder.</summary>
    public string Host { get; set; } = "";

    /// <summary>Its port.</summary>
    public int Port { get; set; } = 587;

    /// <summary>Whether TLS is needed: <c>none</c>, <c>start-tls</c> or <c>tls</c>.</summary>
    public string Security { get; set; } = "start-tls";

    /// <summary>User name; empty when the server asks for none.</summary>
    public string User { get; set; } = "";

    /// <summary>Password.</summary>
    public string Password { get; set; } = "";

    /// <summary>The sender's address.</summary>
    public string From { get; set; } = "claims@cpor-ledger.example";

    /// <summary>What the post office needs of this.</summary>
    public MailSettings ForMailSender(string dataFolder) => new()
    {
        Host = Host.Length > 0 ? Host : null,
        Port = Port,
        Encryption = Security switch
        {
            "none" => MailEncryption.None,
            "start-tls" => MailEncryption.StartTls,
            "tls" => MailEncryption.Implicit,
            _ => throw new InvalidOperationException("Ledger:Mail:Security is none, start-tls or tls."),
        },
        UserName = User.Length > 0 ? User : null,
        Password = Password.Length > 0 ? Password : null,
        SenderAddress = From,
        Folder = Path.Combine(dataFolder, "mail"),
    };
}

/// <summary>The log that every event gets its position in.</summary>
public sealed class LogPublication
{
    /// <summary>
    /// Its name for ever, a web address without the scheme; empty to make one up when the log begins.
    /// </summary>
    public string Origin { get; set; } = "";

    /// <summary>
    /// The private keys that checkpoints are signed with, with a semicolon or a line end between them; empty to use,
    /// or make, the file <c>keys/log.keys</c> below the data folder.
    /// </summary>
    public string Keys { get; set; } = "";

    /// <summary>Who is asked to vouch for it: a witness's verifier key, a blank, and where it listens.</summary>
    public IList<string> Witnesses { get; } = [];

    /// <summary>Where its tiles are published; empty for <c>log</c> below the data folder.</summary>
    public string Folder { get; set; } = "";
}

/// <summary>
/// Whose tokens are accepted: an authority's, or in Development those of a marked development issuer.
/// </summary>
public sealed class TokenSettings
{
    /// <summary>The OpenID Connect authority; empty means the development issuer, which needs Development.</summary>
    public string Authority { get; set; } = "";

    /// <summary>Whom a token must be for.</summary>
    public string Audience { get; set; } = "cpor-ledger";
}
