using System.Security.Cryptography;

namespace Cpor.Ledger.LocalPostgres.Server;

/// <summary>Makes the cluster. Whoever dies in the middle leaves nothing that could be taken for one.</summary>
internal static class Initialisation
{
    public const string Superuser = "postgres";

    public static async Task MakeAsync(
        ClusterFolder folder, PostgresBinaries binaries, ServerAccount account, bool durable, CancellationToken ct)
    {
        ClusterFolder.MakePrivate(folder.Unfinished, account);
        var password = RandomNumberGenerator.GetHexString(48, lowercase: true);
        WriteSecret(folder.Password, password, ServerAccount.Ourselves);
        var readable = folder.Unfinished + ".password";
        WriteSecret(readable, password, account);
        try
        {
            var arguments = Arguments(folder, readable, durable);
            var result = await ChildProgram.RunAsync(binaries.Program("initdb"), arguments, account, ct);
            if (!result.Succeeded)
                throw new PostgresStartException($"initdb could not make {folder.Data}:\n{result.Said}");
        }
        finally
        {
            File.Delete(readable);
        }
        // A path relative to the folder of postgresql.conf, so that the whole data folder may be moved.
        await File.AppendAllTextAsync(
            Path.Combine(folder.Unfinished, "postgresql.conf"),
            $"\ninclude_if_exists = '../{Path.GetFileName(folder.Settings)}'\n",
            ct);
        Directory.Move(folder.Unfinished, folder.Data);
    }

    /// <summary>
    /// A process that was killed while making a cluster may still have an initdb at work on its leftover.
    /// </summary>
    public static void RemoveLeftovers(ClusterFolder folder)
    {
        foreach (var leftover in Directory.EnumerateFileSystemEntries(folder.Root, "data.init-*").ToList())
        {
            try
            {
                if (Directory.Exists(leftover))
                    Directory.Delete(leftover, recursive: true);
                else
                    File.Delete(leftover);
            }
            catch (IOException) when (leftover != folder.Unfinished)
            {
                // Somebody still writes into it. It is in nobody's way, and the next start tries again.
            }
        }
    }

    private static string[] Arguments(ClusterFolder folder, string passwordFile, bool durable) =>
    [
        "-D", folder.Unfinished,
        "-U", Superuser,
        "-A", "scram-sha-256",
        $"--pwfile={passwordFile}",
        "--data-checksums",
        "--no-locale",
        "-E", "UTF8",
        .. durable ? Array.Empty<string>() : ["--no-sync"],
    ];

    private static void WriteSecret(string file, string secret, ServerAccount account)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        File.Delete(file);
        using (var writer = new StreamWriter(file, options))
            writer.Write(secret);
        account.Own(file);
    }
}
