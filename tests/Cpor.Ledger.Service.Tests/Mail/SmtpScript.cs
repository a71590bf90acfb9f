using System.Collections.Concurrent;
using SmtpServer.Mail;

namespace Cpor.Ledger.Service.Tests.Mail;

/// <summary>
/// Recipients whose local part makes a sink behave badly, such as <c>bounce@fabrikam.example</c>. With <c>-once</c>
/// behind it (<c>busy-once@…</c>) the sink does so the first time and behaves well from then on.
/// </summary>
internal sealed class SmtpScript
{
    /// <summary>The recipient is refused for good: 550 5.1.1.</summary>
    public const string Bounce = "bounce";

    /// <summary>The recipient is refused for now: 451 4.3.0.</summary>
    public const string Busy = "busy";

    /// <summary>The message is taken, but the connection is cut instead of saying so.</summary>
    public const string HangUp = "hang-up";

    /// <summary>The recipient is never answered.</summary>
    public const string Silent = "silent";

    /// <summary>The message is refused for good after it was read: 554 5.7.1.</summary>
    public const string Spam = "spam";

    private readonly ConcurrentDictionary<string, bool> _done = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the address asks for this behaviour, now.</summary>
    public bool Plays(string behaviour, IMailbox address) => address.User == behaviour
        || (address.User == $"{behaviour}-once" && _done.TryAdd(address.AsAddress(), true));
}
