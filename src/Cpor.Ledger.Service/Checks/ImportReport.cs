using System.Collections.Immutable;

namespace Cpor.Ledger.Service.Checks;

/// <summary>What an import did.</summary>
public sealed record ImportReport
{
    /// <summary>Rows read, good or bad.</summary>
    public int Rows { get; init; }

    /// <summary>Subscriptions that were new.</summary>
    public int Added { get; init; }

    /// <summary>Subscriptions that were known otherwise.</summary>
    public int Changed { get; init; }

    /// <summary>Subscriptions that were known just so.</summary>
    public int Unchanged => Rows - BadRows - Added - Changed;

    /// <summary>Rows that were left out.</summary>
    public int BadRows { get; init; }

    /// <summary>What is wrong with those; the first thousand findings.</summary>
    public ImmutableArray<RowProblem> Problems { get; init; } = [];
}
