namespace Cpor.Ledger.Log.Publishing;

/// <summary>The log is no continuation of what was published: somebody changed it, or restored an older one.</summary>
public sealed class LogForkedException(string message) : Exception(message);
