-- What looks across areas keeps of its own: the counts of consoles, an auditor's stated reasons.

-- Counts of each unit with all below it, made by the program's round; unit_id is the institution's own id for the whole.
CREATE TABLE oversight_rollup (
  institution_id {{uuid}} NOT NULL REFERENCES people_institution (id),
  year {{int}} NOT NULL,
  unit_id {{uuid}} NOT NULL,
  parent_id {{uuid}},                    -- NULL: the whole institution
  position {{int}} NOT NULL,             -- in the order of the tree
  level {{int}} NOT NULL,                -- 0 the whole, 1 a department, 2 a section
  name {{text}} NOT NULL,
  people {{int}} NOT NULL,
  plans_owed {{int}} NOT NULL,
  plans_signed {{int}} NOT NULL,
  plans_waiting {{int}} NOT NULL,
  reports_owed {{int}} NOT NULL,
  reports_sent {{int}} NOT NULL,
  reports_late {{int}} NOT NULL,
  reports_verified {{int}} NOT NULL,
  answers_overdue {{int}} NOT NULL,
  active {{int}} NOT NULL,
  unsupervised {{int}} NOT NULL,
  published {{int}} NOT NULL,
  marks_sum {{int}} NOT NULL,            -- basis points
  band_1 {{int}} NOT NULL, band_2 {{int}} NOT NULL, band_3 {{int}} NOT NULL, band_4 {{int}} NOT NULL, band_5 {{int}} NOT NULL,
  week {{date}} NOT NULL,                -- Monday of the week whose reports were counted
  made_at {{ts}} NOT NULL,
  PRIMARY KEY (institution_id, year, unit_id)
) {{strict}};
-- The nation reads one row of each institution.
CREATE INDEX oversight_rollup_whole ON oversight_rollup (year, institution_id) WHERE parent_id IS NULL;

-- How far the round has read the sealed history, and for which day everything was made; one row.
CREATE TABLE oversight_rollup_state (
  id {{int}} NOT NULL PRIMARY KEY,
  position {{int}} NOT NULL,
  made_on {{date}}
) {{strict}};
INSERT INTO oversight_rollup_state (id, position, made_on) VALUES (1, 0, NULL);
