-- No fact and no tag of a fact is changed, deleted or truncated, not even by the owner of the tables. The application's
-- role lacks the grants as well; these triggers stop whoever has them.

CREATE OR REPLACE FUNCTION ledger_events.ledger_guard() RETURNS trigger LANGUAGE plpgsql AS $function$
begin
  raise exception 'The ledger keeps its facts: % on %.% is refused.', tg_op, tg_table_schema, tg_table_name
    using errcode = 'LG001';
end;
$function$;

CREATE TRIGGER ledger_guard_update BEFORE UPDATE ON ledger_events.mt_events FOR EACH ROW
  EXECUTE FUNCTION ledger_events.ledger_guard();
CREATE TRIGGER ledger_guard_delete BEFORE DELETE ON ledger_events.mt_events FOR EACH ROW
  EXECUTE FUNCTION ledger_events.ledger_guard();
CREATE TRIGGER ledger_guard_truncate BEFORE TRUNCATE ON ledger_events.mt_events FOR EACH STATEMENT
  EXECUTE FUNCTION ledger_events.ledger_guard();
CREATE TRIGGER ledger_guard_update BEFORE UPDATE ON ledger_events.mt_event_tag_slot FOR EACH ROW
  EXECUTE FUNCTION ledger_events.ledger_guard();
CREATE TRIGGER ledger_guard_delete BEFORE DELETE ON ledger_events.mt_event_tag_slot FOR EACH ROW
  EXECUTE FUNCTION ledger_events.ledger_guard();
CREATE TRIGGER ledger_guard_truncate BEFORE TRUNCATE ON ledger_events.mt_event_tag_slot FOR EACH STATEMENT
  EXECUTE FUNCTION ledger_events.ledger_guard();
