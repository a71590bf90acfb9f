using System.CommandLine;
using Cpor.Ledger.Contracts.Actors;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Cpor.Ledger.Cli.Actors;

/// <summary><c>ledger actor</c>: the people and machines that events name by an id.</summary>
internal static class ActorNoun
{
    public static Command In(Terminal terminal) => new("actor", "The people and machines that events name by an id.")
    {
        Show(terminal),
        Erase(terminal),
    };

    private static Command Show(Terminal terminal)
    {
        var id = Id();
        return Conversation.Of(
            new Command("show", "Show the name behind an id. For operators and auditors.") { id },
            terminal,
            async (talk, cancel) => talk.Show(await talk.Ledger.GetActorAsync(talk.The(id), cancel), Line));
    }

    private static Command Erase(Terminal terminal)
    {
        var id = Id();
        return Conversation.Of(
            new Command("erase", "Erase the name behind an id, for good; the id stays in the events. For operators.")
            {
                id,
            },
            terminal,
            async (talk, cancel) => talk.Show(
                await talk.Ledger.EraseActorAsync(talk.The(id), talk.Call, cancel), Line));
    }

    private static Argument<string> Id() =>
        new("actor") { Description = "The id in the events: actor: and a GUID." };

    private static IRenderable Line(ActorView actor) =>
        new Text($"{actor.ActorId}  {actor.Name ?? $"erased on {actor.ErasedAt:uuuu-MM-dd}"}");
}
