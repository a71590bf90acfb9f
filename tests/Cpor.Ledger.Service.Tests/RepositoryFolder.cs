namespace Cpor.Ledger.Service.Tests;

/// <summary>The repository that these tests are of.</summary>
internal static class RepositoryFolder
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Cpor.Ledger.sln"))
            ? folder
            : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("No Cpor.Ledger.sln above."));
}
