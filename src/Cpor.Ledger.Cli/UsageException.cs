namespace Cpor.Ledger.Cli;

/// <summary>
/// What was typed, or a file that it names, is not as it must be; the message says what would be right.
/// </summary>
public sealed class UsageException(string message) : Exception(message);
