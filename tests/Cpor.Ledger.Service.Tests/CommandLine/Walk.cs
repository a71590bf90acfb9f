using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Cpor.Ledger.Service.Tests.CommandLine;

/// <summary>
/// The commands of a document, run by one bash from top to bottom, as a newcomer would who copies them: in a folder
/// with the samples and the source as the repository has them, and with the tools that were built.
/// </summary>
internal sealed class Walk : IDisposable
{
    private const string UsualAddress = "127.0.0.1:5080";

    /// <summary>
    /// Ports that the system does not hand out by itself, so that nobody else gets this one meanwhile.
    /// </summary>
    private const int FirstPort = 20_000;

    private const int LastPort = 29_999;

    // Nothing here waits for so long, however busy the machine is. It ends a loop that would wait for ever.
    private static readonly TimeSpan _longest = TimeSpan.FromMinutes(15);

    private readonly Folder _folder = new();
    private readonly string _address = $"127.0.0.1:{FreePort()}";

    public Walk()
    {
        CopySamples();
        Directory.CreateSymbolicLink(_folder["src"], Path.Combine(RepositoryFolder.Root, "src"));
    }

    /// <summary>The path of a file in the walk's folder.</summary>
    public string this[string name] => _folder[name];

    /// <summary>Runs them all, and tells what went otherwise than the document says.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(
        IReadOnlyList<ShownCommand> commands, IReadOnlyDictionary<string, string?> environment)
    {
        await File.WriteAllTextAsync(_folder["walk.sh"], Script(commands));
        var start = new ProcessStartInfo("bash", ["--noprofile", "--norc", "walk.sh"])
        {
            UseShellExecute = false,
            WorkingDirectory = _folder.Path,
        };
        foreach (var name in start.Environment.Keys.Where(IsOurs).ToList())
            start.Environment.Remove(name);
        start.Environment["TMPDIR"] = _folder.Path;
        start.Environment["ASPNETCORE_URLS"] = start.Environment["Ledger__PublicUrl"] = $"http://{_address}";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        using var bash = Process.Start(start)!;
        using var limit = new CancellationTokenSource(_longest);
        try
        {
            await bash.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            bash.Kill(entireProcessTree: true);
            await bash.WaitForExitAsync(CancellationToken.None);
        }

        return [.. Differences(commands, await File.ReadAllTextAsync(_folder["output"]))];
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>
    /// Each command with its exit code behind its output. All goes to a file: a service in the background would keep a
    /// pipe open. What is left running at the end is ended.
    /// </summary>
    private string Script(IEnumerable<ShownCommand> commands) => string.Join(
        '\n',
        [
            "exec > output 2>&1",
            .. commands.Select(command =>
                $"{command.Text.Replace(UsualAddress, _address)}\nprintf '\\n{Mark(command)} %d\\n' $?"),
            "kill $(jobs -p) 2> /dev/null; wait",
            "",
        ]);

    private static IEnumerable<string> Differences(IEnumerable<ShownCommand> commands, string output)
    {
        foreach (var command in commands)
        {
            var end = Regex.Match(
                output,
                $@"\n{Regex.Escape(Mark(command))} (?<code>\d+)\n",
                RegexOptions.None,
                TimeSpan.FromSeconds(10));
            if (!end.Success)
            {
                yield return $"line {command.Line}: {command.Text}\n  it did not end. It said:\n{output}";
                yield break;
            }

            var said = output[..end.Index];
            output = output[(end.Index + end.Length)..];
            foreach (var difference in command.Differences(int.Parse(end.Groups["code"].Value), said))
                yield return $"line {command.Line}: {command.Text}\n  {difference}. It said:\n{said}";
        }
    }

    private static string Mark(ShownCommand command) => $"== line {command.Line} ended with";

    private static bool IsOurs(string name) =>
        name.StartsWith("LEDGER_", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("Ledger__", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("ConnectionStrings__", StringComparison.OrdinalIgnoreCase);

    private void CopySamples()
    {
        var samples = Path.Combine(RepositoryFolder.Root, "samples");
        foreach (var file in Directory.EnumerateFiles(samples, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_folder["samples"], Path.GetRelativePath(samples, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static int FreePort()
    {
        while (true)
        {
            var port = Random.Shared.Next(FirstPort, LastPort);
            using var listener = new TcpListener(IPAddress.Loopback, port);
            try
            {
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken; the next one.
            }
        }
    }
}
