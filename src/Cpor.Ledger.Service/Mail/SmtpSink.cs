using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Channels;
using MimeKit;

namespace Cpor.Ledger.Service.Mail;

/// <summary>What a sink offers and where it listens.</summary>
public sealed record SmtpSinkSettings
{
    /// <summary>Loopback unless told otherwise: whoever reaches a sink can fill it.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>0 takes a free port.</summary>
    public int Port { get; init; }

    /// <summary>The largest message in bytes; it is announced, and what is larger is refused.</summary>
    public int LargestMessage { get; init; } = 10 * 1024 * 1024;

    /// <summary>Where received messages are written as <c>.eml</c> files too; null for memory only.</summary>
    public string? Folder { get; init; }

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
/// <param name="From">The sender of the envelope; empty for none.</param>
/// <param name="To">The recipients of the envelope.</param>
/// <param name="Raw">The message as it came, with dots unstuffed.</param>
public sealed record ReceivedMail(string From, ImmutableArray<string> To, ImmutableArray<byte> Raw)
{
    /// <summary>The message, parsed anew each time.</summary>
    public MimeMessage Message => MimeMessage.Load(new MemoryStream([.. Raw]));
}

/// <summary>
/// A mail server that keeps what it gets and delivers nothing, for a first run and for tests; written here because no
/// package brings one. Some recipients are refused by name, so that the unhappy paths can be shown: see
/// <see cref="SmtpScript"/>.
/// </summary>
public sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Channel<ReceivedMail> _arrivals = Channel.CreateUnbounded<ReceivedMail>();
    private readonly ConcurrentQueue<ReceivedMail> _received = [];
    private readonly ConcurrentDictionary<Task, bool> _conversations = [];
    private readonly Task _accepting;

    private SmtpSink(SmtpSinkSettings settings)
    {
        Settings = settings;
        _listener = new TcpListener(settings.Address, settings.Port);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>The port that is listened on.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Everything that was taken so far, oldest first.</summary>
    public IReadOnlyList<ReceivedMail> Received => [.. _received];

    /// <summary>The same, one by one as it comes, for one reader that waits.</summary>
    public ChannelReader<ReceivedMail> Arrivals => _arrivals.Reader;

    internal SmtpSinkSettings Settings { get; }

    internal SmtpScript Script { get; } = new();

    /// <summary>Starts to listen.</summary>
    public static SmtpSink Start(SmtpSinkSettings? settings = null) => new(settings ?? new SmtpSinkSettings());

    /// <summary>Hangs up on everybody.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Dispose();
        await _accepting;
        await Task.WhenAll(_conversations.Keys);
        _stopping.Dispose();
    }

    internal async Task KeepAsync(ReceivedMail mail, CancellationToken cancel)
    {
        if (Settings.Folder is { } folder)
        {
            var id = mail.Message.MessageId ?? $"{Guid.CreateVersion7():n}@sink";
            await EmlFile.WriteAsync(folder, id, file => file.WriteAsync(mail.Raw.AsMemory(), cancel).AsTask(), cancel);
        }

        _received.Enqueue(mail);
        await _arrivals.Writer.WriteAsync(mail, cancel);
    }

    private async Task AcceptAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                var conversation = ConverseAsync(await _listener.AcceptTcpClientAsync(_stopping.Token));
                _conversations[conversation] = true;
                _ = conversation.ContinueWith(
                    done => _conversations.TryRemove(done, out _), TaskScheduler.Default);
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // A client that left before it was accepted; or the sink is being closed, which ends the loop.
            }
        }
    }

    private async Task ConverseAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await new SmtpSinkConversation(this, client.GetStream()).RunAsync(_stopping.Token);
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or InvalidDataException
                or System.Security.Authentication.AuthenticationException)
            {
                // The client broke off, which is its right.
            }
        }
    }
}
