using System.Text.Encodings.Web;
using System.Text.Json;
using Cpor.Ledger.Contracts;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Cpor.Ledger.Cli;

/// <summary>
/// Where a command writes: results on the output stream, as a table or as JSON, and everything that is said to a person
/// on the error stream, so that a result can be piped on.
/// </summary>
public sealed class Terminal
{
    private const int WidthOfFiles = 160;

    private static readonly JsonSerializerOptions Indented = LedgerJson.Apply(new JsonSerializerOptions
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    private readonly IAnsiConsole _results;

    /// <summary>Writes to any streams, as to files.</summary>
    public Terminal(TextWriter output, TextWriter error)
        : this(output, error, Plain(output), Plain(error))
    {
    }

    private Terminal(TextWriter output, TextWriter error, IAnsiConsole results, IAnsiConsole screen)
    {
        Output = output;
        Error = error;
        _results = results;
        Screen = screen;
    }

    /// <summary>Results.</summary>
    public TextWriter Output { get; }

    /// <summary>What is said to a person.</summary>
    public TextWriter Error { get; }

    /// <summary>For what moves: progress bars and live tables, on the error stream.</summary>
    public IAnsiConsole Screen { get; }

    /// <summary>Whether a person watches, so that tables can move.</summary>
    public bool IsWatched => Screen.Profile.Capabilities.Interactive;

    /// <summary>The streams of this process, in colour and moving where they are a person's.</summary>
    public static Terminal OfProcess() => new(
        Console.Out,
        Console.Error,
        Console.IsOutputRedirected ? Plain(Console.Out) : Lively(Console.Out),
        Console.IsErrorRedirected ? Plain(Console.Error) : Lively(Console.Error));

    /// <summary>A result, as JSON or as what a person reads.</summary>
    public void Show<T>(T result, bool json, Func<T, IRenderable> asTable)
    {
        if (json)
            Output.WriteLine(JsonSerializer.Serialize(result, Indented));
        else
            Show(asTable(result));
    }

    /// <summary>A table as a result.</summary>
    public void Show(IRenderable table) => _results.Write(table);

    /// <summary>A sentence to a person.</summary>
    public void Say(string sentence) => Error.WriteLine(sentence);

    private static IAnsiConsole Lively(TextWriter writer) =>
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });

    private static IAnsiConsole Plain(TextWriter writer)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = WidthOfFiles;
        return console;
    }
}
