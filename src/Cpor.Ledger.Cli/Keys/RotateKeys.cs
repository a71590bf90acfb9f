using System.CommandLine;
using Cpor.Ledger.Service.Personal;

namespace Cpor.Ledger.Cli.Keys;

/// <summary><c>ledger keys rotate</c>: puts the ledger's keys under a new key-encryption key.</summary>
internal static class RotateKeys
{
    public static Command In(Terminal terminal)
    {
        var resume = new Option<bool>("--resume")
        {
            Description = "Make no new key; go on with what broke off, or take up what came under an old one since.",
        };
        var command = new Command(
            "rotate",
            "Put every key of the ledger under a new key-encryption key, while it runs. Facts and texts are not "
            + "touched; what is erased stays erased.")
        {
            resume,
        };
        command.SetAction((parsed, cancel) => KeyNoun.WithAsync(
            terminal,
            async services =>
            {
                var rotation = services.GetRequiredService<KeyRotation>();
                if (!parsed.GetValue(resume))
                    rotation.Begin();
                var done = await rotation.FinishAsync(cancel);
                terminal.Say($"{done} keys were wrapped again.");
                terminal.Show(
                    await rotation.LookAsync(cancel), parsed.GetValue(LedgerAddress.Json), KeyNoun.Table);
                return ExitCodes.Ok;
            },
            cancel));
        return command;
    }
}
