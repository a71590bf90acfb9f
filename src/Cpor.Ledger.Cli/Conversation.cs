using System.CommandLine;
using System.Net.Http.Headers;
using Cpor.Ledger.Contracts;
using Spectre.Console.Rendering;

namespace Cpor.Ledger.Cli;

/// <summary>One command's conversation with a running ledger: asks, shows the answer, or says why not.</summary>
internal sealed class Conversation : IDisposable
{
    private readonly ParseResult _parsed;
    private readonly Terminal _terminal;

    private Conversation(ParseResult parsed, Terminal terminal)
    {
        _parsed = parsed;
        _terminal = terminal;
        Http = new HttpClient { BaseAddress = LedgerAddress.Of(parsed) };
        if (LedgerAddress.TokenOf(parsed) is { } token)
            Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        Ledger = new LedgerClient(Http);
    }

    /// <summary>By which a command may be sent again.</summary>
    public static Option<string> Key { get; } = new("--key")
    {
        Description = "The Idempotency-Key: the same command under the same key is done once.",
        Recursive = true,
    };

    /// <summary>The version that the caller means.</summary>
    public static Option<long?> IfVersion { get; } = new("--if-version")
    {
        Description = "Do it only while the claim has this version.",
        Recursive = true,
    };

    /// <summary>The other side, with its words.</summary>
    public LedgerClient Ledger { get; }

    /// <summary>The other side, as it is.</summary>
    public HttpClient Http { get; }

    /// <summary>How commands are sent.</summary>
    public Call Call => new(_parsed.GetValue(Key), _parsed.GetValue(IfVersion));

    /// <summary>Lets a command speak to the ledger.</summary>
    public static Command Of(
        Command command, Terminal terminal, Func<Conversation, CancellationToken, Task<int>> act)
    {
        command.SetAction(async (parsed, cancel) =>
        {
            using var talk = new Conversation(parsed, terminal);
            return await act(talk, cancel);
        });
        return command;
    }

    /// <summary>What was given for an argument.</summary>
    public T The<T>(Argument<T> argument) => _parsed.GetRequiredValue(argument);

    /// <summary>What was given for an option, if anything.</summary>
    public T? The<T>(Option<T> option) => _parsed.GetValue(option);

    /// <summary>Shows the answer, or says what stood against it.</summary>
    /// <returns>The exit code.</returns>
    public int Show<T>(Reply<T> reply, Func<T, IRenderable> asTable)
        where T : class
    {
        if (!reply.Succeeded)
            return Failures.Explain(reply.Status, reply.Problem, _terminal);
        Show(reply.Value, asTable);
        return ExitCodes.Ok;
    }

    /// <summary>Shows a result.</summary>
    public void Show<T>(T result, Func<T, IRenderable> asTable) =>
        _terminal.Show(result, _parsed.GetValue(LedgerAddress.Json), asTable);

    public void Dispose() => Http.Dispose();
}
