using Npgsql;

namespace Cpor.Ledger.Log;

/// <summary>
/// The tables of the log. Entries are only added. Which events still have no position is kept by a trigger, in the
/// transaction that adds the event: one that is committed late waits there like any other, whatever its number.
/// </summary>
public static class LogSchema
{
    /// <summary>The schema of the log.</summary>
    public const string Schema = "ledger_log";

    /// <summary>What the trigger raises when an event would not fit into an entry.</summary>
    public const string TooLarge = "LG003";

    /// <summary>
    /// The longest event, in bytes of its JSON. An entry may have 65,535 (C2SP tlog-tiles); the rest is its envelope.
    /// </summary>
    public const int LongestEvent = 60_000;

    private const string Events = $"{EventTables.Schema}.mt_events";

    /// <summary>
    /// Creates what is missing and changes nothing that is there; events that were stored before there was a log get
    /// their positions now. Tombstones of failed appends are no events.
    /// </summary>
    private static readonly string Script = $"""
        select pg_advisory_xact_lock(hashtext('{Schema}'));
        create schema if not exists {Schema};
        create table if not exists {Schema}.identity (
          id smallint primary key check (id = 1),
          origin text not null);
        create table if not exists {Schema}.entry (
          position bigint primary key,
          event_id uuid not null unique,
          seq_id bigint not null unique,
          stream_id uuid not null,
          stream_version bigint not null,
          previous bigint null,
          bytes bytea not null check (length(bytes) <= 65535),
          leaf_hash bytea not null check (length(leaf_hash) = 32),
          unique (stream_id, stream_version));
        create table if not exists {Schema}.tree (
          id smallint primary key check (id = 1),
          size bigint not null,
          frontier bytea not null);
        insert into {Schema}.tree values (1, 0, '\x0000000000000000') on conflict do nothing;
        create table if not exists {Schema}.pending (seq_id bigint primary key);
        alter table {Schema}.pending set (
          autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0);
        create table if not exists {Schema}.checkpoint (
          size bigint primary key,
          note bytea not null,
          published_at timestamptz not null);
        create table if not exists {Schema}.document (
          sha256 text primary key,
          bytes bytea not null check (encode(sha256(bytes), 'hex') = sha256));
        create or replace function {Schema}.await_position() returns trigger as $$
        begin
          insert into {Schema}.pending values (new.seq_id);
          return null;
        end;
        $$ language plpgsql;
        create or replace function {Schema}.refuse_too_large() returns trigger as $$
        begin
          if octet_length(new.data::text) > {LongestEvent} then
            raise exception 'An event of % bytes does not fit into the log.', octet_length(new.data::text)
              using errcode = '{TooLarge}';
          end if;
          return new;
        end;
        $$ language plpgsql;
        create or replace function {Schema}.guard() returns trigger as $$
        begin
          raise exception 'The log keeps its entries: % on %.% is refused.', tg_op, tg_table_schema, tg_table_name
            using errcode = 'LG001';
        end;
        $$ language plpgsql;
        create or replace trigger guard_rows before update or delete on {Schema}.entry
          for each row execute function {Schema}.guard();
        create or replace trigger guard_all before truncate on {Schema}.entry
          for each statement execute function {Schema}.guard();
        create or replace trigger guard_rows before update or delete on {Schema}.document
          for each row execute function {Schema}.guard();
        create or replace trigger guard_all before truncate on {Schema}.document
          for each statement execute function {Schema}.guard();
        -- Before the row is stored, and so before its data are compressed: only what is long is measured exactly.
        create or replace trigger refuse_too_large before insert on {Events} for each row
          when (pg_column_size(new.data) > 8000) execute function {Schema}.refuse_too_large();
        create or replace trigger await_position after insert on {Events} for each row
          when (new.type <> 'tombstone') execute function {Schema}.await_position();
        """;

    /// <summary>
    /// Applies the script in one transaction, after the event store's tables were made, and lets earlier events wait;
    /// several nodes may do so at once.
    /// </summary>
    public static async Task ApplyAsync(NpgsqlDataSource database, CancellationToken cancel = default)
    {
        await using (var command = database.CreateCommand(Script))
            await command.ExecuteNonQueryAsync(cancel);
        // Apart from the script, which holds up all appends: a large ledger takes its time.
        await using var earlier = database.CreateCommand(LogReconciler.Add("true"));
        earlier.CommandTimeout = 0;
        await earlier.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Whether an event was refused because it would not fit; also where another exception wraps it.</summary>
    public static bool IsTooLarge(Exception? failure) => failure switch
    {
        null => false,
        PostgresException { SqlState: TooLarge } => true,
        AggregateException several => several.InnerExceptions.Any(IsTooLarge),
        _ => IsTooLarge(failure.InnerException),
    };
}
