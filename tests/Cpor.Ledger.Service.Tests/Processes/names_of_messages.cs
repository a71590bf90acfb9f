using System.Reflection;
using Cpor.Ledger.Service.Hosting;
using Wolverine.Util;

namespace Cpor.Ledger.Service.Tests.Processes;

/// <summary>
/// The names under which messages lie in the database, some of them for years as timers. A name that is here stays: a
/// message that is not handled any more needs a handler that says what becomes of those that were stored.
/// </summary>
public class names_of_messages
{
    private static readonly string[] Stored =
    [
        "answer-timeout", "begin-validation", "checks-timeout", "customer-notified.v1", "dispute-timeout",
        "due-windows", "expiry-timeout", "notify-customer", "opt-out-timeout", "reminders-due", "remove-traces",
        "run-checks", "send-partner-mail", "send-receipt", "settle-validation", "settle-window",
        "subscription-ended",
    ];

    private static readonly string[] Methods = ["Handle", "Start", "NotFound"];

    [Fact]
    public void are_never_changed() => Messages()
        .Select(message => message.ToMessageTypeName())
        .Order(StringComparer.Ordinal)
        .ShouldBe(Stored);

    private static IEnumerable<Type> Messages() => Messaging.Handlers
        .SelectMany(handler => handler.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static))
        .Where(method => Methods.Contains(method.Name))
        .Select(method => method.GetParameters()[0].ParameterType)
        .Append(typeof(Service.Outbox.OptOutTimeout))
        .Distinct();
}
