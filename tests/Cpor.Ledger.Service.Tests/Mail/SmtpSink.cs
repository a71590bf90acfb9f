using System.Buffers;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using MimeKit;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.Mail;
using SmtpServer.Net;
using SmtpServer.Protocol;
using SmtpServer.Storage;
using Sessions = SmtpServer.ComponentModel.ServiceProvider;

namespace Cpor.Ledger.Service.Tests.Mail;

/// <summary>What a sink offers.</summary>
public sealed record SmtpSinkSettings
{
    /// <summary>Whether addresses outside ASCII are taken (SMTPUTF8).</summary>
    public bool Utf8 { get; init; } = true;

    /// <summary>With a certificate STARTTLS is offered.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>TLS from the first byte instead of STARTTLS.</summary>
    public bool ImplicitTls { get; init; }

    /// <summary>The account without which nothing is taken; null for none.</summary>
    public NetworkCredential? Account { get; init; }
}

/// <summary>A message that a sink took.</summary>
/// <param name="From">The sender of the envelope.</param>
/// <param name="To">The recipients of the envelope.</param>
public sealed record ReceivedMail(string From, ImmutableArray<string> To, ImmutableArray<byte> Raw)
{
    /// <summary>The message, parsed anew each time.</summary>
    public MimeMessage Message => MimeMessage.Load(new MemoryStream([.. Raw]));
}

/// <summary>
/// A mail server on a free port that keeps what it gets. Some recipients are answered badly: see
/// <see cref="SmtpScript"/>.
/// </summary>
public sealed class SmtpSink : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentQueue<ReceivedMail> _received = [];
    private readonly Task _running;

    private SmtpSink(SmtpSinkSettings settings)
    {
        var script = new SmtpScript();
        var listening = new EndpointListenerFactory();
        listening.EndpointStarted += (_, started) => Port = ((IPEndPoint)started.LocalEndPoint).Port;
        var sessions = new Sessions();
        sessions.Add(listening);
        sessions.Add(new Commands(settings.Utf8));
        sessions.Add(new Recipients(script));
        sessions.Add(new Store(this, script));
        sessions.Add(new Accounts(settings.Account));
        var options = new SmtpServerOptionsBuilder()
            .ServerName("sink")
            .Endpoint(endpoint => endpoint
                .Endpoint(new IPEndPoint(IPAddress.Loopback, 0))
                .IsSecure(settings.ImplicitTls)
                .AuthenticationRequired(settings.Account is not null)
                .Certificate(settings.Certificate))
            .Build();
        // It listens before it returns for the first time.
        _running = new SmtpServer.SmtpServer(options, sessions).StartAsync(_stopping.Token);
    }

    /// <summary>The port that is listened on.</summary>
    public int Port { get; private set; }

    /// <summary>Everything that was taken so far, oldest first.</summary>
    public IReadOnlyList<ReceivedMail> Received => [.. _received];

    /// <summary>Starts to listen.</summary>
    public static SmtpSink Start(SmtpSinkSettings? settings = null) => new(settings ?? new SmtpSinkSettings());

    /// <summary>Hangs up on everybody.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _running;
        _stopping.Dispose();
    }

    /// <summary>The package offers SMTPUTF8 always; a server that cannot take it must be able to say so.</summary>
    private sealed class Commands(bool utf8) : SmtpCommandFactory
    {
        public override SmtpCommand CreateEhlo(string domainOrAddress) => new Greeting(domainOrAddress, utf8);

        private sealed class Greeting(string name, bool utf8) : EhloCommand(name)
        {
            protected override IEnumerable<string> GetExtensions(ISessionContext context) =>
                base.GetExtensions(context).Append("ENHANCEDSTATUSCODES").Where(offer => utf8 || offer != "SMTPUTF8");
        }
    }

    private sealed class Accounts(NetworkCredential? account) : UserAuthenticator
    {
        public override Task<bool> AuthenticateAsync(
            ISessionContext context, string user, string password, CancellationToken cancellationToken) =>
            Task.FromResult(user == account?.UserName && password == account.Password);
    }

    private sealed class Recipients(SmtpScript script) : MailboxFilter
    {
        public override async Task<bool> CanDeliverToAsync(
            ISessionContext context, IMailbox to, IMailbox from, CancellationToken cancellationToken)
        {
            if (script.Plays(SmtpScript.Silent, to))
                await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
            if (script.Plays(SmtpScript.Bounce, to))
                throw Refusal(SmtpReplyCode.MailboxUnavailable, "5.1.1 No such mailbox here");
            if (script.Plays(SmtpScript.Busy, to))
                throw Refusal(SmtpReplyCode.Aborted, "4.3.0 Try again later");
            return true;
        }

        private static SmtpResponseException Refusal(SmtpReplyCode code, string words) =>
            new(new SmtpResponse(code, words));
    }

    private sealed class Store(SmtpSink sink, SmtpScript script) : MessageStore
    {
        public override Task<SmtpResponse> SaveAsync(
            ISessionContext context,
            IMessageTransaction transaction,
            ReadOnlySequence<byte> buffer,
            CancellationToken cancellationToken)
        {
            if (transaction.To.Any(to => script.Plays(SmtpScript.Spam, to)))
                return Task.FromResult(new SmtpResponse(SmtpReplyCode.TransactionFailed, "5.7.1 This looks like spam"));
            sink._received.Enqueue(new ReceivedMail(
                transaction.From.AsAddress(),
                [.. transaction.To.Select(to => to.AsAddress())],
                [.. buffer.ToArray()]));
            if (transaction.To.Any(to => script.Plays(SmtpScript.HangUp, to)))
                context.Pipe.Dispose();
            return Task.FromResult(
                new SmtpResponse(SmtpReplyCode.Ok, $"2.0.0 Kept as message {sink._received.Count}"));
        }
    }
}
