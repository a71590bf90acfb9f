using System.Text;
using System.Text.RegularExpressions;

namespace Cpor.Ledger.LocalPostgres.Server;

/// <summary>
/// The file that the cluster's postgresql.conf includes: how it is reached, and what the caller added.
/// </summary>
internal static partial class ServerSettings
{
    /// <summary>These decide where the server is found and belong to us.</summary>
    private static readonly string[] _ours = ["listen_addresses", "port", "unix_socket_directories"];

    /// <exception cref="ArgumentException">A setting has no proper name, or is one of ours.</exception>
    public static void Check(LocalPostgresOptions options)
    {
        foreach (var name in options.Settings.Keys)
        {
            if (!SettingName().IsMatch(name) || _ours.Contains(name, StringComparer.OrdinalIgnoreCase))
                throw new ArgumentException($"'{name}' cannot be set for the private PostgreSQL.", nameof(options));
        }
    }

    public static string Text(LocalPostgresOptions options, string socketFolder, int? tcpPort)
    {
        var text = new StringBuilder();
        Add(text, "timezone", "UTC");
        Add(text, "log_timezone", "UTC");
        foreach (var (name, value) in options.Settings)
            Add(text, name, value);
        Add(text, "listen_addresses", tcpPort is null ? "" : "127.0.0.1");
        Add(text, "port", $"{tcpPort ?? ClusterFolder.SocketPort}");
        Add(text, "unix_socket_directories", OperatingSystem.IsWindows() ? "" : socketFolder);
        Add(text, "unix_socket_permissions", "0700");
        return text.ToString();
    }

    /// <summary>
    /// Whether the caller gave up durability, so that making the cluster need not wait for the disk either.
    /// </summary>
    public static bool Durable(LocalPostgresOptions options) =>
        options.Settings.GetValueOrDefault("fsync") is not ("off" or "false" or "no" or "0");

    private static void Add(StringBuilder text, string name, string value) =>
        text.Append($"{name} = '{value.Replace("\\", "\\\\").Replace("'", "''")}'\n");

    [GeneratedRegex("^[a-z_][a-z0-9_.]*$", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SettingName();
}
