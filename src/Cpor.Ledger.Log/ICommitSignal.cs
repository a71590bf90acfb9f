namespace Cpor.Ledger.Log;

/// <summary>Hears from the event store that events were committed, so that they get their positions at once.</summary>
public interface ICommitSignal
{
    /// <summary>Events were committed in this process. Never throws, and does not wait.</summary>
    void Raise();
}
