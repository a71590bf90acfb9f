-- Keys, readings and actors, apart from the event store: facts are never changed, keys are destroyed. A backup of this
-- schema revives destroyed keys, so its backups are kept no longer than erasure may take.

-- A destroyed key lies in its dead row until that is cleaned away, so the table is cleaned at once.
CREATE TABLE ledger_keys.claim_key (
  claim_id uuid NOT NULL,
  wrapped bytea,
  kek text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  destroyed_at timestamp with time zone,
  CONSTRAINT claim_key_pkey PRIMARY KEY (claim_id),
  CONSTRAINT claim_key_live_or_destroyed CHECK (((wrapped IS NULL) = (destroyed_at IS NOT NULL)))
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 0);

CREATE TABLE ledger_keys.search_key (
  id smallint NOT NULL,
  wrapped bytea NOT NULL,
  kek text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT search_key_pkey PRIMARY KEY (id),
  CONSTRAINT search_key_id_check CHECK ((id = 1))
);

-- Who read which personal data, and why.
CREATE TABLE ledger_keys.reading (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  claim_id uuid NOT NULL,
  event text NOT NULL,
  field text NOT NULL,
  who text NOT NULL,
  why text NOT NULL,
  read_at timestamp with time zone NOT NULL,
  is_logged boolean NOT NULL DEFAULT false,
  CONSTRAINT reading_pkey PRIMARY KEY (id)
);
CREATE INDEX reading_by_claim ON ledger_keys.reading USING btree (claim_id, read_at);
CREATE INDEX reading_not_logged ON ledger_keys.reading USING btree (id) WHERE ((NOT is_logged) AND (who ~~
  'actor:%'::text));

-- Whom the opaque ids in facts stand for. A row can be emptied, and then nobody can say any more who it was.
CREATE TABLE ledger_keys.actor (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  issuer text,
  subject text,
  display_name text,
  created_at timestamp with time zone NOT NULL,
  erased_at timestamp with time zone,
  CONSTRAINT actor_pkey PRIMARY KEY (id),
  CONSTRAINT actor_known_or_erased CHECK (
    CASE
      WHEN (erased_at IS NULL) THEN ((issuer IS NOT NULL) AND (subject IS NOT NULL))
      ELSE ((issuer IS NULL) AND (subject IS NULL) AND (display_name IS NULL))
    END),
  CONSTRAINT actor_once UNIQUE (issuer, subject)
);

-- The key of the links in customers' mails, wrapped like the other keys of the ledger.
CREATE TABLE ledger_keys.link_key (
  id smallint NOT NULL,
  wrapped bytea NOT NULL,
  kek text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT link_key_pkey PRIMARY KEY (id),
  CONSTRAINT link_key_id_check CHECK ((id = 1))
);

-- How far erasures are. That there is one to be done is in the facts alone.
CREATE TABLE ledger_keys.erasure (
  claim_id uuid NOT NULL,
  finished_at timestamp with time zone NOT NULL,
  CONSTRAINT erasure_pkey PRIMARY KEY (claim_id)
);
