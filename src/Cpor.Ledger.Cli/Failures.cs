using System.Text.Json;
using Cpor.Ledger.LocalPostgres;
using Npgsql;

namespace Cpor.Ledger.Cli;

/// <summary>Why a command failed, in plain words on the error stream.</summary>
internal static class Failures
{
    /// <summary>Says it and returns the exit code; null for what nobody foresaw, which is shown whole by the runtime.</summary>
    public static int? Explain(Exception failure, Terminal terminal)
    {
        switch (failure)
        {
            case UsageException or JsonException or FileNotFoundException or DirectoryNotFoundException:
                return Say(terminal, failure.Message, ExitCodes.Usage);
            case UnauthorizedAccessException:
                return Say(terminal, failure.Message, ExitCodes.NotAllowed);
            case OperationCanceledException { InnerException: not TimeoutException }:
                return Say(terminal, "Interrupted.", ExitCodes.Interrupted);
            case OperationCanceledException:
                return Say(terminal, "The ledger did not answer in time.", ExitCodes.Unreachable);
            case HttpRequestException unreachable:
                return Say(terminal, $"The ledger cannot be reached: {unreachable.Message}", ExitCodes.Unreachable);
            case PostgresNotFoundException or PostgresStartException:
                return Say(terminal, failure.Message, ExitCodes.Unreachable);
            case NpgsqlException:
                return Say(terminal, $"The database: {failure.Message}", ExitCodes.Unreachable);
            case InvalidOperationException:
                return Say(terminal, failure.Message, ExitCodes.Fault);
            default:
                return null;
        }
    }

    private static int Say(Terminal terminal, string sentence, int exitCode)
    {
        terminal.Say(sentence);
        return exitCode;
    }
}
