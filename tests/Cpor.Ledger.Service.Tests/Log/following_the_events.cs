using System.Net.Http.Headers;
using System.Text.Json;
using Cpor.Ledger.Contracts;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Tests.Hosting;
using Cpor.Ledger.Service.Tests.ReadModels;

namespace Cpor.Ledger.Service.Tests.Log;

public class following_the_events(RunningLedger running) : IClassFixture<RunningLedger>
{
    [Fact]
    public async Task from_any_position_after_any_number_of_deaths_gives_every_event_once()
    {
        var ledger = running.Ledger;
        using var readers = new Readers(ledger);
        var follower = new Follower(readers.As(CallerRole.Payout), await ledger.LogKeyAsync());
        var (notes, chance) = (Follower.Notebook.Empty, new Random(1));

        var writing = ledger.FillAsync(60, "followed");
        while (!writing.IsCompleted)
            notes = await follower.StepAsync(notes, chance.Next(1, 20), dies: chance.Next(3) == 0);
        await writing;
        var newest = await ledger.PublishedAsync();
        while (notes.Events.Count < newest.Checkpoint.Size)
            notes = await follower.StepAsync(notes, chance.Next(1, 20), dies: chance.Next(3) == 0);

        var log = await LogTable.SettledAsync(ledger.OwnerConnectionString);
        notes.Events.ShouldBe(log.Rows.Select(row => $"{row.EventId:D}"));
        follower.Verified.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task as_a_plain_batch_gives_the_same_bytes()
    {
        var ledger = running.Ledger;
        await ledger.FillAsync(3, "batch");
        var size = (await ledger.PublishedAsync()).Checkpoint.Size;
        using var readers = new Readers(ledger);
        using var http = readers.Http(CallerRole.Auditor);
        http.DefaultRequestHeaders.Accept.Add(
            new MediaTypeWithQualityHeaderValue("application/cloudevents-batch+json"));

        using var reply = await http.GetAsync("v1/events?from=1&limit=500");

        reply.Content.Headers.ContentType!.MediaType.ShouldBe("application/cloudevents-batch+json");
        reply.Headers.GetValues("Ledger-From").ShouldBe(["1"]);
        reply.Headers.GetValues("Ledger-To").ShouldBe([$"{size}"]);
        var log = await LogTable.SettledAsync(ledger.OwnerConnectionString);
        JsonElement.Parse(await reply.Content.ReadAsStringAsync()).EnumerateArray()
            .Select(one => System.Text.Encoding.UTF8.GetBytes(one.GetRawText()))
            .ShouldBe(log.Rows.Skip(1).Select(row => row.Bytes));
    }

    [Fact]
    public async Task waits_at_the_end_and_knows_nothing_beyond_it()
    {
        var ledger = running.Ledger;
        await ledger.FillAsync(1, "end");
        var size = (await ledger.PublishedAsync()).Checkpoint.Size;
        using var readers = new Readers(ledger);
        var payout = readers.As(CallerRole.Payout);

        var end = (await payout.ListEventsAsync(size)).Required();

        (end.From, end.To, end.Events.Count).ShouldBe((size, size, 0));
        (await payout.ListEventsAsync(size + 1)).Problem!.Code.ShouldBe(Problems.PositionUnknown);
        (await payout.ListEventsAsync(-1)).Problem!.Code.ShouldBe(Problems.RequestInvalid);
        (await payout.ListEventsAsync(0, 1_001)).Problem!.Code.ShouldBe(Problems.RequestInvalid);
    }
}
