using JasperFx.Events;
using Marten;
using Weasel.Core;
using Weasel.Core.Migrations;
using Weasel.Postgresql;
using Weasel.Postgresql.Functions;
using Weasel.Postgresql.Triggers;
using static Weasel.Postgresql.SchemaUtils;

namespace Cpor.Ledger.Service.Storage;

/// <summary>
/// Triggers that refuse to change, delete or truncate a fact or its tags, also for the owner of the tables. The
/// application's role lacks the grants as well; this is the tripwire for whoever has them.
/// </summary>
internal sealed class EventStoreGuard(StoreOptions options) : FeatureSchemaBase(
    "ledger_guard", options.Advanced.Migrator)
{
    private const string Function = "ledger_guard";

    private static readonly string[] Guarded = ["mt_events", "mt_event_tag_slot"];

    public override IEnumerable<Type> DependentTypes() => [typeof(IEvent)];

    protected override IEnumerable<ISchemaObject> schemaObjects()
    {
        var schema = EventStore.EventSchema;
        yield return new Function(new PostgresqlObjectName(schema, Function, IdentifierUsage.General), Body(schema));
        foreach (var table in Guarded)
        {
            // One event for each trigger: PostgreSQL reads several back in another order, an eternal difference.
            yield return Guard(schema, table, "update", TriggerEvents.Update, forEachRow: true);
            yield return Guard(schema, table, "delete", TriggerEvents.Delete, forEachRow: true);
            yield return Guard(schema, table, "truncate", TriggerEvents.Truncate, forEachRow: false);
        }
    }

    private static Trigger Guard(string schema, string table, string what, TriggerEvents on, bool forEachRow) => new(
        new PostgresqlObjectName(schema, $"ledger_guard_{what}", IdentifierUsage.General),
        new PostgresqlObjectName(schema, table, IdentifierUsage.General),
        $"{schema}.{Function}()")
    {
        Timing = TriggerTiming.Before,
        Events = on,
        ForEachRow = forEachRow,
    };

    private static string Body(string schema) => $"""
        create or replace function {schema}.{Function}() returns trigger as $$
        begin
          raise exception 'The ledger keeps its facts: % on %.% is refused.', tg_op, tg_table_schema, tg_table_name
            using errcode = 'LG001';
        end;
        $$ language plpgsql;
        """;
}
