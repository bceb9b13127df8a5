-- What every area needs and none owns: sessions, history, deadlines, files, imports, dated settings.

CREATE TABLE platform_setting (
  from_year {{int}} NOT NULL,          -- financial year from which it holds
  key {{text}} NOT NULL,
  value {{text}} NOT NULL,
  source {{text}} NOT NULL,
  PRIMARY KEY (key, from_year)
) {{strict}};

CREATE TABLE platform_window (
  from_year {{int}} NOT NULL,
  name {{text}} NOT NULL,
  opens_month {{int}} NOT NULL, opens_day {{int}} NOT NULL, opens_offset {{int}} NOT NULL,
  closes_month {{int}} NOT NULL, closes_day {{int}} NOT NULL, closes_offset {{int}} NOT NULL,
  name_sw {{text}} NOT NULL,
  name_en {{text}} NOT NULL,
  source {{text}} NOT NULL,
  PRIMARY KEY (from_year, name)
) {{strict}};

CREATE TABLE platform_holiday (
  day {{date}} NOT NULL PRIMARY KEY,
  name_sw {{text}} NOT NULL,
  name_en {{text}} NOT NULL,
  kind {{text}} NOT NULL,
  source {{text}} NOT NULL
) {{strict}};

-- What an institution has changed of the nation's holidays; a day that does not stand is none there.
CREATE TABLE platform_holiday_change (
  institution_id {{uuid}} NOT NULL,
  day {{date}} NOT NULL,
  stands {{bool}} NOT NULL,
  name_sw {{text}} NOT NULL,
  name_en {{text}} NOT NULL,
  version {{int}} NOT NULL,
  PRIMARY KEY (institution_id, day)
) {{strict}};

CREATE TABLE platform_session (
  token_hash {{bytes}} NOT NULL PRIMARY KEY,
  account_id {{uuid}} NOT NULL,
  institution_id {{uuid}} NOT NULL,
  employment_id {{uuid}} NOT NULL,
  above_id {{uuid}},                    -- the institution above which they sit
  expires_at {{ts}} NOT NULL
) {{strict}};
CREATE INDEX platform_session_by_account ON platform_session (account_id);
CREATE INDEX platform_session_by_expiry ON platform_session (expires_at);

CREATE TABLE platform_throttle (
  key_hash {{bytes}} NOT NULL PRIMARY KEY,
  failures {{int}} NOT NULL,
  last_at {{ts}} NOT NULL
) {{strict}};
CREATE INDEX platform_throttle_by_time ON platform_throttle (last_at);

-- One table is the history people see, the audit log and the outbox. Rows are never changed.
CREATE TABLE platform_event (
  institution_id {{uuid}} NOT NULL,
  id {{uuid}} NOT NULL,
  at {{ts}} NOT NULL,
  actor_id {{uuid}},                     -- employment; NULL is the program itself
  actor_name {{text}} NOT NULL,
  acting_for_id {{uuid}},
  action {{text}} NOT NULL,
  subject_kind {{text}} NOT NULL,
  subject_id {{uuid}} NOT NULL,
  about_id {{uuid}},                     -- the employment whose history shows it
  before {{json}},
  after {{json}},
  PRIMARY KEY (institution_id, id)
) {{strict}};
CREATE INDEX platform_event_by_about ON platform_event (institution_id, about_id, id);
CREATE INDEX platform_event_by_subject ON platform_event (institution_id, subject_id, id);
-- In the order of time across institutions: how the sealer finds what it has not sealed yet.
CREATE INDEX platform_event_by_id ON platform_event (id);

-- The sealed log (docs/seal.md): one for the whole program, so its rows are national and keyed by their position.
CREATE TABLE platform_seal_log (
  id {{int}} NOT NULL PRIMARY KEY,       -- one row, 1
  size {{int}} NOT NULL                  -- leaves sealed; two sealers at once: the second finds it moved
) {{strict}};
INSERT INTO platform_seal_log (id, size) VALUES (1, 0);

CREATE TABLE platform_seal_leaf (
  position {{int}} NOT NULL PRIMARY KEY, -- from 0, without gaps
  institution_id {{uuid}} NOT NULL,
  event_id {{uuid}} NOT NULL,
  hash {{bytes}} NOT NULL                -- SHA-256 of the leaf
) {{strict}};
CREATE UNIQUE INDEX platform_seal_leaf_by_event ON platform_seal_leaf (institution_id, event_id);

