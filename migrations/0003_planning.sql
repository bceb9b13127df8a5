-- The institution's plan: objective (lengo), target (shabaha), activity (shughuli), budget lines; who takes part.

CREATE TABLE planning_plan (
  institution_id {{uuid}} NOT NULL REFERENCES people_institution (id),
  year {{int}} NOT NULL,
  id {{uuid}} NOT NULL,
  state {{text}} NOT NULL,               -- draft, submitted, approved, returned
  reason {{text}} NOT NULL,
  approved_at {{ts}},
  approved_by_id {{uuid}},
  submitted_by_id {{uuid}},              -- who hears of the answer
  version {{int}} NOT NULL,
  PRIMARY KEY (institution_id, year)
) {{strict}};

CREATE TABLE planning_objective (
  institution_id {{uuid}} NOT NULL REFERENCES people_institution (id),
  id {{uuid}} NOT NULL,
  year {{int}} NOT NULL,
  code {{text}} NOT NULL,
  title {{text}} NOT NULL,
  version {{int}} NOT NULL,
  PRIMARY KEY (institution_id, id),
  UNIQUE (institution_id, year, code)
) {{strict}};

CREATE TABLE planning_target (
  institution_id {{uuid}} NOT NULL,
  id {{uuid}} NOT NULL,
  year {{int}} NOT NULL,
  objective_id {{uuid}} NOT NULL,
  code {{text}} NOT NULL,
  title {{text}} NOT NULL,
  version {{int}} NOT NULL,
  PRIMARY KEY (institution_id, id),
  UNIQUE (institution_id, year, code),
  FOREIGN KEY (institution_id, objective_id) REFERENCES planning_objective (institution_id, id)
) {{strict}};

CREATE TABLE planning_activity (
  institution_id {{uuid}} NOT NULL,
  id {{uuid}} NOT NULL,
  year {{int}} NOT NULL,
  target_id {{uuid}} NOT NULL,
  code {{text}} NOT NULL,
  title {{text}} NOT NULL,
  cost_centre {{text}} NOT NULL,
  sub_vote {{text}} NOT NULL,
  owner_unit_id {{uuid}},
  indicator {{text}} NOT NULL,
  unit_of_measure {{text}} NOT NULL,
  baseline {{int}},                      -- quantities in thousandths
  yearly_target {{int}},
  quarter_1 {{int}}, quarter_2 {{int}}, quarter_3 {{int}}, quarter_4 {{int}},
  version {{int}} NOT NULL,
  PRIMARY KEY (institution_id, id),
  UNIQUE (institution_id, year, code),
  FOREIGN KEY (institution_id, target_id) REFERENCES planning_target (institution_id, id),
  FOREIGN KEY (institution_id, owner_unit_id) REFERENCES people_unit (institution_id, id)
) {{strict}};
CREATE INDEX planning_activity_by_target ON planning_activity (institution_id, target_id);
CREATE INDEX planning_activity_by_owner ON planning_activity (institution_id, owner_unit_id, year);

CREATE TABLE planning_budget_line (
  institution_id {{uuid}} NOT NULL,
  activity_id {{uuid}} NOT NULL,
  line {{int}} NOT NULL,
  project {{text}} NOT NULL,
  gfs_code {{text}} NOT NULL,
  amount {{int}},                        -- cents; NULL where the source gives none
  spent {{int}} NOT NULL DEFAULT 0,
  PRIMARY KEY (institution_id, activity_id, line),
  FOREIGN KEY (institution_id, activity_id) REFERENCES planning_activity (institution_id, id)
) {{strict}};

-- A department or section takes its part of an activity.
CREATE TABLE planning_part (
  institution_id {{uuid}} NOT NULL,
  id {{uuid}} NOT NULL,
  activity_id {{uuid}} NOT NULL,
  unit_id {{uuid}} NOT NULL,
  quantity {{int}},                      -- its share of the yearly target, thousandths
  note {{text}} NOT NULL,
  version {{int}} NOT NULL,
  PRIMARY KEY (institution_id, id),
  UNIQUE (institution_id, activity_id, unit_id),
  FOREIGN KEY (institution_id, activity_id) REFERENCES planning_activity (institution_id, id),
  FOREIGN KEY (institution_id, unit_id) REFERENCES people_unit (institution_id, id)
) {{strict}};
CREATE INDEX planning_part_by_unit ON planning_part (institution_id, unit_id);
