using System.Net;
using System.Net.Sockets;
using Cpor.Ledger.Cli;

namespace Cpor.Ledger.Service.Tests.CommandLine;

/// <summary>What the tool says before any ledger answers, and how it ends then.</summary>
public class saying_what_is_wrong
{
    private const string Claim = "3448e1b5-e4df-5fea-8240-7f9b8eadb9c9";

    [Fact]
    public async Task a_ledger_that_does_not_run_is_unreachable()
    {
        var (exitCode, said) = await RunAsync("claim", "show", Claim, "--url", $"http://127.0.0.1:{ClosedPort()}");

        exitCode.ShouldBe(ExitCodes.Unreachable);
        said.ShouldContain("cannot be reached");
        said.ShouldContain("ledger serve");
        said.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task health_of_a_ledger_that_does_not_run_is_said_in_one_line()
    {
        var (exitCode, said) = await RunAsync("health", "--url", $"http://127.0.0.1:{ClosedPort()}");

        exitCode.ShouldBe(1);
        said.Trim().ShouldNotContain("\n");
    }

    [Theory]
    [InlineData("{\n  \"mpnId\": \"1\",\n  \"nmae\": \"x\"\n}", "there is no field 'nmae' here.")]
    [InlineData("{\n  \"mpnId\": 1\n}", "column 13: the value is of another kind than the field takes. ($.mpnId)")]
    [InlineData("{\n  \"mpnId\": \"1\",\n}", "line 3, column ")]
    [InlineData("", "line 1, column 1: ")]
    [InlineData("null", "holds nothing")]
    public async Task a_file_that_is_no_request_is_named_with_the_place(string text, string expected)
    {
        using var folder = new Folder();
        var file = Path.Combine(folder.Path, "claim.json");
        await File.WriteAllTextAsync(file, text);

        var (exitCode, said) = await RunAsync("claim", "create", file);

        exitCode.ShouldBe(ExitCodes.Usage);
        said.ShouldStartWith(file);
        said.ShouldContain(expected);
        said.ShouldNotContain("Cpor.Ledger.Contracts");
    }

    [Theory]
    [InlineData("claim", "create", "nowhere.json")]
    [InlineData("claim", "prove", Claim, "nowhere.pdf")]
    [InlineData("usage", "import", "nowhere.csv")]
    [InlineData("import", "subscriptions", "nowhere.csv")]
    [InlineData("demo", "--samples", "nowhere")]
    public async Task a_file_that_is_not_there_is_named(params string[] args)
    {
        var (exitCode, said) = await RunAsync(args);

        exitCode.ShouldBe(ExitCodes.Usage);
        said.ShouldContain("nowhere");
    }

    [Theory]
    [InlineData("token --role emperor", "emperor")]
    [InlineData("token --role partner --mpn 1", "--org")]
    [InlineData("token --role partner --org 1", "--mpn")]
    [InlineData("token --role reviewer --mpn 1", "Only a partner's token")]
    [InlineData("token --role partner --org 0x --mpn 1", "partner number")]
    [InlineData("token --role reviewer --hours 0", "--hours")]
    [InlineData("claim show", "claim")]
    [InlineData("claim show 1 --at yesterday", "yesterday")]
    [InlineData("claim show 1 --url ledger.example", "address")]
    [InlineData("review reject 1", "--reason")]
    [InlineData("projection rebuild", "--all")]
    [InlineData("climb", "climb")]
    public async Task what_was_typed_wrongly_is_named(string args, string expected)
    {
        var (exitCode, said) = await RunAsync(args.Split(' '));

        exitCode.ShouldBe(ExitCodes.Usage, said);
        said.ShouldContain(expected);
    }

    [Fact]
    public async Task the_demonstration_leaves_folders_alone_that_hold_something_else()
    {
        using var folder = new Folder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "thesis.txt"), "x");

        var (exitCode, said) = await RunAsync("demo", "--exit", "--data", folder.Path);

        exitCode.ShouldBe(ExitCodes.Usage);
        said.ShouldContain("holds something else");
        Directory.GetFileSystemEntries(folder.Path).Length.ShouldBe(1);
    }

    [Fact]
    public async Task every_command_explains_itself()
    {
        foreach (var command in LedgerTool.Commands())
        {
            using var shown = new StringWriter();
            (await LedgerTool.RunAsync([.. command.Split(' '), "--help"], new Terminal(shown, shown))).ShouldBe(0);
            shown.ToString().ShouldContain($"ledger {command}");
        }
    }

    private static async Task<(int ExitCode, string Said)> RunAsync(params string[] args)
    {
        using var shown = new StringWriter();
        using var said = new StringWriter();
        var terminal = new Terminal(shown, said);
        var exitCode = await LedgerTool.RunAsync(args, terminal, TestContext.Current.CancellationToken);
        return (exitCode, $"{said}");
    }

    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
