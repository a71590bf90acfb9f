namespace Cpor.Ledger.Tidy;

/// <summary>Where the repository lies that these tests look at.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Cpor.Ledger.sln"))
            ? folder
            : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("No Cpor.Ledger.sln above the tests."));
}
