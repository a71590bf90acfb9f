using System.Runtime.CompilerServices;
using System.Text.Json;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Hosting;
using Cpor.Ledger.Service.Outbox;
using Cpor.Ledger.Service.Processes;
using Cpor.Ledger.Service.ReadModels;
using Wolverine.Util;

namespace Cpor.Ledger.Service.Tests.Processes;

/// <summary>
/// What the service makes of every kind of fact, by the stored samples of each. A new fact is missed here until
/// somebody has decided what follows from it.
/// </summary>
public class what_follows_from_a_fact
{
    private static readonly Dictionary<string, string> Messages = new(StringComparer.Ordinal)
    {
        ["draft-created.v1"] = "",
        ["details-given.v1"] = "",
        ["proof-attached.v1"] = "",
        ["commented.v1"] = "send-partner-mail",
        ["submitted.v1"] = "begin-validation send-partner-mail",
        ["check-recorded.v1"] = "",
        ["review-opened.v1"] = "",
        ["contested.v1"] = "send-partner-mail",
        ["info-requested.v1"] = "answer-timeout send-partner-mail",
        ["info-provided.v1"] = "",
        ["line-removed.v1"] = "settle-validation",
        ["validated.v1"] = "notify-customer",
        ["customer-notified.v1"] = "customer-notified.v1",
        ["notification-failed.v1"] = "",
        ["opted-out.v1"] = "send-partner-mail send-receipt settle-window",
        ["official.v1"] = "send-partner-mail",
        ["rejected.v2"] = "dispute-timeout send-partner-mail settle-validation",
        ["withdrawn.v1"] = "settle-validation",
        ["association-ended.v2"] = "send-partner-mail",
        ["association-contested.v1"] = "send-partner-mail",
        ["contest-answered.v1"] = "",
        ["contest-decided.v1"] = "send-partner-mail",
        ["contest-dropped.v1"] = "send-partner-mail",
        ["disputed.v1"] = "",
        ["dispute-lapsed.v1"] = "send-partner-mail",
        ["rejected-finally.v1"] = "send-partner-mail settle-validation",
        ["predecessor-linked.v1"] = "",
        ["successor-linked.v1"] = "",
        ["notification-bounced.v1"] = "",
        ["migrated.v1"] = "",
        ["correction-proposed.v1"] = "",
        ["correction-dropped.v1"] = "",
        ["reminded.v1"] = "send-partner-mail",
        ["review-escalated.v1"] = "",
        ["personal-data-erased.v1"] = "remove-traces",
    };

    [Fact]
    public void is_decided_for_every_fact() => Messages.Keys.Order().ShouldBe(ClaimEventNames.All.Values.Order());

    [Fact]
    public void is_sent_by_the_outbox()
    {
        _ = Messaging.Handlers;
        foreach (var (name, expected) in Messages)
        {
            var messages = Samples(name).SelectMany(fact => OutboxMessages.Of(fact, 1))
                .Select(message => message.Message.GetType().ToMessageTypeName());

            string.Join(' ', messages.Distinct().Order(StringComparer.Ordinal)).ShouldBe(expected, name);
        }
    }

    [Fact]
    public void is_shown_as_done_by_somebody() =>
        Messages.Keys.SelectMany(Samples).ShouldAllBe(fact => Enum.IsDefined(HistoryWords.SideOf(fact)));

    [Fact]
    public void is_shown_as_done_by_somebody_for_every_reason_that_an_association_ends()
    {
        var ended = Samples("association-ended.v2").OfType<AssociationEnded>().First();

        Enum.GetValues<EndReason>()
            .Select(reason => HistoryWords.SideOf(ended with { Reason = reason }))
            .ShouldAllBe(side => Enum.IsDefined(side));
    }

    [Fact]
    public void may_be_overdue_in_every_state_of_a_line()
    {
        var states = typeof(LineState).GetNestedTypes().Where(type => type.IsAssignableTo(typeof(LineState))).ToList();
        var line = (ClaimLine)RuntimeHelpers.GetUninitializedObject(typeof(ClaimLine));

        var overdue = states.Where(type => OverdueClaimsService.Questions(
            default,
            line with { State = (LineState)RuntimeHelpers.GetUninitializedObject(type) },
            DateTimeOffset.UnixEpoch + TimeSpan.FromDays(1)).Any());

        states.Count.ShouldBeGreaterThan(10);
        overdue.Select(type => type.Name).Order().ShouldBe(["AwaitingAnswer", "Checking", "Notified", "Validated"]);
    }

    private static List<ClaimEvent> Samples(string name)
    {
        var folder = Path.Combine(RepositoryFolder.Root, "tests", "Cpor.Ledger.Domain.Tests", "Stored");
        var type = ClaimEventNames.All.Single(known => known.Value == name).Key;
        var files = Directory.GetFiles(folder, $"{name}*.json");
        files.ShouldNotBeEmpty(name);
        return [.. files.Select(file =>
            (ClaimEvent)JsonSerializer.Deserialize(File.ReadAllText(file), type, StoredFormat.Options)!)];
    }
}
