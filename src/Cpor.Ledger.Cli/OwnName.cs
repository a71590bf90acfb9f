namespace Cpor.Ledger.Cli;

/// <summary>What to type to start this tool again, for commands that are shown to be copied.</summary>
internal static class OwnName
{
    /// <summary>The program's whole path: it is typed in another terminal, in any folder.</summary>
    public static string Command { get; } = Environment.ProcessPath is { } path && !IsDotnet(path)
        ? path
        : $"dotnet {Path.Combine(AppContext.BaseDirectory, "ledger.dll")}";

    /// <summary>The same for the tool that checks dossiers, which lies beside this one.</summary>
    public static string Verifier { get; } = $"dotnet {Path.Combine(AppContext.BaseDirectory, "ledger-verify.dll")}";

    private static bool IsDotnet(string path) => Path.GetFileNameWithoutExtension(path) == "dotnet";
}
