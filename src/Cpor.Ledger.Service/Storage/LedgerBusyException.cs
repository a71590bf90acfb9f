namespace Cpor.Ledger.Service.Storage;

/// <summary>
/// Nobody got through: too many commands waited, or too many writers wanted the same claim or slot. Nothing was added.
/// </summary>
public sealed class LedgerBusyException() : Exception("Too many want to write at once; try again.");
