using System.CommandLine;
using Cpor.Ledger.Service.Personal;

namespace Cpor.Ledger.Cli.Keys;

/// <summary><c>ledger keys retire</c>: removes key-encryption keys that nothing lies under any more.</summary>
internal static class RetireKeys
{
    public static Command In(Terminal terminal)
    {
        var command = new Command(
            "retire",
            "Remove the key-encryption keys that nothing lies under and that were replaced an hour ago or more. "
            + "Backups of the database from before can then not be read, unless their own copy of the keys is kept.");
        command.SetAction((_, cancel) => KeyNoun.WithAsync(
            terminal,
            async services =>
            {
                var retired = await services.GetRequiredService<KeyRotation>().RetireAsync(cancel);
                terminal.Say($"{retired.Count} key-encryption keys were removed.");
                foreach (var key in retired)
                    terminal.Say($"  {key}");
                return ExitCodes.Ok;
            },
            cancel));
        return command;
    }
}
