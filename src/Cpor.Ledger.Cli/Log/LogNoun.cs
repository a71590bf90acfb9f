using System.CommandLine;

namespace Cpor.Ledger.Cli.Log;

/// <summary><c>ledger log</c>: the log in which every event has its position.</summary>
internal static class LogNoun
{
    public static Command In(Terminal terminal) => new("log", "The log in which every event has its position.")
    {
        ShowLogKey.In(terminal),
        RunWitness.In(terminal),
        VerifyLog.In(terminal),
    };
}
