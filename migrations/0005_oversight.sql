-- What looks across areas keeps of its own: the counts of consoles, papers as they were issued and bundles of them, the sums
-- of fairness.

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
  verify_overdue {{int}} NOT NULL,         -- sent, not verified, and the day for it has passed
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

-- Karatasi, byte for byte as issued. A state of a thing (basis) gives one paper in each language; another state another.
CREATE TABLE oversight_paper (
  institution_id {{uuid}} NOT NULL,
  id {{uuid}} NOT NULL,
  kind {{text}} NOT NULL,                -- agreement ..
  subject_id {{uuid}} NOT NULL,          -- what it is about: an agreement, an update, an appraisal, a case
  about_id {{uuid}} NOT NULL,            -- employment
  year {{int}} NOT NULL,
  basis {{text}} NOT NULL,               -- the state it shows
  language {{text}} NOT NULL,
  code {{text}} NOT NULL,                -- twelve signs, without the dashes
  file_name {{text}} NOT NULL,
  initials {{text}} NOT NULL,            -- all that the public page says of the person
  sha256 {{bytes}} NOT NULL,
  size {{int}} NOT NULL,
  body {{bytes}} NOT NULL,
  issued_at {{ts}} NOT NULL,
  issued_by {{text}} NOT NULL,
  PRIMARY KEY (institution_id, id),
  UNIQUE (institution_id, kind, subject_id, language, basis)
) {{strict}};
CREATE INDEX oversight_paper_by_year ON oversight_paper (institution_id, kind, year, language, id);

-- A code is unique in the whole country: whoever holds a paper knows no institution's id.
CREATE TABLE oversight_paper_code (
  code {{text}} NOT NULL PRIMARY KEY,
  institution_id {{uuid}} NOT NULL,
  paper_id {{uuid}} NOT NULL
) {{strict}};

-- Fungu la karatasi: the papers of a kind and year, being issued; how far it is.
CREATE TABLE oversight_bundle (
  institution_id {{uuid}} NOT NULL,
  id {{uuid}} NOT NULL,
  kind {{text}} NOT NULL,
  year {{int}} NOT NULL,
  language {{text}} NOT NULL,
  state {{text}} NOT NULL,               -- running, done, stopped
  total {{int}} NOT NULL,
  done {{int}} NOT NULL,
  failed {{int}} NOT NULL,
  beat_at {{ts}} NOT NULL,               -- last sign of life of whoever works on it
  made_by_id {{uuid}} NOT NULL,
  made_at {{ts}} NOT NULL,
  version {{int}} NOT NULL,
  PRIMARY KEY (institution_id, id)
) {{strict}};

-- An institution's year whose figures must be counted again; position is of the event that last said so.
CREATE TABLE oversight_fairness_waiting (
  institution_id {{uuid}} NOT NULL,
  year {{int}} NOT NULL,
  position {{int}} NOT NULL,
  PRIMARY KEY (institution_id, year)
) {{strict}};

-- One institution's published year: all of it, then by sex and by cadre (dimension all, sex, cadre).
CREATE TABLE oversight_fairness_group (
  institution_id {{uuid}} NOT NULL,
  year {{int}} NOT NULL,
  dimension {{text}} NOT NULL,
  code {{text}} NOT NULL,
  figures {{json}} NOT NULL,             -- sums, see fairness::model::Tally
  counted_at {{ts}} NOT NULL,
  PRIMARY KEY (institution_id, year, dimension, code)
) {{strict}};

CREATE INDEX oversight_fairness_group_by_year ON oversight_fairness_group (year);

-- One supervisor's marks and the reports of those he or she marked.
CREATE TABLE oversight_fairness_supervisor (
  institution_id {{uuid}} NOT NULL,
  year {{int}} NOT NULL,
  supervisor_id {{uuid}} NOT NULL,
  figures {{json}} NOT NULL,
  first_at {{ts}} NOT NULL,              -- first and last time a column of marks was kept
  last_at {{ts}} NOT NULL,
  at_once {{int}} NOT NULL,              -- most people begun within the minutes of the setting
  PRIMARY KEY (institution_id, year, supervisor_id),
  FOREIGN KEY (institution_id, supervisor_id) REFERENCES people_employment (institution_id, id)
) {{strict}};

-- A year whose national figures must be put together again.
CREATE TABLE oversight_fairness_recount (
  year {{int}} NOT NULL PRIMARY KEY
) {{strict}};

-- The nation's figures. Small groups are not in it: they are added up under the empty code before anything is written.
CREATE TABLE oversight_fairness_nation (
  year {{int}} NOT NULL,
  dimension {{text}} NOT NULL,           -- all, sex, cadre, region
  code {{text}} NOT NULL,
  pooled {{int}} NOT NULL,               -- groups added up in this row; 0: it is one group
  figures {{json}} NOT NULL,
  counted_at {{ts}} NOT NULL,
  PRIMARY KEY (year, dimension, code)
) {{strict}};
