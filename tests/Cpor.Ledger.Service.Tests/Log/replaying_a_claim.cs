using System.Text.Json.Nodes;
using Cpor.Ledger.Contracts;
using Cpor.Ledger.Contracts.Log;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Http;
using Cpor.Ledger.Service.Log.Replaying;
using Cpor.Ledger.Service.Tests.ReadModels;
using JasperFx.Events;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Cpor.Ledger.Service.Tests.Log;

[Collection(nameof(ToldLedger))]
public sealed class replaying_a_claim(ToldLedger told, ITestOutputHelper output)
{
    private static readonly Duration _tick = Duration.FromNanoseconds(1_000);

    private LedgerClient Auditor => told.Readers.As(CallerRole.Auditor);

    [Fact]
    public async Task at_each_version_shows_what_the_event_store_adds_up_to()
    {
        await using var session = Session();
        var looked = 0;
        foreach (var (claim, events) in await told.Ledger.ClaimsAsync(told.Log))
        {
            for (var version = 1; version <= events.Count; version++)
            {
                var view = (await Auditor.ReplayClaimAsync($"{claim}", new ReplayQuery { Version = version }))
                    .Required();
                var expected = (await ClaimAsOf.ByVersionAsync(
                    session, claim.Value, version, CancellationToken.None))!;

                view.State.ToNode().ShouldBeJson(expected.State.ToJson(), $"{claim} version {version}");
                (view.Version, view.Status).ShouldBe((version, expected.Status));
                view.Position.ShouldBe(Row(claim, version).Position);
                view.EventId.ShouldBe($"{events[version - 1].Id}");
                view.NextDeadlineAt.ShouldBe(expected.State.NextDeadline());
                view.History.Select(entry => entry.StatusAfter).Last().ShouldBe(view.Status);
                view.History.Count.ShouldBe(version);
                if (expected.State is Claim.Filed filed)
                    view.Lines.Select(line => line.Slot).ShouldBe(filed.Lines.Select(line => $"{line.Unit.Slot}"));
                looked++;
            }

            (await Auditor.ReplayClaimAsync($"{claim}", new ReplayQuery { Version = 10_000 })).Problem!.Code
                .ShouldBe(Problems.VersionUnknown);
        }

        output.WriteLine($"{looked} versions over HTTP");
        looked.ShouldBeGreaterThan(50);
    }

    [Fact]
    public async Task at_each_position_has_the_events_below_it()
    {
        var looked = 0;
        foreach (var claim in (await told.Ledger.ClaimsAsync(told.Log)).Keys)
        {
            var replayed = await ReplayedAsync(claim);
            for (var position = 0; position <= told.Log.Rows.Count; position++)
            {
                var below = told.Log.Rows.Count(row => row.Stream == claim.Value && row.Position < position);
                var (steps, refusal) = replayed.Until(new ReplayMoment { Position = position });
                steps.Count.ShouldBe(below);
                refusal.ShouldBe(below == 0 ? HttpRefusals.VersionUnknown : null);
                looked++;
            }
        }

        var first = told.Log.Rows.First(row => row.Stream == EveryFact.Challenger.Value).Position;
        var before = await Auditor.ReplayClaimAsync(
            $"{EveryFact.Challenger}", new ReplayQuery { Position = first });
        before.Problem!.Code.ShouldBe(Problems.VersionUnknown);
        var after = await Auditor.ReplayClaimAsync(
            $"{EveryFact.Challenger}", new ReplayQuery { Position = first + 1 });
        after.Required().Version.ShouldBe(1);
        output.WriteLine($"{looked} positions");
    }

    [Fact]
    public async Task just_before_at_and_just_after_each_event_shows_what_had_happened_and_what_was_recorded()
    {
        await using var session = Session();
        var looked = 0;
        foreach (var (claim, events) in await told.Ledger.ClaimsAsync(told.Log))
        {
            var replayed = await ReplayedAsync(claim);
            foreach (var one in events)
            {
                foreach (var by in new[] { -_tick, Duration.Zero, _tick })
                {
                    var happened = ((ClaimEvent)one.Data).HappenedAt + by;
                    var expected = await ClaimAsOf.ByInstantAsync(
                        session, claim.Value, happened, CancellationToken.None);
                    Last(replayed, new ReplayMoment { HappenedAt = happened })
                        .ShouldBeJson(expected?.State.ToJson(), $"{claim} as it was at {happened}");

                    var recorded = Instant.FromDateTimeOffset(one.Timestamp) + by;
                    Last(replayed, new ReplayMoment { RecordedAt = recorded })
                        .ShouldBeJson(Known(events, recorded), $"{claim} as it was known at {recorded}");
                    looked += 2;
                }
            }
        }

        output.WriteLine($"{looked} instants");
    }

