using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Cpor.Ledger.Service.Tests.Scenarios;

/// <summary>Keeps every line that a host logs, at every level, with its exception and scopes.</summary>
internal sealed class HeardLogs : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = [];

    public string All => string.Join('\n', _lines);

    public ILogger CreateLogger(string categoryName) => new Listener(this, categoryName);

    public void Dispose() => _lines.Enqueue("closed");

    private sealed class Listener(HeardLogs logs, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            logs._lines.Enqueue($"{category} {state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) =>
            logs._lines.Enqueue($"{logLevel} {category} {formatter(state, exception)} {exception}");
    }
}
