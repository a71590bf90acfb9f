-- The tables of the log. Entries are only added. Which events still have no position is kept by a trigger, in the
-- transaction that adds the event: one that is committed late waits there like any other, whatever its number.

CREATE TABLE ledger_log.identity (
  id smallint NOT NULL,
  origin text NOT NULL,
  CONSTRAINT identity_pkey PRIMARY KEY (id),
  CONSTRAINT identity_id_check CHECK ((id = 1))
);

CREATE TABLE ledger_log.entry (
  "position" bigint NOT NULL,
  event_id uuid NOT NULL,
  seq_id bigint NOT NULL,
  stream_id uuid NOT NULL,
  stream_version bigint NOT NULL,
  previous bigint,
  bytes bytea NOT NULL,
  leaf_hash bytea NOT NULL,
  CONSTRAINT entry_pkey PRIMARY KEY ("position"),
  CONSTRAINT entry_bytes_check CHECK ((length(bytes) <= 65535)),
  CONSTRAINT entry_leaf_hash_check CHECK ((length(leaf_hash) = 32)),
  CONSTRAINT entry_event_id_key UNIQUE (event_id),
  CONSTRAINT entry_seq_id_key UNIQUE (seq_id),
  CONSTRAINT entry_stream_id_stream_version_key UNIQUE (stream_id, stream_version)
);

CREATE TABLE ledger_log.tree (
  id smallint NOT NULL,
  size bigint NOT NULL,
  frontier bytea NOT NULL,
  CONSTRAINT tree_pkey PRIMARY KEY (id),
  CONSTRAINT tree_id_check CHECK ((id = 1))
);

CREATE TABLE ledger_log.pending (
  seq_id bigint NOT NULL,
  CONSTRAINT pending_pkey PRIMARY KEY (seq_id)
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0);

CREATE TABLE ledger_log.checkpoint (
  size bigint NOT NULL,
  note bytea NOT NULL,
  published_at timestamp with time zone NOT NULL,
  CONSTRAINT checkpoint_pkey PRIMARY KEY (size)
);

CREATE TABLE ledger_log.document (
  sha256 text NOT NULL,
  bytes bytea NOT NULL,
  CONSTRAINT document_pkey PRIMARY KEY (sha256),
  CONSTRAINT document_check CHECK ((encode(sha256(bytes), 'hex'::text) = sha256))
);

-- Tombstones of failed appends are no events.
CREATE OR REPLACE FUNCTION ledger_log.await_position() RETURNS trigger LANGUAGE plpgsql AS $function$
begin
  insert into ledger_log.pending values (new.seq_id);
  return null;
end;
$function$;

-- Before the row is stored, and so before its data are compressed: only what is long is measured exactly.
CREATE OR REPLACE FUNCTION ledger_log.refuse_too_large() RETURNS trigger LANGUAGE plpgsql AS $function$
begin
  if octet_length(new.data::text) > 60000 then
    raise exception 'An event of % bytes does not fit into the log.', octet_length(new.data::text)
      using errcode = 'LG003';
  end if;
  return new;
end;
$function$;

CREATE OR REPLACE FUNCTION ledger_log.guard() RETURNS trigger LANGUAGE plpgsql AS $function$
begin
  raise exception 'The log keeps its entries: % on %.% is refused.', tg_op, tg_table_schema, tg_table_name
    using errcode = 'LG001';
end;
$function$;

CREATE TRIGGER guard_rows BEFORE DELETE OR UPDATE ON ledger_log.entry FOR EACH ROW
  EXECUTE FUNCTION ledger_log.guard();
CREATE TRIGGER guard_all BEFORE TRUNCATE ON ledger_log.entry FOR EACH STATEMENT EXECUTE FUNCTION ledger_log.guard();
CREATE TRIGGER guard_rows BEFORE DELETE OR UPDATE ON ledger_log.document FOR EACH ROW
  EXECUTE FUNCTION ledger_log.guard();
CREATE TRIGGER guard_all BEFORE TRUNCATE ON ledger_log.document FOR EACH STATEMENT
  EXECUTE FUNCTION ledger_log.guard();
CREATE TRIGGER refuse_too_large BEFORE INSERT ON ledger_events.mt_events
  FOR EACH ROW WHEN ((pg_column_size(new.data) > 8000))
  EXECUTE FUNCTION ledger_log.refuse_too_large();
CREATE TRIGGER await_position AFTER INSERT ON ledger_events.mt_events
  FOR EACH ROW WHEN (((new.type)::text <> 'tombstone'::text))
  EXECUTE FUNCTION ledger_log.await_position();
