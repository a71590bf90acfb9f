namespace Cpor.Ledger.Tidy;

/// <summary>
/// What is declared in the sources is used by the sources: a caller in tests alone is none. It is read off the compiled
/// code, so a name in a comment does not count either.
/// </summary>
public class nothing_is_dead
{
    [Fact]
    public void every_member_is_used()
    {
        var bin = AppContext.BaseDirectory[(Repository.Root + "/tests/Cpor.Ledger.Tidy/").Length..];
        var files = new[] { "Cpor.Ledger.Cli", "Cpor.Ledger.Verify" }
            .SelectMany(project => Directory.GetFiles(Path.Combine(Repository.Root, "src", project, bin), "*ledger*.dll",
                new EnumerationOptions { MatchCasing = MatchCasing.CaseInsensitive }))
            .DistinctBy(Path.GetFileName);
        var all = Assemblies.Read(files);

        all.Unused.Select(one => $"{one.Assembly}: {one.Type}.{one.Name} {(one.IsProperty ? "is never read" : "is never called")}").ShouldBeTidy();
    }
}
