namespace Cpor.Ledger.Service.ReadModels.Rebuilding;

/// <summary>
/// Rows that are written with the facts, and can be rebuilt under the writers' feet: no reader or writer ever meets a
/// missing or half-made row.
/// </summary>
internal interface IInlineRows
{
    /// <summary>The public name of the projection that writes them.</summary>
    string Projection { get; }

    /// <summary>
    /// Rebuilds the rows of every claim that there was when the rebuild began, from where it was left.
    /// </summary>
    Task RebuildAsync(CancellationToken cancel);
}
