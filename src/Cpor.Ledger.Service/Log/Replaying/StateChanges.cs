using System.Text.Json;
using Cpor.Ledger.Contracts.Log;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;

namespace Cpor.Ledger.Service.Log.Replaying;

/// <summary>
/// What differs between two states of a claim: JSON pointers (RFC 6901) with the old and the new value. Done one after
/// the other, they make the second of the first: items are added to a list in their order, and taken from its end.
/// </summary>
internal static class StateChanges
{
    /// <summary>A state as JSON, as the ledger itself keeps it; texts are sealed.</summary>
    public static JsonElement Json(Claim claim) => JsonSerializer.SerializeToElement(claim, StoredFormat.Options);

    /// <summary>The changes; a claim that begins is one change of the whole.</summary>
    public static IReadOnlyList<StateChangeView> Between(Claim? before, Claim after)
    {
        if (before is null)
            return [new StateChangeView("", null, Json(after))];
        var changes = new List<StateChangeView>();
        Compare("", Json(before), Json(after), changes);
        return changes;
    }

    private static void Compare(string path, JsonElement before, JsonElement after, List<StateChangeView> changes)
    {
        switch (before.ValueKind, after.ValueKind)
        {
            case (JsonValueKind.Object, JsonValueKind.Object):
                CompareMembers(path, before, after, changes);
                break;
            case (JsonValueKind.Array, JsonValueKind.Array):
                CompareItems(path, before, after, changes);
                break;
            default:
                if (!JsonElement.DeepEquals(before, after))
                    changes.Add(new StateChangeView(path, before, after));
                break;
        }
    }

    private static void CompareMembers(
        string path, JsonElement before, JsonElement after, List<StateChangeView> changes)
    {
        foreach (var member in before.EnumerateObject())
        {
            var place = $"{path}/{Escaped(member.Name)}";
            if (after.TryGetProperty(member.Name, out var value))
                Compare(place, member.Value, value, changes);
            else
                changes.Add(new StateChangeView(place, member.Value, null));
        }

        foreach (var member in after.EnumerateObject().Where(member => !before.TryGetProperty(member.Name, out _)))
            changes.Add(new StateChangeView($"{path}/{Escaped(member.Name)}", null, member.Value));
    }

    private static void CompareItems(string path, JsonElement before, JsonElement after, List<StateChangeView> changes)
    {
        var (old, now) = (before.GetArrayLength(), after.GetArrayLength());
        for (var index = 0; index < Math.Min(old, now); index++)
            Compare($"{path}/{index}", before[index], after[index], changes);
        for (var index = old; index < now; index++)
            changes.Add(new StateChangeView($"{path}/{index}", null, after[index]));
        for (var index = old - 1; index >= now; index--)
            changes.Add(new StateChangeView($"{path}/{index}", before[index], null));
    }

    private static string Escaped(string name) => name.Replace("~", "~0").Replace("/", "~1");
}
