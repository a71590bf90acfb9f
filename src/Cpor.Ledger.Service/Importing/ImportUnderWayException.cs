namespace Cpor.Ledger.Service.Importing;

/// <summary>Another process imports the same kind of rows under the same name just now.</summary>
public sealed class ImportUnderWayException(string name) : Exception(
    $"The import '{name}' is under way in another process.");
