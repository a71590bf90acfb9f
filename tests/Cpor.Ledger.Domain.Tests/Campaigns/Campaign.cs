namespace Cpor.Ledger.Domain.Tests.Campaigns;

/// <summary>How much chance is tried: little by default, all of it with <c>LEDGER_CAMPAIGN=full</c>.</summary>
internal static class Campaign
{
    private static readonly bool _full = Environment.GetEnvironmentVariable("LEDGER_CAMPAIGN") == "full";

    /// <summary>How many samples to take; a failing one prints the seed that repeats it.</summary>
    public static long Samples(long few) => _full ? few * 100 : few;
}
