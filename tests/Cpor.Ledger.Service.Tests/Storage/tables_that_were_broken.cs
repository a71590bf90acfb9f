using Npgsql;

namespace Cpor.Ledger.Service.Tests.Storage;

public class tables_that_were_broken(BrokenTables broken) : IClassFixture<BrokenTables>
{
    private const string Sql = "; needs CREATE INDEX";

    [Theory]
    [InlineData("table ledger.usage_data: missing")]
    [InlineData("column ledger.rebuild.corrected: missing")]
    [InlineData("column ledger_keys.reading.is_logged: is 'boolean NOT NULL', should be", "NOT NULL DEFAULT false'")]
    [InlineData("column ledger_keys.reading.who: is 'text', should be 'text NOT NULL'")]
    [InlineData("column ledger_catalogue.customer.country: is 'character varying(10)', should be 'text'")]
    [InlineData("column ledger_catalogue.import_run.id: is 'bigint NOT NULL', should be 'bigint NOT NULL GENERATED")]
    [InlineData("constraint ledger_catalogue.subscription.subscription_state_check: missing")]
    [InlineData("option ledger_log.pending.autovacuum_vacuum_threshold: missing")]
    [InlineData("index ledger.proof_use.proof_use_sha256: missing")]
    [InlineData("index ledger_catalogue.subscription.subscription_by_tenant: is 'CREATE INDEX")]
    [InlineData("trigger ledger_events.mt_events.ledger_guard_delete: missing")]
    [InlineData("trigger ledger_log.entry.guard_rows: is 'CREATE TRIGGER", "(switched off)'")]
    [InlineData("function ledger_events.ledger_guard: is 'CREATE OR REPLACE FUNCTION")]
    [InlineData("function ledger.refuse_older_edition: missing")]
    [InlineData("trigger ledger.mt_doc_ledgerclaim.refuse_older_edition: missing")]
    [InlineData("table ledger.mt_doc_reviewitem: missing")]
    [InlineData("table ledger.mt_doc_ledgerclaim: differs", Sql)]
    [InlineData("table ledger_messages.wolverine_dead_letter_history: missing")]
    [InlineData("table ledger.proof_use: the application's role lacks select")]
    [InlineData("schema ledger_catalogue: the application's role lacks usage")]
    [InlineData("table ledger_events.mt_events: the application's role has too much: trigger, update")]
    [InlineData("table ledger_events.mt_event_progression(last_seq_id): everybody has too much: references")]
    [InlineData("table ledger_log.entry: everybody has too much: delete")]
    public void are_named_each(string difference, string more = "") => broken.Named.ShouldContain(
        named => named.StartsWith(difference) && named.Contains(more), string.Join('\n', broken.Named));

    [Fact]
    public void are_all_that_is_named() => broken.Named.Count.ShouldBe(23);

    [Fact]
    public void degrade_the_service_that_runs_over_them_which_names_no_role()
    {
        broken.ReadyWhileBroken.ShouldContain("'ledger db status' tells how, 'ledger db apply' mends them.");
        broken.ReadyWhileBroken.ShouldNotContain("ledger_app");
    }

    [Fact]
    public async Task are_mended_by_applying_and_the_service_is_well_again()
    {
        broken.Mended.Found.Select(found => $"{found}").ShouldBe(broken.Named);
        broken.Mended.Left.ShouldBeEmpty();
        broken.NamedAfterwards.ShouldBeEmpty();
        await broken.ReadyAsync("\"name\":\"database\",\"status\":\"healthy\"");
    }

    [Fact]
    public async Task keep_their_rows()
    {
        (await broken.ScalarAsync<string>("select requested_by from ledger.rebuild")).ShouldBe("somebody");
        (await broken.ScalarAsync<string>("select why from ledger_keys.reading where not is_logged"))
            .ShouldBe("review");
    }

    [Theory]
    [InlineData("update ledger_events.mt_events set data = data")]
    [InlineData("delete from ledger_events.mt_event_tag_slot")]
    [InlineData("delete from ledger_log.entry")]
    [InlineData("truncate ledger_catalogue.calendar")]
    [InlineData("delete from ledger_events.mt_streams")]
    [InlineData("drop table ledger.rebuild")]
    public async Task do_not_let_the_application_change_history_afterwards(string attack) =>
        (await Should.ThrowAsync<PostgresException>(() =>
            BrokenTables.ScalarAsync<object?>(broken.Ledger.ApplicationConnectionString, attack)))
        .SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
}
