using System.Text.Json;
using Cpor.Ledger.Contracts;
using Cpor.Ledger.LocalPostgres;
using Cpor.Ledger.Service.Importing;
using Cpor.Ledger.Service.Storage;
using Microsoft.AspNetCore.Connections;
using Npgsql;

namespace Cpor.Ledger.Cli;

/// <summary>Why a command failed, in plain words on the error stream.</summary>
internal static class Failures
{
    private const string Trace = "LEDGER_TRACE";

    /// <summary>Says it and returns the exit code.</summary>
    public static int Explain(Exception failure, Terminal terminal)
    {
        switch (failure)
        {
            case UsageException or JsonException or InvalidDataException:
                return Say(terminal, failure.Message, ExitCodes.Usage);
            case UnauthorizedAccessException:
                return Say(terminal, failure.Message, ExitCodes.NotAllowed);
            case IOException { InnerException: AddressInUseException }:
                return Say(terminal, $"{failure.Message} Listen elsewhere with --urls.", ExitCodes.Unreachable);
            case IOException:
                return Say(terminal, failure.Message, ExitCodes.Usage);
            case OperationCanceledException { InnerException: not TimeoutException }:
                return Say(terminal, "Interrupted.", ExitCodes.Interrupted);
            case OperationCanceledException:
                return Say(terminal, "The ledger did not answer in time.", ExitCodes.Unreachable);
            case LedgerProblemException refused:
                return Explain(refused.Status, refused.Problem, terminal);
            case HttpRequestException unreachable:
                return Say(
                    terminal,
                    $"The ledger cannot be reached: {unreachable.Message}. Start one with 'ledger serve', or say with "
                    + "--url where it is.",
                    ExitCodes.Unreachable);
            case PostgresNotFoundException or PostgresStartException:
                return Say(terminal, failure.Message, ExitCodes.Unreachable);
            case ImportUnderWayException or LedgerBusyException:
                return Say(terminal, failure.Message, ExitCodes.Unreachable);
            case SchemaUpgradeException:
                return Say(terminal, failure.Message, ExitCodes.Refused);
            case NpgsqlException database:
                return ExplainDatabase(database, terminal);
            case InvalidOperationException:
                return Say(terminal, failure.Message, ExitCodes.Fault);
            default:
                return SayUnforeseen(terminal, failure);
        }
    }

    /// <summary>Says what the ledger answered, with all fields concerned, and returns the exit code.</summary>
    public static int Explain(int status, Problem? problem, Terminal terminal)
    {
        var what = problem?.Detail ?? problem?.Title ?? "no more was said.";
        terminal.Say($"{problem?.Code ?? $"HTTP {status}"}: {what}");
        foreach (var field in problem?.Fields ?? [])
            terminal.Say($"  {field.Path}: {field.Code}. {field.Explanation}");
        if (Hint(status) is { } hint)
            terminal.Say($"  {hint}");
        if (status >= StatusCodes.Status500InternalServerError && problem?.TraceId is { } trace)
            terminal.Say($"  Trace: {trace}");
        return status switch
        {
            400 or 405 or 406 or 413 or 415 => ExitCodes.Usage,
            401 or 403 => ExitCodes.NotAllowed,
            404 => ExitCodes.NotFound,
            408 or 429 or 502 or 503 or 504 => ExitCodes.Unreachable,
            >= 500 => ExitCodes.Fault,
            _ => ExitCodes.Refused,
        };
    }

    private static string? Hint(int status) => status switch
    {
        401 => "The token is missing, expired, or not of an issuer that this ledger accepts. Give one with --token or "
            + "LEDGER_TOKEN; for a service in Development 'ledger token' makes one.",
        403 => "The token is accepted, but its role is not for this.",
        _ => null,
    };

    private static int ExplainDatabase(NpgsqlException failure, Terminal terminal) =>
        failure is PostgresException
        {
            SqlState: PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName,
        } missing
            ? Say(
                terminal,
                $"The database lacks tables of the ledger ({missing.MessageText}). If it is the right one, make or "
                + "upgrade them with 'ledger db apply'.",
                ExitCodes.Usage)
            : Say(terminal, $"The database: {failure.Message}", ExitCodes.Unreachable);

    private static int SayUnforeseen(Terminal terminal, Exception failure)
    {
        var isTraced = Environment.GetEnvironmentVariable(Trace) is { Length: > 0 };
        return Say(
            terminal,
            isTraced ? $"{failure}" : $"{failure.GetType().Name}: {failure.Message} With {Trace}=1 it is said where.",
            ExitCodes.Fault);
    }

    private static int Say(Terminal terminal, string sentence, int exitCode)
    {
        terminal.Say(sentence);
        return exitCode;
    }
}
