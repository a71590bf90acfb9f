using System.Text.Json;
using Cpor.Ledger.Domain;
using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Domain.Terms;
using Cpor.Ledger.Service.Access;
using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Terms;
using Cpor.Ledger.Service.Tests.Scenarios;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Cpor.Ledger.Service.Tests.Terms;

/// <summary>Terms that begin while a claim is being submitted, by a clock that goes on whenever it is read.</summary>
public class terms_that_begin_meanwhile(Database database)
{
    private static readonly Instant Start = Instant.FromDateTimeOffset(TestLedger.Monday);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task do_not_bind_a_claim_that_was_submitted_before_them(int readings)
    {
        using var folder = new Folder();
        var file = Path.Combine(folder.Path, "ours.json");
        var ours = TermsDocument.Cpor2020 with { Id = "ours", EffectiveFrom = Start + Duration.FromSeconds(readings) };
        await File.WriteAllBytesAsync(
            file,
            JsonSerializer.SerializeToUtf8Bytes(ours, StoredFormat.Options),
            TestContext.Current.CancellationToken);
        var clock = new GoingClock();
        await using var ledger = await TestLedger.StartAsync(database, [new("Ledger:Terms:0", file)], services =>
        {
            PassingCheck.Register(services);
            services.AddSingleton<IClock>(clock);
        });
        var claim = Examples.Claim($"submitted meanwhile {readings}");
        await ledger.CreateAsync(claim, Examples.Contoso, "teams");
        await ledger.DoAsync(claim, new AttachProof(
            Examples.Proof($"{claim}"), new string('a', 64), 1_000, "application/pdf", Examples.Text("file-name")));
        var submissions = ledger.Services.GetRequiredService<Submissions>();
        clock.Go();

        var answer = await ledger.Claims.DecideAsync(
            claim,
            async given => given.Decide(await submissions.PrepareAsync(given)),
            new Actor("actor:meanwhile"),
            TestContext.Current.CancellationToken);

        var submitted = answer.Claim.ShouldBeOfType<Claim.Filed>().Submission.Fact;
        submitted.Decision.TermsId.ShouldBe(
            ledger.Services.GetRequiredService<TermsLibrary>().InForce(submitted.HappenedAt).Id);
    }

    /// <summary>Stands still at first; then every reading is a second later than the one before.</summary>
    private sealed class GoingClock : IClock
    {
        private int _readings = -1;

        public void Go() => _readings = 0;

        public Instant GetCurrentInstant() => _readings < 0
            ? Start
            : Start + Duration.FromSeconds(Interlocked.Increment(ref _readings));
    }
}
