using Cpor.Ledger.Service.Claims;
using Cpor.Ledger.Service.Outbox;
using Npgsql;
using NpgsqlTypes;

namespace Cpor.Ledger.Benchmarks.CommandCost;

/// <summary>The five rows of a submission as plain statements.</summary>
internal static class SubmitRows
{
    /// <summary>What follows from a submission: the checks begin, and the partner gets a receipt.</summary>
    public static readonly Type[] Messages = [typeof(BeginValidation), typeof(SendPartnerMail)];

    public static NpgsqlBatchCommand Stream(Guid claim, int version) => new(
        "update ledger_events.mt_streams set version = $2, timestamp = now() where id = $1 and version = $2 - 1")
    {
        Parameters = { Of(claim), Of((long)version) },
    };

    public static NpgsqlBatchCommand Event(Guid claim, int version, byte[] json) => new(
        """
        insert into ledger_events.mt_events
          (seq_id, id, stream_id, version, data, type, tenant_id, timestamp, mt_dotnet_type, is_archived,
           causation_id, correlation_id, headers, user_name)
        values (nextval('ledger_events.mt_events_sequence'), $1, $2, $3, $4, 'submitted.v1', '*DEFAULT*', now(),
          'Cpor.Ledger.Domain.Claims.Submitted, Cpor.Ledger.Domain', false, 'causation', 'correlation', null,
          'partner:benchmark')
        """)
    {
        Parameters = { Of(Guid.CreateVersion7()), Of(claim), Of((long)version), Json(json) },
    };

    public static NpgsqlBatchCommand Claim(LedgerClaim row, int version, byte[] json) => new(
        """
        insert into ledger.mt_doc_ledgerclaim
          (id, data, mt_last_modified, mt_dotnet_type, mt_version, status, organisation_id, mpn_id, tenant_id,
           next_deadline, timer_ends, remind_at, waits_for_ledger, created_at, changed_at)
        values ($1, $2, transaction_timestamp(), 'Cpor.Ledger.Service.Claims.LedgerClaim', $3, $4, $5, $6, $7,
          null, null, null, true, $8, $9)
        on conflict (id) do update set data = excluded.data, mt_last_modified = excluded.mt_last_modified,
          mt_dotnet_type = excluded.mt_dotnet_type, mt_version = excluded.mt_version, status = excluded.status,
          organisation_id = excluded.organisation_id, mpn_id = excluded.mpn_id, tenant_id = excluded.tenant_id,
          next_deadline = excluded.next_deadline, timer_ends = excluded.timer_ends,
          remind_at = excluded.remind_at, waits_for_ledger = excluded.waits_for_ledger,
          created_at = excluded.created_at, changed_at = excluded.changed_at
        """)
    {
        Parameters =
        {
            Of(row.Id), Json(json), Of((long)version), Of(row.Status), Of(row.OrganisationId), Of(row.MpnId),
            Of(row.TenantId), Of(row.CreatedAt.UtcDateTime), Of(row.ChangedAt.UtcDateTime),
        },
    };

    // Owned by a node that does not exist and due in no way, so nothing picks it up while it is measured.
    public static NpgsqlBatchCommand Message(Type message, byte[] body) => new(
        """
        insert into ledger_messages.wolverine_incoming_envelopes
          (body, id, status, owner_id, execution_time, attempts, message_type, received_at, keep_until)
        values ($1, $2, 'Handled', 0, null, 0, $3, 'local://' || lower($3) || '/', now() + interval '1 day')
        """)
    {
        Parameters = { Of(body), Of(Guid.CreateVersion7()), Of(message.FullName!) },
    };

    private static NpgsqlParameter<T> Of<T>(T value) => new() { TypedValue = value };

    private static NpgsqlParameter<byte[]> Json(byte[] json) =>
        new() { TypedValue = json, NpgsqlDbType = NpgsqlDbType.Jsonb };
}
