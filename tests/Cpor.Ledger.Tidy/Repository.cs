using System.Diagnostics;

namespace Cpor.Ledger.Tidy;

/// <summary>The repository these tests look at: what git tracks, and what it would track after the next add.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>Paths in git's index, relative to the root and with forward slashes.</summary>
    public static IReadOnlyList<string> Tracked { get; } = Existing("--cached");

    /// <summary>Every text file that is tracked or waits to be added.</summary>
    public static IReadOnlyList<SourceFile> Files { get; } = Load();

    public static IReadOnlyList<SourceFile> Code { get; } = [.. Files.Where(file => file.Is(".cs"))];

    public static IReadOnlyList<SourceFile> SourceCode { get; } = [.. Code.Where(file => file.Path.StartsWith("src/"))];

    public static IReadOnlyList<SourceFile> Projects { get; } = [.. Files.Where(file => file.Is(".csproj"))];

    public static IReadOnlyList<SourceFile> BuildFiles { get; } =
        [.. Files.Where(file => file.Is(".csproj") || file.Is(".props") || file.Is(".targets"))];

    public static IReadOnlyList<SourceFile> Documents { get; } = [.. Files.Where(file => file.Is(".md"))];

    public static SourceFile File(string path) =>
        Files.FirstOrDefault(file => file.Path == path) ?? throw new FileNotFoundException($"{path} is not there.");

    private static List<SourceFile> Load()
    {
        List<SourceFile> files = [];
        foreach (var path in Existing("--cached", "--others", "--exclude-standard"))
        {
            var text = System.IO.File.ReadAllText(Path.Combine(Root, path));
            if (!text.Contains('\0'))
            {
                files.Add(new SourceFile(path, text));
            }
        }

        return files;
    }

    private static List<string> Existing(params string[] options) =>
    [
        .. Git(["ls-files", "-z", .. options]).Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Distinct()
            .Where(path => System.IO.File.Exists(Path.Combine(Root, path)))
            .Order(StringComparer.Ordinal),
    ];

    private static string Git(IEnumerable<string> arguments)
    {
        // A checkout that belongs to another user (a container's mount) is still the checkout to look at.
        var start = new ProcessStartInfo("git", ["-c", "safe.directory=*", "-C", Root, .. arguments])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var git = Process.Start(start) ?? throw new InvalidOperationException("git did not start.");
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return git.ExitCode == 0
            ? output
            : throw new InvalidOperationException("These tests need a git checkout: they judge what git tracks.");
    }

    private static string Find(string folder) =>
        System.IO.File.Exists(Path.Combine(folder, "Cpor.Ledger.sln"))
            ? folder
            : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("No Cpor.Ledger.sln above."));
}
