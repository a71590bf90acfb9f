using System.Text.Json.Nodes;
using Cpor.Ledger.Domain.Tests.Campaigns;
using Cpor.Ledger.Verify.Tests.Forgeries;
using Cpor.Ledger.Verify.Tests.Logs;
using Cpor.Ledger.Verify.Tests.Stories;

namespace Cpor.Ledger.Verify.Tests;

/// <summary>
/// Changed alone by who keeps the log, each word of each fact is found, but for those that only a person or another
/// system could know and that nothing else repeats.
/// </summary>
public class every_word_of_a_fact(ITestOutputHelper output)
{
    private static readonly (string Fact, string[] Words)[] _known =
    [
        ("association-contested.v1", ["hearingEnds.workings.tzdbVersion"]),
        ("association-ended.v2", ["comment", "happenedAt"]),
        ("check-recorded.v1", ["happenedAt", "results.inputs.name", "results.inputs.value"]),
        ("commented.v1", ["commentId", "happenedAt", "text"]),
        ("contest-answered.v1", ["proofIds"]),
        ("contest-decided.v1", ["comment", "happenedAt"]),
        ("contest-dropped.v1", ["happenedAt"]),
        ("correction-dropped.v1", ["happenedAt"]),
        ("correction-proposed.v1", ["comment", "happenedAt", "proposedBy"]),
        ("customer-notified.v1", ["messageId", "optOutEnds.workings.tzdbVersion"]),
        ("details-given.v1", [
            "details.customerContact.email", "details.customerContact.name", "details.customerContact.title",
            "details.name", "details.partnerContact.email", "details.partnerContact.name",
            "details.technicalContact.email", "details.technicalContact.name", "details.technicalContact.title",
            "happenedAt",
        ]),
        ("disputed.v1", ["disputeId", "justification", "reviewDue.workings.tzdbVersion"]),
        ("draft-created.v1", [
            "details.customerContact.email", "details.customerContact.name", "details.customerContact.title",
            "details.domainName", "details.lines.product", "details.lines.workload", "details.mpnId", "details.name",
            "details.partnerContact.email", "details.partnerContact.name", "details.paymentOptOut",
            "details.technicalContact.email", "details.technicalContact.name", "details.technicalContact.title",
            "details.tenantId", "happenedAt",
        ]),
        ("info-provided.v1", ["customerContact.email", "customerContact.name", "customerContact.title"]),
        ("info-requested.v1", ["answerDue.workings.tzdbVersion", "comment", "requestId"]),
        ("migrated.v1", ["effectiveAt", "happenedAt", "importName", "mpnId", "organisationId", "rowKey", "tenantId"]),
        ("notification-bounced.v1", ["evidence"]),
        ("personal-data-erased.v1", ["caseReference", "happenedAt"]),
        ("predecessor-linked.v1", ["predecessorClaimId", "predecessorSubmittedAt"]),
        ("proof-attached.v1", ["contentType", "fileName", "happenedAt", "size"]),
        ("rejected.v2", ["comment", "disputeEnds.workings.tzdbVersion"]),
        ("reminded.v1", ["happenedAt"]),
        ("review-escalated.v1", ["happenedAt"]),
        ("review-opened.v1", ["happenedAt", "reviewDue.workings.tzdbVersion"]),
        ("successor-linked.v1", ["happenedAt", "successorClaimId"]),
        ("validated.v1", ["happenedAt"]),
        ("withdrawn.v1", ["happenedAt"]),
    ];

    private static readonly JsonNode?[] _extremes =
    [
        "9999-12-31T23:59:59.999999Z", "-9998-01-01T00:00:00Z", "9999-12-31", "0001-01-01", "Europe/Nowhere", "", "\0",
        0, -1, long.MaxValue, 1.5, true, null, new JsonObject(), new JsonArray(), new JsonArray((JsonNode?)null),
    ];

    [Fact]
    public void is_read_without_throwing_whatever_it_is()
    {
        var words = TrueStories.All.SelectMany(Words.In).DistinctBy(word => word.Name).ToList();
        var each = (int)Math.Min(Campaign.Samples(1), _extremes.Length);
        var outcomes =
            from word in words.Index()
            from at in Enumerable.Range(word.Index, each)
            let changed = word.Item.Changed(_ => _extremes[at % _extremes.Length]?.DeepClone())
            select Verdict.On(changed.ToZip(), Trusted.Policy).Outcome;

        outcomes.Count(outcome => outcome == Outcome.Decision).ShouldBeGreaterThan(words.Count / 2);
    }

    [Fact]
    public void is_found_when_it_is_another_unless_nobody_else_knows_it()
    {
        var words = TrueStories.All.SelectMany(Words.In)
            .GroupBy(word => word.Name)
            .SelectMany(same => same.Take(2))
            .ToList();

        var believed = words
            .Where(word => Verdict.On(word.Changed().ToZip(), Trusted.Policy).Outcome == Outcome.Good)
            .Select(word => word.Name)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();

        output.WriteLine($"{words.Select(word => word.Name).Distinct().Count()} words, {believed.Count} believed");
        output.WriteLine(string.Join('\n', believed));
        believed.ShouldBe(_known.SelectMany(fact => fact.Words.Select(word => $"{fact.Fact} {word}")));
    }
}
