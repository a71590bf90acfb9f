using System.Diagnostics;

namespace Cpor.Ledger.Benchmarks.ColdStart;

/// <summary>The service as it is published, in a folder of its own.</summary>
public sealed class Publication : IDisposable
{
    private readonly ScratchFolder _folder = new();

    private Publication()
    {
    }

    /// <summary>The file to run with <c>dotnet</c>.</summary>
    public string Program => Path.Combine(_folder.Path, "Cpor.Ledger.Service.dll");

    public static async Task<Publication> MakeAsync()
    {
        var publication = new Publication();
        using var publish = Process.Start(new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Root(AppContext.BaseDirectory),
            ArgumentList =
            {
                "publish", "src/Cpor.Ledger.Service", "--configuration", "Release", "--no-restore", "-maxCpuCount:1",
                "-nodeReuse:false", "--verbosity", "quiet", "--nologo", "--output", publication._folder.Path,
            },
        })!;
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0
            ? publication
            : throw new InvalidOperationException("The service could not be published.");
    }

    public void Dispose() => _folder.Dispose();

    private static string Root(string folder) => File.Exists(Path.Combine(folder, "Cpor.Ledger.sln"))
        ? folder
        : Root(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("No Cpor.Ledger.sln above."));
}
