-- What the ledger knows of subscriptions, customers, partners' locations and calendars. It is imported and no part of
-- any claim's history.

CREATE TABLE ledger_catalogue.subscription (
  id uuid NOT NULL,
  tenant uuid NOT NULL,
  product text NOT NULL,
  state text NOT NULL,
  channel text NOT NULL,
  from_date date NOT NULL,
  to_date date,
  imported_at timestamp with time zone NOT NULL,
  CONSTRAINT subscription_pkey PRIMARY KEY (id),
  CONSTRAINT subscription_state_check
    CHECK ((state = ANY (ARRAY['active'::text, 'grace'::text, 'ended'::text, 'not-provisioned'::text]))),
  CONSTRAINT subscription_channel_check
    CHECK ((channel = ANY (ARRAY['volume-licensing'::text, 'web-direct'::text, 'csp'::text])))
);
CREATE INDEX subscription_by_tenant ON ledger_catalogue.subscription USING btree (tenant, product);

CREATE TABLE ledger_catalogue.customer (
  tenant uuid NOT NULL,
  domains text[] NOT NULL,
  country text,
  time_zone text,
  language text,
  organisation_name text,
  imported_at timestamp with time zone NOT NULL,
  CONSTRAINT customer_pkey PRIMARY KEY (tenant)
);
CREATE INDEX customer_by_domain ON ledger_catalogue.customer USING gin (domains);

CREATE TABLE ledger_catalogue.partner_location (
  mpn_id text NOT NULL,
  name text NOT NULL,
  country text,
  organisation_id text NOT NULL,
  organisation_name text NOT NULL,
  language text,
  imported_at timestamp with time zone NOT NULL,
  CONSTRAINT partner_location_pkey PRIMARY KEY (mpn_id)
);
CREATE INDEX partner_location_by_organisation ON ledger_catalogue.partner_location USING btree (organisation_id);

-- Rows are only added: the version that a deadline was counted by can be looked up for ever.
CREATE TABLE ledger_catalogue.calendar (
  number bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  country text NOT NULL,
  id text NOT NULL,
  version text NOT NULL,
  document bytea NOT NULL,
  known_at timestamp with time zone NOT NULL,
  CONSTRAINT calendar_pkey PRIMARY KEY (number)
);
CREATE INDEX calendar_by_country ON ledger_catalogue.calendar USING btree (country, number DESC);

-- How far imports are. The results of a run are kept until it is over, so that one that was interrupted goes on.
CREATE TABLE ledger_catalogue.import_run (
  id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  kind text NOT NULL,
  name text NOT NULL,
  file_sha256 text NOT NULL,
  started_at timestamp with time zone NOT NULL,
  finished_at timestamp with time zone,
  CONSTRAINT import_run_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX import_run_going_on ON ledger_catalogue.import_run USING btree (kind, name) WHERE
  (finished_at IS NULL);

CREATE TABLE ledger_catalogue.import_row (
  run_id bigint NOT NULL,
  "row" integer NOT NULL,
  key text NOT NULL,
  outcome text NOT NULL,
  code text,
  field text,
  explanation text,
  CONSTRAINT import_row_pkey PRIMARY KEY (run_id, "row"),
  CONSTRAINT import_row_outcome_check
    CHECK ((outcome = ANY (ARRAY['accepted'::text, 'refused'::text, 'unchanged'::text]))),
  CONSTRAINT import_row_run_id_fkey FOREIGN KEY (run_id) REFERENCES ledger_catalogue.import_run(id) ON DELETE CASCADE
);
CREATE INDEX import_row_by_key ON ledger_catalogue.import_row USING btree (run_id, key);
