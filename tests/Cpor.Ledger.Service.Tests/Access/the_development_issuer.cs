using Cpor.Ledger.Service.Access;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace Cpor.Ledger.Service.Tests.Access;

public sealed class the_development_issuer(Database database) : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task in_another_process_with_the_same_data_folder_issues_tokens_that_are_accepted()
    {
        await using var entrance = await Entrance.OpenAsync(database, _folder);
        var elsewhere = DevelopmentIssuer.Open(_folder.Path, "cpor-ledger", entrance.Time);

        var token = elsewhere.Issue("oleg", CallerRole.Auditor, null, [], Duration.FromMinutes(1));

        (await entrance.SendAsync("/reviewers", token)).ShouldStartWith("200 Auditor");
    }

    [Fact]
    public async Task of_another_data_folder_is_not_believed()
    {
        using var elsewhere = new Folder();
        await using var entrance = await Entrance.OpenAsync(database, _folder);
        var stranger = DevelopmentIssuer.Open(elsewhere.Path, "cpor-ledger", entrance.Time);

        var token = stranger.Issue("oleg", CallerRole.Auditor, null, [], Duration.FromMinutes(1));

        (await entrance.SendAsync("/reviewers", token)).ShouldBe("401");
    }

    [Fact]
    public void keeps_its_key_for_its_owner_alone()
    {
        Open();

        _folder.Files.ShouldHaveSingleItem().ShouldBe(_folder[DevelopmentIssuer.KeyFile]);
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(_folder[DevelopmentIssuer.KeyFile])
                .ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public void refuses_a_key_that_others_may_read()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such file modes.");
        Open();
        var key = _folder[DevelopmentIssuer.KeyFile];
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(key, File.GetUnixFileMode(key) | UnixFileMode.GroupRead);

        Should.Throw<InvalidOperationException>(Open).Message.ShouldContain(DevelopmentIssuer.KeyFile);
    }

    [Fact]
    public void refuses_half_a_key()
    {
        Open();
        File.WriteAllBytes(_folder[DevelopmentIssuer.KeyFile], new byte[16]);

        Should.Throw<InvalidOperationException>(Open).Message.ShouldContain("not a key");
    }

    [Fact]
    public void makes_one_key_however_many_begin_at_once()
    {
        var time = new FakeTimeProvider();

        var tokens = Enumerable.Range(0, 16)
            .AsParallel()
            .WithDegreeOfParallelism(16)
            .Select(_ => DevelopmentIssuer.Open(_folder.Path, "cpor-ledger", time))
            .Select(issuer => issuer.Issue("anna", CallerRole.Auditor, null, [], Duration.FromHours(1)))
            .ToList();

        tokens.Distinct().ShouldHaveSingleItem("the same claims at the same time, so the same key");
        _folder.Files.Length.ShouldBe(1);
    }

    private void Open() => DevelopmentIssuer.Open(_folder.Path, "cpor-ledger", TimeProvider.System);
}