-- Roots of full subtrees of 256 leaves (level 1), 65,536 (level 2) ..: what makes a proof or an addition cheap.
CREATE TABLE platform_seal_node (
  level {{int}} NOT NULL,
  place {{int}} NOT NULL,                -- from 0: covers the leaves from place * 256^level
  hash {{bytes}} NOT NULL,
  PRIMARY KEY (level, place)
) {{strict}};

CREATE TABLE platform_seal_head (
  size {{int}} NOT NULL PRIMARY KEY,     -- leaves below it
  root {{bytes}} NOT NULL,
  at {{ts}} NOT NULL,
  key {{bytes}} NOT NULL,                -- public key of whoever signed
  signature {{bytes}} NOT NULL           -- Ed25519 over the head as text
) {{strict}};

-- What somebody owes by a day: made in the unit of work that causes it, closed in the one that answers it.
CREATE TABLE platform_deadline (
  institution_id {{uuid}} NOT NULL,
  id {{uuid}} NOT NULL,
  kind {{text}} NOT NULL,                -- area.thing.verb of what is owed
  subject_id {{uuid}} NOT NULL,
  owed_institution_id {{uuid}} NOT NULL, -- where who must act works: elsewhere, where the seat above a head owes it
  owed_by_id {{uuid}},                   -- employment that must act; one of this and the next
  owed_role {{text}},                    -- role whose holders see it until one of them acts
  about_id {{uuid}},                     -- employment it concerns
  note {{text}} NOT NULL,                -- what the list shows: a name, a week
  path {{text}} NOT NULL,                -- where one acts
  year {{int}} NOT NULL,                 -- financial year it counts in
  made_at {{ts}} NOT NULL,
  opens_on {{date}},                     -- before this day nothing can be done about it, and no list shows it
  due_on {{date}} NOT NULL,
  closed_at {{ts}},
  outcome {{text}},                      -- met, late, missed, dropped
  level {{int}} NOT NULL DEFAULT 0,      -- how often it went up because nobody answered
  from_id {{uuid}},                      -- who let it pass, where it went up
  dealt_at {{ts}},                       -- when the engine dealt with its day having passed
  PRIMARY KEY (institution_id, id),
  CHECK ((owed_by_id IS NULL) <> (owed_role IS NULL))
) {{strict}};
CREATE INDEX platform_deadline_by_owed ON platform_deadline (owed_institution_id, owed_by_id, due_on, id) WHERE closed_at IS NULL;
CREATE INDEX platform_deadline_by_role ON platform_deadline (owed_role, owed_institution_id, due_on, id) WHERE closed_at IS NULL AND owed_role IS NOT NULL;
CREATE INDEX platform_deadline_by_subject ON platform_deadline (institution_id, subject_id, kind);
CREATE INDEX platform_deadline_by_duty ON platform_deadline (owed_institution_id, owed_by_id, year, kind);
-- What the engine has still to look at, in the order of its rounds.
CREATE INDEX platform_deadline_to_deal ON platform_deadline (due_on, institution_id, id) WHERE closed_at IS NULL AND dealt_at IS NULL;
CREATE INDEX platform_deadline_by_silent ON platform_deadline (institution_id, from_id, due_on, id) WHERE closed_at IS NULL AND from_id IS NOT NULL;
-- What an institution has open, by its day: consoles ask for what has passed, and rows of years past are closed.
CREATE INDEX platform_deadline_open ON platform_deadline (institution_id, due_on, id) WHERE closed_at IS NULL;

CREATE TABLE platform_file (
  institution_id {{uuid}} NOT NULL,
  id {{uuid}} NOT NULL,
  sha256 {{bytes}} NOT NULL,
  media_type {{text}} NOT NULL,
  name {{text}} NOT NULL,
  size {{int}} NOT NULL,
  body {{bytes}} NOT NULL,
  added_by_id {{uuid}} NOT NULL,
  added_at {{ts}} NOT NULL,
  PRIMARY KEY (institution_id, id)
) {{strict}};

-- One uploaded sheet on its way in: tried (dry run), reported, then taken whole or not at all.
CREATE TABLE platform_import (
  institution_id {{uuid}} NOT NULL,
  id {{uuid}} NOT NULL,
  kind {{text}} NOT NULL,                -- staff, plan
  year {{int}},
  file_name {{text}} NOT NULL,
  stored_as {{text}} NOT NULL,           -- name in the data folder
  state {{text}} NOT NULL,               -- trying, tried, refused, taking, taken, failed, replaced
  rows_total {{int}} NOT NULL,
  rows_done {{int}} NOT NULL,
  added {{int}} NOT NULL,
  changed {{int}} NOT NULL,
  unchanged {{int}} NOT NULL,
  problems {{json}} NOT NULL,            -- the first thousand
  problem_count {{int}} NOT NULL,
  warning_count {{int}} NOT NULL,
  beat_at {{ts}} NOT NULL,               -- last sign of life of whoever tries or takes it
  made_by_id {{uuid}} NOT NULL,
  made_at {{ts}} NOT NULL,
  version {{int}} NOT NULL,
  PRIMARY KEY (institution_id, id)
) {{strict}};
CREATE INDEX platform_import_by_kind ON platform_import (institution_id, kind, id);

