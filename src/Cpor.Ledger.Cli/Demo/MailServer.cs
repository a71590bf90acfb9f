using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using SmtpServer;
using SmtpServer.Mail;
using SmtpServer.Net;
using SmtpServer.Protocol;
using SmtpServer.Storage;
using Sessions = SmtpServer.ComponentModel.ServiceProvider;

namespace Cpor.Ledger.Cli.Demo;

/// <summary>
/// The mail server of the demonstration, on a free port of this machine: keeps what it gets in a mailbox and delivers
/// nothing. The mailbox <c>bounce@…</c> does not exist, and <c>busy-once@…</c> is busy the first time.
/// </summary>
internal sealed class MailServer : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _running;

    private MailServer(Mailbox mailbox)
    {
        Mailbox = mailbox;
        var listening = new EndpointListenerFactory();
        listening.EndpointStarted += (_, started) => Port = ((IPEndPoint)started.LocalEndPoint).Port;
        var sessions = new Sessions();
        sessions.Add(listening);
        sessions.Add(new Recipients());
        sessions.Add(new Store(mailbox));
        var options = new SmtpServerOptionsBuilder()
            .ServerName("demo.ledger.example")
            .Endpoint(endpoint => endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, 0)))
            .Build();
        // It listens before it returns for the first time.
        _running = new SmtpServer.SmtpServer(options, sessions).StartAsync(_stopping.Token);
    }

    /// <summary>What it was sent.</summary>
    public Mailbox Mailbox { get; }

    /// <summary>Where it listens.</summary>
    public int Port { get; private set; }

    /// <summary>Starts to listen.</summary>
    public static MailServer Start(Mailbox mailbox) => new(mailbox);

    /// <summary>Hangs up on everybody.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _running;
        _stopping.Dispose();
    }

    private sealed class Recipients : MailboxFilter
    {
        private readonly ConcurrentDictionary<string, bool> _asked = new(StringComparer.OrdinalIgnoreCase);

        public override Task<bool> CanDeliverToAsync(
            ISessionContext context, IMailbox to, IMailbox from, CancellationToken cancellationToken) => to.User switch
            {
                "bounce" => throw Refusal(SmtpReplyCode.MailboxUnavailable, "5.1.1 No such mailbox here"),
                "busy-once" when _asked.TryAdd(to.AsAddress(), true) =>
                    throw Refusal(SmtpReplyCode.Aborted, "4.3.0 Try again later"),
                _ => Task.FromResult(true),
            };

        private static SmtpResponseException Refusal(SmtpReplyCode code, string words) =>
            new(new SmtpResponse(code, words));
    }

    private sealed class Store(Mailbox mailbox) : MessageStore
    {
        public override async Task<SmtpResponse> SaveAsync(
            ISessionContext context,
            IMessageTransaction transaction,
            ReadOnlySequence<byte> buffer,
            CancellationToken cancellationToken)
        {
            await mailbox.KeepAsync(buffer.ToArray(), cancellationToken);
            return new SmtpResponse(SmtpReplyCode.Ok, "2.0.0 Kept");
        }
    }
}
