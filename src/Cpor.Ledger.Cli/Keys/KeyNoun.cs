using System.CommandLine;
using Cpor.Ledger.Cli.Hosting;
using Cpor.Ledger.Service.Hosting;
using Cpor.Ledger.Service.Personal;
using Spectre.Console;

namespace Cpor.Ledger.Cli.Keys;

/// <summary><c>ledger keys</c>: the keys that the ledger's own keys lie under.</summary>
internal static class KeyNoun
{
    public static Command In(Terminal terminal) =>
        new("keys", "The key-encryption keys, by the settings of the environment.")
        {
            ShowKeys.In(terminal),
            RotateKeys.In(terminal),
            RetireKeys.In(terminal),
        };

    /// <summary>Lets a command work with the keys of the ledger that the environment names.</summary>
    public static async Task<int> WithAsync(
        Terminal terminal, Func<IServiceProvider, Task<int>> act, CancellationToken cancel)
    {
        var configuration = Configured.ByEnvironment();
        await using var database = await ExistingLedger.OpenAsync(configuration, terminal, cancel);
        await using var ledger = await LedgerHost.WithoutEndpointsAsync(configuration, database, cancel);
        return await act(ledger.Services);
    }

    /// <summary>How many keys lie under which.</summary>
    public static Listing Table(KeysByEncryption keys)
    {
        var table = new Listing("key-encryption key", "keys under it", "");
        foreach (var (name, count) in keys.Wrapped.OrderBy(one => one.Key, StringComparer.Ordinal))
            table.Add(new Text(name), new Text($"{count}"), new Text(name == keys.Current ? "current" : ""));
        if (!keys.Wrapped.ContainsKey(keys.Current))
            table.Add(new Text(keys.Current), new Text("0"), new Text("current"));
        return table;
    }
}
