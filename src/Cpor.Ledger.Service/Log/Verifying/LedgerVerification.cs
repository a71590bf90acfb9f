using Cpor.Ledger.Log.Verifying;

namespace Cpor.Ledger.Service.Log.Verifying;

/// <summary>What is verified of this ledger: its log, and the read models that its events add up to.</summary>
public static class LedgerVerification
{
    /// <summary>Everything, unless the order is narrowed.</summary>
    /// <param name="connectionString">The database; the application's role is enough, nothing is written.</param>
    /// <param name="folder">Where the log is published; it need not exist.</param>
    public static VerifyOrder Of(string connectionString, string folder) => new(connectionString, folder)
    {
        Nouns = EventNouns.All,
        ReadModels = scope => new ReadModelCheck(scope),
    };
}
