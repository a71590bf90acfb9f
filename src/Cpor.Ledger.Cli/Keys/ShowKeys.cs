using System.CommandLine;
using Cpor.Ledger.Service.Personal;

namespace Cpor.Ledger.Cli.Keys;

/// <summary><c>ledger keys status</c>: under which key-encryption keys the ledger's keys lie.</summary>
internal static class ShowKeys
{
    public static Command In(Terminal terminal)
    {
        var command = new Command("status", "Tell how many keys lie under which key-encryption key.");
        command.SetAction((parsed, cancel) => KeyNoun.WithAsync(
            terminal,
            async services =>
            {
                var keys = await services.GetRequiredService<KeyRotation>().LookAsync(cancel);
                terminal.Show(keys, parsed.GetValue(LedgerAddress.Json), KeyNoun.Table);
                return ExitCodes.Ok;
            },
            cancel));
        return command;
    }
}
