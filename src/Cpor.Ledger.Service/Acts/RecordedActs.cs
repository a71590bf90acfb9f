using Cpor.Ledger.Domain.Acts;

namespace Cpor.Ledger.Service.Acts;

/// <summary>A stream of acts as the event store hands it out. Nothing is decided by it.</summary>
public sealed class RecordedActs
{
    /// <summary>The stream's id.</summary>
    public Guid Id { get; set; }

    /// <summary>The newest act.</summary>
    public Act? Last { get; set; }

    /// <summary>Takes one act in.</summary>
    public void Apply(Act act) => Last = act;
}
