using System.CommandLine;

namespace Cpor.Ledger.Cli.Usage;

/// <summary><c>ledger usage</c>: the customers' monthly usage data.</summary>
internal static class UsageNoun
{
    public static Command In(Terminal terminal) => new("usage", "The customers' monthly usage data.")
    {
        ImportUsage.In(terminal),
    };
}
