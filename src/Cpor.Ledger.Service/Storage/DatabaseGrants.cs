using Cpor.Ledger.Log;
using Npgsql;

namespace Cpor.Ledger.Service.Storage;

/// <summary>
/// What the application's role may do: everything with working state and read models, but only read and add what is
/// never changed: events, their tags, calendars and the log. Together with the triggers of
/// <c>Tables/ledger_events.sql</c> this keeps history as it was written. Grants to everybody (PUBLIC) are compared
/// too, since the role has those as well.
/// </summary>
internal static class DatabaseGrants
{
    public const string ApplicationRole = "ledger_app";

    private static readonly string[] Schemas =
        [EventStore.EventSchema, EventStore.DocumentSchema, EventStore.MessageSchema,
            LogSchema.Schema, "ledger_keys", "ledger_catalogue"];

    private static readonly string[] OnlyAdded =
        [$"{EventStore.EventSchema}.mt_events", $"{EventStore.EventSchema}.mt_event_tag_slot", LedgerTables.Calendar,
            $"{LogSchema.Schema}.entry", $"{LogSchema.Schema}.identity", $"{LogSchema.Schema}.document"];

    /// <summary>
    /// Each row is a right that the role lacks, or that it has beyond what is wanted, with the statement that mends
    /// it. Of what nobody has been granted anything yet, the catalogue holds no list but the default. An owner that
    /// is the application's role as well keeps what it needs for migrating.
    /// </summary>
    private static readonly string Compare = $$"""
        with application as (select oid, rolname from pg_roles where rolname = $1),
        things as (
          select 'schema' as kind, nspname as name, nspname as schema, oid as table_id, nspowner as owner,
            coalesce(nspacl, acldefault('n', nspowner)) as acl
          from pg_namespace
          union all
          select case relkind when 'S' then 'sequence' else 'table' end, format('%I.%I', nspname, relname), nspname,
            c.oid, relowner,
            coalesce(relacl, acldefault(case relkind when 'S' then 's' else 'r' end::"char", relowner))
          from pg_class c join pg_namespace n on n.oid = relnamespace where relkind in ('r', 'p', 'S')
          union all
          select 'function', format('%I.%I(%s)', nspname, proname, pg_get_function_identity_arguments(p.oid)), nspname,
            null, proowner,
            coalesce(proacl, acldefault('f', proowner))
          from pg_proc p join pg_namespace n on n.oid = pronamespace where prokind = 'f'),
        wanted as (
          select *, case
            when kind = 'schema' then '{USAGE}'
            when kind = 'sequence' then '{USAGE,SELECT,UPDATE}'
            when kind = 'function' then '{EXECUTE}'
            when name = any('{{{string.Join(',', OnlyAdded)}}}') then '{SELECT,INSERT}'
            when name = '{{EventStore.EventSchema}}.mt_streams' then '{SELECT,INSERT,UPDATE}'
            when schema = '{{EventStore.EventSchema}}' then '{SELECT,INSERT,UPDATE,DELETE}'
            else '{SELECT,INSERT,UPDATE,DELETE,TRUNCATE}' end::text[] as rights
          from things where schema = any('{{{string.Join(',', Schemas)}}}')),
        granted as (
          select kind, name, owner, rights, grantee, privilege_type::text as "right", '' as columns
          from wanted, aclexplode(acl)
          union all
          select kind, name, owner, rights, grantee, privilege_type, format('(%I)', attname)
          from wanted join pg_attribute on attrelid = table_id, aclexplode(attacl))
        select kind || ' ' || name, format('the application''s role lacks %s', lower(string_agg(r, ', ' order by r))),
          format('grant %s on %s %s to %I', string_agg(r, ', ' order by r), kind, name, rolname)
        from application, wanted, unnest(rights) r
        where not exists (
          select from granted g where g.kind = wanted.kind and g.name = wanted.name and g."right" = r and g.columns = ''
            and g.grantee in (0, application.oid))
        group by kind, name, rolname
        union all
        select kind || ' ' || name || columns,
          format('%s has too much: %s', case grantee when 0 then 'everybody' else 'the application''s role' end,
            lower(string_agg("right", ', ' order by "right"))),
          format('revoke %s on %s %s from %s', string_agg("right" || columns, ', ' order by "right"), kind, name,
            case grantee when 0 then 'public' else quote_ident(rolname) end)
        from application, granted where grantee in (0, application.oid) and not "right" = any(rights)
          and (grantee <> owner or "right" in ('UPDATE', 'DELETE', 'TRUNCATE'))
        group by kind, name, columns, grantee, rolname
        order by 1
        """;

    /// <summary>What a role lacks or has too much. A role that does not exist has no differences.</summary>
    public static async Task<IReadOnlyList<SchemaDifference>> FindAsync(
        NpgsqlDataSource database, string role, CancellationToken cancel) =>
        [.. (await ReadAsync(database, role, cancel)).Select(row => row.Difference)];

    /// <summary>Grants what is lacking and revokes what is too much.</summary>
    public static async Task ApplyAsync(NpgsqlDataSource owner, string role, CancellationToken cancel)
    {
        var differences = await ReadAsync(owner, role, cancel);
        if (differences.Count == 0)
            return;
        await using var command = owner.CreateCommand(string.Join(";\n", differences.Select(row => row.Statement)));
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static async Task<List<(SchemaDifference Difference, string Statement)>> ReadAsync(
        NpgsqlDataSource database, string role, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(Compare);
        command.Parameters.Add(new() { Value = role });
        await using var rows = await command.ExecuteReaderAsync(cancel);
        List<(SchemaDifference, string)> found = [];
        while (await rows.ReadAsync(cancel))
            found.Add((new SchemaDifference(rows.GetString(0), rows.GetString(1)), rows.GetString(2)));
        return found;
    }
}
