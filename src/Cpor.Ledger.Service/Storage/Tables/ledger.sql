-- Working state and read models beside the documents of the event store.

-- Replies that are given again.
CREATE TABLE ledger.idempotency (
  id uuid NOT NULL,
  request bytea NOT NULL,
  holder uuid NOT NULL,
  taken_at timestamp with time zone NOT NULL,
  status smallint,
  headers text,
  body bytea,
  claim_id uuid,
  CONSTRAINT idempotency_pkey PRIMARY KEY (id)
);
CREATE INDEX idempotency_by_age ON ledger.idempotency USING btree (taken_at);

-- Keyed hashes of claim names.
CREATE TABLE ledger.claim_name (
  claim_id uuid NOT NULL,
  hash text NOT NULL,
  CONSTRAINT claim_name_pkey PRIMARY KEY (claim_id)
);
CREATE INDEX claim_name_by_hash ON ledger.claim_name USING btree (hash);

-- Imported usage data.
CREATE TABLE ledger.usage_data (
  tenant_id uuid NOT NULL,
  unit text NOT NULL,
  month date NOT NULL,
  active_users bigint NOT NULL,
  paid_units bigint NOT NULL,
  imported_at timestamp with time zone NOT NULL,
  CONSTRAINT usage_data_pkey PRIMARY KEY (tenant_id, unit, month),
  CONSTRAINT usage_data_month_check CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
  CONSTRAINT usage_data_active_users_check CHECK ((active_users >= 0)),
  CONSTRAINT usage_data_paid_units_check CHECK ((paid_units >= 0))
);

-- Attached proofs, for finding one that is used twice.
CREATE TABLE ledger.proof_use (
  claim_id uuid NOT NULL,
  proof_id uuid NOT NULL,
  sha256 text NOT NULL,
  CONSTRAINT proof_use_pkey PRIMARY KEY (claim_id, proof_id)
);
CREATE INDEX proof_use_sha256 ON ledger.proof_use USING btree (sha256, claim_id);

-- Rebuilds of read models under way.
CREATE TABLE ledger.rebuild (
  projection text NOT NULL,
  unit text NOT NULL,
  requested_by text NOT NULL,
  requested_at timestamp with time zone NOT NULL,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  node integer,
  total bigint,
  done bigint NOT NULL DEFAULT 0,
  corrected bigint,
  last_claim uuid,
  failure text,
  CONSTRAINT rebuild_pkey PRIMARY KEY (projection)
);

-- A claim's name goes with its key.
CREATE OR REPLACE FUNCTION ledger.forget_claim_name() RETURNS trigger LANGUAGE plpgsql AS $function$
begin
  delete from ledger.claim_name where claim_id = new.claim_id;
  return new;
end;
$function$;

-- A writer may not put a claim's row over one that a rebuild put right after the writer had read it. The editions are
-- compared only where they differ.
CREATE OR REPLACE FUNCTION ledger.refuse_older_edition() RETURNS trigger LANGUAGE plpgsql AS $function$
begin
  raise exception 'The row of claim % was rebuilt after it had been read.', new.id using errcode = 'LG002';
end;
$function$;

CREATE TRIGGER forget_claim_name AFTER UPDATE ON ledger_keys.claim_key FOR EACH ROW WHEN ((new.wrapped IS NULL))
  EXECUTE FUNCTION ledger.forget_claim_name();
CREATE TRIGGER refuse_older_edition BEFORE UPDATE ON ledger.mt_doc_ledgerclaim
  FOR EACH ROW WHEN ((((new.data -> 'edition'::text) IS DISTINCT FROM (old.data -> 'edition'::text)) AND
    (COALESCE(((new.data ->> 'edition'::text))::integer, 0) < COALESCE(((old.data ->> 'edition'::text))::integer, 0))))
  EXECUTE FUNCTION ledger.refuse_older_edition();
