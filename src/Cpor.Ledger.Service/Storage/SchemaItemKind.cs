namespace Cpor.Ledger.Service.Storage;

/// <summary>What is compared, in the order in which it can be made.</summary>
internal enum SchemaItemKind
{
    Table,
    Column,
    Constraint,
    Option,
    Index,
    Function,
    Trigger,
}
