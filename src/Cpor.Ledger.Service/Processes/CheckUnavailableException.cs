namespace Cpor.Ledger.Service.Processes;

/// <summary>What a check asks cannot answer now. The check is run again, with growing pauses, until it can.</summary>
public sealed class CheckUnavailableException(string why) : Exception(why);
