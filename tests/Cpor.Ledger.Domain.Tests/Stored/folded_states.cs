using System.Text.Json;
using System.Text.Json.Nodes;
using Cpor.Ledger.Domain.Claims;

namespace Cpor.Ledger.Domain.Tests.Stored;

public class folded_states
{
    private static readonly IReadOnlyList<Claim> _all = [.. FoldedStates.All.OfType<Claim>()];

    [Fact]
    public void show_every_phase_and_every_state_of_a_line()
    {
        _all.Select(claim => claim.GetType()).Distinct().ShouldBe(Cases<Claim>(), ignoreOrder: true);
        _all.OfType<Claim.Filed>().SelectMany(claim => claim.Lines).Select(line => line.State.GetType()).Distinct()
            .ShouldBe(Cases<LineState>(), ignoreOrder: true);
    }

    [Fact]
    public void come_back_from_their_stored_form()
    {
        foreach (var claim in _all)
            JsonSerializer.SerializeToNode(claim, StoredFormat.Options).Deserialize<Claim>(StoredFormat.Options)
                .ShouldBe(claim);
    }

    [Fact]
    public void come_back_with_their_keys_in_the_databases_order()
    {
        foreach (var claim in _all)
        {
            var json = Samples.Sorted(JsonSerializer.SerializeToNode(claim, StoredFormat.Options)!);
            json.Deserialize<Claim>(StoredFormat.Options).ShouldBe(claim, json.ToJsonString());
        }
    }

    [Fact]
    public void are_told_apart_by_words_that_never_change()
    {
        var json =
            _all.Select(claim => JsonSerializer.SerializeToNode(claim, StoredFormat.Options)!.AsObject()).ToList();

        json.Select(claim => (string)claim["phase"]!).Distinct()
            .ShouldBe(["draft", "dropped", "filed"], ignoreOrder: true);
        json.SelectMany(claim => claim["lines"] as JsonArray ?? []).Select(line => (string)line!["state"]!["is"]!)
            .Distinct()
            .ShouldBe(
                [
                    "checking", "under-review", "awaiting-answer", "contested", "validated", "notified",
                    "official", "opted-out", "rejected", "disputed", "rejected-finally", "ended", "withdrawn",
                    "removed",
                ],
                ignoreOrder: true);
    }

    [Fact]
    public void hold_no_derived_values()
    {
        var names = _all
            .SelectMany(claim => Samples.Values(JsonSerializer.SerializeToNode(claim, StoredFormat.Options)))
            .Select(value => value.Path);

        names.ShouldNotContain(".details.kind");
        names.ShouldNotContain(".lines[].id");
        names.ShouldNotContain(".requests[].id");
        names.ShouldNotContain(".lines[].state.isBeforeReviewer");
        names.ShouldNotContain(".contests[].isOpen");
    }

    private static IEnumerable<Type> Cases<T>() =>
        typeof(T).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(T)));
}
