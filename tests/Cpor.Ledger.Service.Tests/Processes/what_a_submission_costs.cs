using Cpor.Ledger.Domain.Claims;
using Cpor.Ledger.Service.Storage;
using Cpor.Ledger.Service.Tests.ReadModels;
using Cpor.Ledger.Service.Tests.Scenarios;

namespace Cpor.Ledger.Service.Tests.Processes;

/// <summary>From the submission until the review is open, past the submission's own transaction.</summary>
public class what_a_submission_costs(Database database)
{
    private const string CountSagaWrites = $"""
        create table public.saga_write (at timestamptz);
        create function public.count_saga_write() returns trigger language plpgsql security definer as
          'begin insert into public.saga_write values (now()); return null; end';
        create trigger count_writes after insert or update or delete
          on {EventStore.DocumentSchema}.mt_doc_claimvalidation for each row execute function public.count_saga_write();
        """;

    [Fact]
    public async Task is_two_messages_one_append_and_two_writes_of_the_saga()
    {
        await using var ledger = await TestLedger.StartAsync(database, configure: PassingCheck.Register);
        await ledger.AsOwnerAsync(CountSagaWrites);
        var claim = Examples.Claim("what it costs");

        await ledger.SubmitAsync(claim, Examples.Contoso, "exchange-online", "teams");
        await ledger.UntilAsync(claim, ClaimStatus.UnderReview);
        await TestLedger.UntilAsync(
            async () => await MessagesAsync(ledger, "status <> 'Handled'") == 0 ? "none" : null,
            () => Task.FromResult("every message is handled"));

        (await MessagesAsync(ledger, "true")).ShouldBeInRange(1, 2);
        // Those of one transaction have one xmin; the first three facts are the draft, its proof and the submission.
        (await ledger.ScalarAsync<long>(
            $"""
            select count(distinct xmin::text) from {EventStore.EventSchema}.mt_events
            where stream_id = '{claim}' and version > 3
            """))
            .ShouldBe(1);
        (await ledger.ScalarAsync<long>("select count(*) from public.saga_write")).ShouldBeInRange(1, 2);
    }

    /// <summary>Without the mail to the partner, which the checks do not wait for.</summary>
    private static Task<long> MessagesAsync(TestLedger ledger, string which) => ledger.ScalarAsync<long>(
        $"""
        select count(*) from {EventStore.MessageSchema}.wolverine_incoming_envelopes
        where message_type not like '%end-partner-mail' and message_type not like '%SendPartnerMail' and {which}
        """);
}