    [Fact]
    public async Task by_an_instant_over_http_is_the_same()
    {
        var claim = EveryFact.Challenger;
        var events = (await told.Ledger.ClaimsAsync(told.Log))[claim];
        var middle = events[events.Count / 2];
        var happened = ((ClaimEvent)middle.Data).HappenedAt;

        var byHappened = await Auditor.ReplayClaimAsync($"{claim}", new ReplayQuery { HappenedAt = happened });
        var byRecorded = await Auditor.ReplayClaimAsync(
            $"{claim}", new ReplayQuery { RecordedAt = Instant.FromDateTimeOffset(middle.Timestamp) });
        var newest = await Auditor.ReplayClaimAsync($"{claim}");

        byHappened.Required().HappenedAt.ShouldBeLessThanOrEqualTo(happened);
        byHappened.Required().Version.ShouldBeGreaterThanOrEqualTo((int)middle.Version);
        byRecorded.Required().Version.ShouldBeGreaterThanOrEqualTo((int)middle.Version);
        newest.Required().Version.ShouldBe(events.Count);
        newest.Required().Size.ShouldBeGreaterThanOrEqualTo(told.Log.Rows.Count);
        (await Auditor.ReplayClaimAsync($"{claim}", new ReplayQuery { HappenedAt = Instant.FromUtc(2020, 1, 1, 0, 0) }))
            .Problem!.Code.ShouldBe(Problems.VersionUnknown);
    }

    [Fact]
    public async Task step_by_step_leads_from_nothing_to_what_it_is()
    {
        await using var session = Session();
        foreach (var (claim, events) in await told.Ledger.ClaimsAsync(told.Log))
        {
            var list = (await Auditor.ListReplayStepsAsync($"{claim}", to: events.Count + 1)).Required();
            list.Steps.Select(step => step.EventId).ShouldBe(events.Select(one => $"{one.Id}"));
            JsonNode? state = null;
            foreach (var step in list.Steps)
            {
                state = state.With(step.Changes);
                state.ShouldBeJson(await session.StateAsync(claim, step.Version), $"{claim} {step.Version}");
                step.Type.ShouldBe(events[step.Version - 1].EventTypeName);
                step.ActorId.ShouldBe(events[step.Version - 1].UserName);
            }

            var statuses = list.Steps.Select(step => step.StatusAfter).ToList();
            list.Steps.Select(step => step.StatusBefore).ShouldBe([null, .. statuses[..^1]]);
            var part = (await Auditor.ListReplayStepsAsync($"{claim}", 2, 3)).Required();
            part.Steps.Select(step => step.Version).ShouldBe(events.Count > 1 ? [2] : []);
        }
    }

    [Fact]
    public async Task at_two_moments_differs_by_what_the_steps_between_changed()
    {
        await using var session = Session();
        var claim = EveryFact.Challenger;
        var count = (await told.Ledger.ClaimsAsync(told.Log))[claim].Count;
        var chance = new Random(7);
        for (var look = 0; look < 60; look++)
        {
            var (from, to) = (chance.Next(1, count + 1), chance.Next(1, count + 1));
            var compared = (await Auditor.CompareReplaysAsync($"{claim}", At(from), At(to))).Required();
            (await session.StateAsync(claim, from)).With(compared.Changes)
                .ShouldBeJson(await session.StateAsync(claim, to), $"{from} to {to}");
            (compared.From.Version, compared.To.Version).ShouldBe((from, to));
            var byPosition = (await Auditor.CompareReplaysAsync(
                $"{claim}", Below(Row(claim, from).Position + 1), Below(Row(claim, to).Position + 1))).Required();
            byPosition.Changes.Select(change => $"{change}").ShouldBe(compared.Changes.Select(change => $"{change}"));
            if (to < from)
                continue;
            var steps = (await Auditor.ListReplayStepsAsync($"{claim}", from + 1, to + 1)).Required().Steps;
            (await session.StateAsync(claim, from)).With(steps.SelectMany(step => step.Changes))
                .ShouldBeJson(await session.StateAsync(claim, to), $"{from} to {to} by its steps");
        }

        static ReplayQuery At(int version) => new() { Version = version };
        static ReplayQuery Below(long position) => new() { Position = position };
    }

