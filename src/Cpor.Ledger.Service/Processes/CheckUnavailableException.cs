namespace Cpor.Ledger.Service.Processes;

/// <summary>
/// What a check depends on is unavailable now. The check is run again, with growing pauses, until it answers.
/// </summary>
public sealed class CheckUnavailableException(string why) : Exception(why);
