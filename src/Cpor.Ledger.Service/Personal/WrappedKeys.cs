namespace Cpor.Ledger.Service.Personal;

/// <summary>A table whose rows hold keys, wrapped by the key-encryption key that the column <c>kek</c> names.</summary>
/// <param name="Table">Its name with its schema.</param>
/// <param name="Id">The column that a row is found by.</param>
/// <param name="Purpose">What the key of a row was wrapped for.</param>
public sealed record WrappedKeys(string Table, string Id, Func<object, string> Purpose);
