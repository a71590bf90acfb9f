using System.CommandLine;
using System.Security.Cryptography;
using Cpor.Ledger.Audit.Notes;

namespace Cpor.Ledger.Cli.Log;

/// <summary>
/// <c>ledger log witness</c>: vouches for logs that grow without a change (C2SP tlog-witness). An auditor runs it on a
/// machine of its own; it needs nothing of the ledger but its key.
/// </summary>
internal static class RunWitness
{
    private const long LongestRequest = 2 << 20;

    public static Command In(Terminal terminal)
    {
        var folder = new Option<DirectoryInfo>("--folder")
        {
            Description = "Where its key and what it has signed are kept; made when it is missing.",
            Required = true,
        };
        var name = new Option<string>("--name")
        {
            Description = "Its name, best a web address without its scheme; for a new key.",
            DefaultValueFactory = _ => "witness.example",
        };
        var logs = new Option<string[]>("--log-key")
        {
            Description = "The verifier key of a log to vouch for; several may follow.",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        };
        var listen = Listen();
        var command = new Command("witness", "Vouch for a log that grows without a change, until Ctrl+C.")
        {
            folder, name, logs, listen,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var place = parsed.GetRequiredValue(folder);
            await using var alone = Lock(place);
            using var key = KeyIn(place, parsed.GetRequiredValue(name));
            VerifierKey[] known = [.. parsed.GetRequiredValue(logs).Select(Log)];
            var book = new WitnessBook(key, known, place.FullName, TimeProvider.System);
            terminal.Say($"This witness is {key.Verifier}");
            await using var app = Listening(book, parsed.GetRequiredValue(listen));
            await app.RunAsync(cancel);
            return ExitCodes.Ok;
        });
        return command;
    }

    private static Option<string> Listen() => new("--listen")
    {
        Description = "Where to listen.",
        DefaultValueFactory = _ => "http://127.0.0.1:5090",
    };

    // Two of them over one folder could sign two trees.
    private static FileStream Lock(DirectoryInfo folder)
    {
        folder.Create();
        return new FileStream(
            Path.Combine(folder.FullName, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
    }

    private static WebApplication Listening(WitnessBook book, string address)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.WebHost.UseUrls(address)
            .ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = LongestRequest);
        var app = builder.Build();
        app.MapPost("/add-checkpoint", async (HttpRequest http, CancellationToken cancel) =>
        {
            using var body = new MemoryStream();
            await http.Body.CopyToAsync(body, cancel);
            var (status, said) = book.Answer(body.ToArray());
            http.HttpContext.Response.StatusCode = status;
            http.HttpContext.Response.ContentType = status == 409 ? "text/x.tlog.size" : "text/plain";
            await http.HttpContext.Response.Body.WriteAsync(said, cancel);
        });
        return app;
    }

    private static VerifierKey Log(string text)
    {
        var key = VerifierKey.Parse(text);
        return key.IsGood ? key.Value : throw new UsageException($"'{text}' is no key: {key.Fault.Explanation}");
    }

    private static SigningKey KeyIn(DirectoryInfo folder, string name)
    {
        var file = Path.Combine(folder.FullName, "witness.key");
        if (!File.Exists(file))
        {
            var made = SigningKey.From(name, SignatureKind.Cosignature, RandomNumberGenerator.GetBytes(32));
            if (!made.IsGood)
                throw new UsageException($"'{name}' cannot be a witness's name: {made.Fault.Explanation}");
            var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using var writer = new StreamWriter(file, how);
            writer.Write(made.Value.ToSecret() + "\n");
            return made.Value;
        }

        var key = SigningKey.Parse(File.ReadAllText(file).Trim());
        return key.IsGood ? key.Value : throw new UsageException($"{file} holds no key: {key.Fault.Explanation}");
    }
}
