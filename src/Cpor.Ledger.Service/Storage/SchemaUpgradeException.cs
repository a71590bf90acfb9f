namespace Cpor.Ledger.Service.Storage;

/// <summary>
/// PostgreSQL refuses a statement that would mend the tables, such as one that brings back a column that must have a
/// value when there are rows without one.
/// </summary>
/// <param name="refusal">What PostgreSQL says.</param>
public sealed class SchemaUpgradeException(string refusal, Exception inner)
    : Exception(
        $"PostgreSQL refuses what would mend the tables: {refusal}. 'ledger db status' names what differs.", inner);
