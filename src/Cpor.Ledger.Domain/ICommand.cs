using NodaTime;

namespace Cpor.Ledger.Domain;

/// <summary>
/// A request to change one stream. Deciding is pure: same state and same instant, same answer. Every command may be
/// retried; the second time adds nothing.
/// </summary>
public interface ICommand<in TState, TEvent>
    where TState : class
    where TEvent : class
{
    /// <summary>
    /// Decides at <paramref name="now"/>; <paramref name="state"/> is null when the stream has no facts.
    /// </summary>
    Decision<TEvent> Decide(TState? state, Instant now);
}
