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

    // Null where results are text for a file.
    private readonly IAnsiConsole? _results;
    private readonly int _width;

    /// <summary>Writes to any streams, as to files.</summary>
    /// <param name="width">The most characters that a table may take in a line.</param>
    public Terminal(TextWriter output, TextWriter error, int width = WidthOfFiles)
        : this(output, error, null, Plain(error, width), width)
    {
    }

    private Terminal(TextWriter output, TextWriter error, IAnsiConsole? results, IAnsiConsole screen, int width)
    {
        Output = output;
        Error = error;
        _results = results;
        Screen = screen;
        _width = width;
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
        Console.IsOutputRedirected ? null : Lively(Console.Out),
        Console.IsErrorRedirected ? Plain(Console.Error, WidthOfFiles) : Lively(Console.Error),
        WidthOfFiles);

    /// <summary>A result, as JSON or as what a person reads.</summary>
    public void Show<T>(T result, bool json, Func<T, IRenderable> asTable)
    {
        if (json)
            Output.WriteLine(JsonSerializer.Serialize(result, Indented));
        else
            Show(asTable(result));
    }

    /// <summary>A table as a result.</summary>
    public void Show(IRenderable table)
    {
        if (_results is null)
            Output.Write(AsText(table));
        else
            _results.Write(table);
    }

    /// <summary>A sentence to a person.</summary>
    public void Say(string sentence) => Error.WriteLine(sentence);

    /// <summary>A table as in a file: without what only fills its lines up to the width.</summary>
    private string AsText(IRenderable table)
    {
        using var text = new StringWriter();
        Plain(text, _width).Write(table);
        var lines = text.ToString().Split(Environment.NewLine);
        return string.Join(Environment.NewLine, lines.Select(line => line.TrimEnd()));
    }

    private static IAnsiConsole Lively(TextWriter writer) =>
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });

    private static IAnsiConsole Plain(TextWriter writer, int width)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = width;
        return console;
    }
}
