using Cpor.Ledger.Cli;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Tests.Access;
using Cpor.Ledger.Service.Tests.ReadModels;

namespace Cpor.Ledger.Service.Tests.Log;

[Collection(nameof(ToldLedger))]
public sealed class replaying_from_the_command_line(ToldLedger told)
{
    private static readonly string _claim = $"{EveryFact.Challenger}";

    [Theory]
    [InlineData("replay claim {claim}", "position")]
    [InlineData("replay claim {claim} --version 1", "draft")]
    [InlineData("replay claim {claim} --position 1000000", "")]
    [InlineData("replay claim {claim} --happened-at 2200-01-01T00:00:00Z --json", "\"state\"")]
    [InlineData("replay claim {claim} --recorded-at 2200-01-01T00:00:00Z", "version")]
    [InlineData("replay steps {claim}", "submitted.v1")]
    [InlineData("replay steps {claim} --from 1 --to 2 --json", "draft-created.v1")]
    [InlineData("replay compare {claim} --from 1 --to 3", "/version")]
    [InlineData("replay compare {claim} --from 1000 --to 3", "")]
    [InlineData("replay ledger", "slots held")]
    [InlineData("replay ledger --position 0 --json", "summary")]
    public async Task shows_it(string args, string expected)
    {
        var (exitCode, shown, said) = await RunAsync(args);

        exitCode.ShouldBe(expected.Length == 0 ? ExitCodes.NotFound : ExitCodes.Ok, said);
        shown.ShouldContain(expected);
    }

    [Theory]
    [InlineData("replay claim {claim} --version 1 --position 1", "one of")]
    [InlineData("replay claim {claim} --happened-at yesterday", "yesterday")]
    [InlineData("replay compare {claim} --from 1", "--to")]
    [InlineData("replay export --from 0", "--out")]
    public async Task names_what_was_typed_wrongly(string args, string expected)
    {
        var (exitCode, _, said) = await RunAsync(args);

        exitCode.ShouldBe(ExitCodes.Usage, said);
        said.ShouldContain(expected);
    }

    [Fact]
    public async Task writes_files_that_are_whole_or_not_there()
    {
        using var folder = new Folder();

        (await RunAsync($"replay ledger --out {folder["ledger.ndjson"]}")).ExitCode.ShouldBe(ExitCodes.Ok);
        (await RunAsync($"replay export --from 2 --to 9 --out {folder["log.ndjson"]}")).ExitCode.ShouldBe(ExitCodes.Ok);
        (await RunAsync($"replay export --from 9 --to 1000000 --out {folder["none.ndjson"]}")).ExitCode
            .ShouldBe(ExitCodes.NotFound);

        File.ReadLines(folder["ledger.ndjson"]).Last().ShouldStartWith("{\"summary\":");
        File.ReadLines(folder["log.ndjson"]).Count().ShouldBe(8);
        Directory.GetFiles(folder.Path).Length.ShouldBe(2);
    }

    private async Task<(int ExitCode, string Shown, string Said)> RunAsync(string args)
    {
        using var shown = new StringWriter();
        using var said = new StringWriter();
        string[] words =
        [
            .. args.Replace("{claim}", _claim).Split(' '),
            "--url", $"{told.Ledger.Client.BaseAddress}",
            "--token", told.Ledger.Token(CallerRole.Auditor),
        ];
        var exitCode = await LedgerTool.RunAsync(
            words, new Terminal(shown, said), TestContext.Current.CancellationToken);
        return (exitCode, $"{shown}", $"{said}");
    }
}
