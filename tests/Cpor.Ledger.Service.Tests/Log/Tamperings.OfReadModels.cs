namespace Cpor.Ledger.Service.Tests.Log;

/// <content>Streams, slots, and what is made of the events.</content>
public static partial class Tamperings
{
    private const string Tags = "ledger_events.mt_event_tag_slot";
    private const string Streams = "ledger_events.mt_streams";

    private static IEnumerable<Tampering> WithStreamsAndSlots(TamperedLedger ledger)
    {
        var kept = TamperedLedger.Kept;
        var official = ledger.Rows.Last(row => row.Type == "official.v1");
        var slot = ledger.SlotOf(official);
        var talk = ledger.Of("commented.v1", 5);
        yield return new("stream: version", $"update {Streams} set version = version + 1 where id = '{kept}'",
            ("stream-version-differs", $"id {kept}"));
        yield return new("stream: archived", $"update {Streams} set is_archived = true where id = '{kept}'",
            ("stream-archived", $"id {kept}"));
        yield return new("stream: removed", $"delete from {Streams} where id = '{kept}'",
            ("stream-unfounded", $"id {kept}"));
        yield return new("stream: added", $"""
            insert into {Streams} (id, type, version, tenant_id, is_archived)
            select '{talk.Id}', type, 3, tenant_id, false from {Streams} where id = '{kept}'
            """, ("stream-unfounded", $"id {talk.Id}"));
        yield return new("slot: tag removed", $"delete from {Tags} where seq_id = {official.Sequence}",
            ("slot-tag-missing", $"value {slot}, seq_id {official.Sequence}"));
        yield return new("slot: tag added", $"insert into {Tags} (value, seq_id) values ('{slot}', {talk.Sequence})",
            ("slot-tag-unfounded", $"value {slot}, seq_id {talk.Sequence}"));
        yield return new(
            "slot: tag of another slot", $"update {Tags} set value = 'x' where seq_id = {official.Sequence}",
            ("slot-tag-missing", $"value {slot}, seq_id {official.Sequence}"),
            ("slot-tag-unfounded", $"value x, seq_id {official.Sequence}"));
    }

    private static IEnumerable<Tampering> WithClaims(TamperedLedger ledger)
    {
        const string claims = "ledger.mt_doc_ledgerclaim";
        const string histories = "ledger.mt_doc_claimhistory";
        const string reviews = "ledger.mt_doc_reviewitem";
        var kept = TamperedLedger.Kept;
        var talk = TamperedLedger.Talk;
        var stranger = ledger.Rows[0].Id;
        yield return new("claim: data", Set(claims, "data = jsonb_set(data, '{mpnId}', '\"1\"'), mpn_id = '1'", kept),
            ("read-model-differs", $"id {kept}"));
        yield return new("claim: column", Set(claims, "status = 'rejected'", kept),
            ("read-model-differs", $"id {kept}"));
        yield return new("claim: removed", $"delete from {claims} where id = '{kept}'",
            ("read-model-row-missing", $"id {kept}"));
        yield return new("claim: added", Copy(claims, kept, $"{stranger}"),
            ("read-model-row-unfounded", $"id {stranger}"));
        yield return new("history: data", Set(histories, "data = data #- '{entries,0}'", kept),
            ("read-model-differs", $"id {kept}"));
        yield return new("history: removed", $"delete from {histories} where id = '{kept}'",
            ("read-model-row-missing", $"id {kept}"));
        yield return new("review: data", Set(reviews, "data = jsonb_set(data, '{notices}', '[{}]')", talk),
            ("read-model-differs", $"id {talk}"));
        yield return new("review: column", Set(reviews, "turn = 'reviewer'", talk),
            ("read-model-differs", $"id {talk}"));
        yield return new("review: removed", $"delete from {reviews} where id = '{talk}'",
            ("read-model-row-missing", $"id {talk}"));
        yield return new("review: added", Copy(reviews, talk, $"{kept}"), ("read-model-row-unfounded", $"id {kept}"));
    }

    private static IEnumerable<Tampering> WithAssociationsAndProofs(TamperedLedger ledger)
    {
        const string associations = "ledger.mt_doc_association";
        const string proofs = "ledger.proof_use";
        var kept = TamperedLedger.Kept;
        var talk = TamperedLedger.Talk;
        var stranger = ledger.Rows[0].Id;
        var association = ledger.AssociationOf(ledger.Rows.Last(row => row.Type == "official.v1"));
        var proof = ledger.ProofOf(kept);
        yield return new(
            "association: data", Set(associations, "data = jsonb_set(data, '{void}', 'true')", association),
            ("read-model-differs", $"id {association}"));
        yield return new("association: removed", $"delete from {associations} where id = '{association}'",
            ("read-model-row-missing", $"id {association}"));
        yield return new("association: added", Copy(associations, association, $"{talk}/{stranger}"),
            ("read-model-row-unfounded", $"id {talk}/{stranger}"));
        yield return new("proof use: hash", $"update {proofs} set sha256 = 'x' where claim_id = '{kept}'",
            ("read-model-differs", $"claim_id {kept}, proof_id {proof}"));
        yield return new("proof use: removed", $"delete from {proofs} where claim_id = '{kept}'",
            ("read-model-row-missing", $"claim_id {kept}, proof_id {proof}"));
        yield return new("proof use: added", $"insert into {proofs} values ('{kept}', '{stranger}', 'x')",
            ("read-model-row-unfounded", $"claim_id {kept}, proof_id {stranger}"));
        yield return new(
            "proof use: added for nobody", $"insert into {proofs} values ('{stranger}', '{stranger}', 'x')",
            ("read-model-row-unfounded", $"claim_id {stranger}, proof_id {stranger}"));
    }

    private static string Set(string table, string what, object id) => $"update {table} set {what} where id = '{id}'";

    // All columns as they are, but for the id.
    private static string Copy(string table, object id, string to) => $"""
        create temp table copied as select * from {table} where id = '{id}';
        update copied set id = '{to}';
        insert into {table} select * from copied
        """;
}
