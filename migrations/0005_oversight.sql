-- What looks across areas. Fairness keeps sums only, counted again from the areas' own rows when marks are published.

-- How far a listener has read the sealed history.
CREATE TABLE oversight_listener (
  name {{text}} NOT NULL PRIMARY KEY,
  position {{int}} NOT NULL              -- first position not read yet
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