-- Sign of life of the program, and when it was down: a day on which it was down too long is nobody's last day.
CREATE TABLE platform_heartbeat (
  id {{int}} NOT NULL PRIMARY KEY,       -- one row, 1
  at {{ts}} NOT NULL
) {{strict}};

CREATE TABLE platform_outage (
  from_at {{ts}} NOT NULL,
  to_at {{ts}} NOT NULL,
  reason {{text}} NOT NULL,              -- an operator's words; empty when the program found it by itself
  recorded_at {{ts}} NOT NULL,
  PRIMARY KEY (from_at, to_at)
) {{strict}};

CREATE TABLE platform_outage_day (
  day {{date}} NOT NULL PRIMARY KEY,
  minutes {{int}} NOT NULL,              -- how long it was down that day
  done_at {{ts}}                         -- when due dates had been moved in every institution
) {{strict}};

CREATE TABLE platform_outage_extended (
  institution_id {{uuid}} NOT NULL,
  day {{date}} NOT NULL,
  moved {{int}} NOT NULL,
  PRIMARY KEY (institution_id, day)
) {{strict}};

-- Arifa: what others did about an employee, for them to read. Made from the sealed history by a listener.
CREATE TABLE platform_notice (
  institution_id {{uuid}} NOT NULL,
  employment_id {{uuid}} NOT NULL,       -- who is told
  id {{uuid}} NOT NULL,                  -- the event it tells of
  at {{ts}} NOT NULL,
  kind {{text}} NOT NULL,                -- words key of what is told; the areas' tables of notices name it
  note {{text}} NOT NULL,                -- who did it
  what {{text}} NOT NULL,                -- words key of what the sentence names besides, such as a role; may be empty
  path {{text}} NOT NULL,                -- where one looks or acts
  read_at {{ts}},
  mail_id {{uuid}},                      -- the letter that spoke of it
  PRIMARY KEY (institution_id, employment_id, id)
) {{strict}};
CREATE INDEX platform_notice_unread ON platform_notice (institution_id, employment_id, id) WHERE read_at IS NULL;

-- How far each listener has read the sealed log.
CREATE TABLE platform_listener (
  name {{text}} NOT NULL PRIMARY KEY,
  position {{int}} NOT NULL              -- of the next event
) {{strict}};

-- A letter on its way: one of a kind for a person and a day.
CREATE TABLE platform_mail (
  institution_id {{uuid}} NOT NULL,
  id {{uuid}} NOT NULL,
  employment_id {{uuid}} NOT NULL,
  kind {{text}} NOT NULL,
  day {{date}} NOT NULL,
  to_name {{text}} NOT NULL,
  to_address {{text}} NOT NULL,
  subject {{text}} NOT NULL,
  body {{text}} NOT NULL,                -- emptied once it is sent
  state {{text}} NOT NULL,               -- waiting, sent, failed
  attempts {{int}} NOT NULL,
  next_at {{ts}} NOT NULL,               -- when it may be tried; set forward by whoever tries it now
  problem {{text}} NOT NULL,             -- what the server last said against it
  made_at {{ts}} NOT NULL,
  ended_at {{ts}},
  PRIMARY KEY (institution_id, id)
) {{strict}};
CREATE UNIQUE INDEX platform_mail_once ON platform_mail (institution_id, employment_id, kind, day);
CREATE INDEX platform_mail_waiting ON platform_mail (next_at, id) WHERE state = 'waiting';
CREATE INDEX platform_mail_ended ON platform_mail (ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX platform_mail_by_state ON platform_mail (institution_id, state, id);

-- How far something that is done once a day for every employee of an institution has come.
CREATE TABLE platform_pass (
  institution_id {{uuid}} NOT NULL,
  name {{text}} NOT NULL,
  day {{date}} NOT NULL,
  after_id {{uuid}},                     -- the last employee done
  done {{bool}} NOT NULL,
  version {{int}} NOT NULL,
  PRIMARY KEY (institution_id, name)
) {{strict}};
