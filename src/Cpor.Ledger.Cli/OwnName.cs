namespace Cpor.Ledger.Cli;

/// <summary>What to type to start this tool again, for commands that are shown to be copied.</summary>
internal static class OwnName
{
    /// <summary>The program's path, from the working directory where that is below.</summary>
    public static string Command { get; } = Environment.ProcessPath is { } path && !IsDotnet(path)
        ? Short(path)
        : $"dotnet {Short(Path.Combine(AppContext.BaseDirectory, "ledger.dll"))}";

    private static bool IsDotnet(string path) => Path.GetFileNameWithoutExtension(path) == "dotnet";

    private static string Short(string path)
    {
        var below = Path.GetRelativePath(Environment.CurrentDirectory, path);
        return below.StartsWith("..", StringComparison.Ordinal) ? path : below;
    }
}