    [Fact]
    public async Task opens_no_text_and_leaves_no_record_of_a_reading()
    {
        using var http = told.Readers.Http(CallerRole.Auditor);
        var shown = "";
        foreach (var path in new[] { "", "/steps", "/comparison?from=1&to=3" })
            shown += await http.GetStringAsync($"v1/claims/{EveryFact.Incumbent}/replay{path}");

        shown.ShouldContain("sealed:v1:");
        shown.ShouldNotContain("Anna");
        shown.ShouldNotContain("Modern work");
        var log = await LogTable.SettledAsync(told.Ledger.OwnerConnectionString);
        log.Rows.Skip(told.Log.Rows.Count).Select(row => System.Text.Encoding.UTF8.GetString(row.Bytes))
            .ShouldAllBe(entry => !entry.Contains("personal-data-read"));
    }

    [Theory]
    [InlineData("replay?version=0")]
    [InlineData("replay?version=x")]
    [InlineData("replay?version=1&position=1")]
    [InlineData("replay?position=-1")]
    [InlineData("replay?position=01")]
    [InlineData("replay?happenedAt=yesterday")]
    [InlineData("replay?recordedAt=2026-03-02")]
    [InlineData("replay?recordedAt=9999-12-31T23:59:59-18:00")]
    [InlineData("replay?at=1")]
    [InlineData("replay/steps?from=0")]
    [InlineData("replay/steps?from=3&to=2")]
    [InlineData("replay/steps?version=2")]
    [InlineData("replay/comparison")]
    [InlineData("replay/comparison?from=1")]
    [InlineData("replay/comparison?from=1&to=2&toPosition=3")]
    public async Task refuses_nonsense_and_says_where(string nonsense)
    {
        using var http = told.Readers.Http(CallerRole.Auditor);

        using var reply = await http.GetAsync($"v1/claims/{EveryFact.Incumbent}/{nonsense}");

        ((int)reply.StatusCode).ShouldBe(400);
        (await reply.Content.ReadAsStringAsync()).ShouldContain("request-invalid");
    }

    [Fact]
    public async Task knows_what_is_not_there()
    {
        var nobody = Guid.NewGuid();
        (await Auditor.ReplayClaimAsync($"{nobody}")).Problem!.Code.ShouldBe(Problems.NotInLog);
        (await Auditor.ListReplayStepsAsync("no-claim")).Problem!.Code.ShouldBe(Problems.NotInLog);
        var acts = told.Log.Rows.First(row => row.Stream != EveryFact.Incumbent.Value && row.Version == 1
            && System.Text.Encoding.UTF8.GetString(row.Bytes).Contains("terms-put-in-force"));
        (await Auditor.ReplayClaimAsync($"{acts.Stream}")).Problem!.Code.ShouldBe(Problems.NotInLog);
        (await Auditor.ReplayClaimAsync($"{EveryFact.Incumbent}", new ReplayQuery { Position = 1_000_000 }))
            .Problem!.Code.ShouldBe(Problems.PositionUnknown);
        (await told.Readers.Contoso.ReplayClaimAsync($"{EveryFact.Incumbent}")).Status.ShouldBe(403);
        (await told.Readers.As(CallerRole.Payout).ReplayClaimAsync($"{EveryFact.Incumbent}")).Status.ShouldBe(403);
    }

    private IQuerySession Session() =>
        told.Ledger.Services.GetRequiredService<IDocumentStore>().QuerySession();

    private LogTable.Row Row(ClaimId claim, int version) =>
        told.Log.Rows.Single(row => row.Stream == claim.Value && row.Version == version);

    private async Task<ReplayedClaim> ReplayedAsync(ClaimId claim) =>
        (await told.Ledger.Services.GetRequiredService<ReplayReader>()
            .ReplayAsync($"{claim}", null, CancellationToken.None)).Claim!;

    private static JsonNode? Last(ReplayedClaim claim, ReplayMoment moment) =>
        claim.Until(moment).Steps is [.., var last] ? last.After.ToJson() : null;

    private static JsonNode? Known(IReadOnlyList<IEvent> events, Instant at) => events
        .TakeWhile(one => Instant.FromDateTimeOffset(one.Timestamp) <= at)
        .Aggregate(default(Claim), (claim, one) => claim.Evolve((ClaimEvent)one.Data))?.ToJson();
}
