-- Institutions, their units, workstations and posts; people, employments, supervision; accounts and roles.

CREATE TABLE people_region (
  code {{text}} NOT NULL PRIMARY KEY,
  name {{text}} NOT NULL,
  vote {{text}} NOT NULL,
  vote_inferred {{bool}} NOT NULL
) {{strict}};

CREATE TABLE people_council (
  name {{text}} NOT NULL PRIMARY KEY,    -- Njombe TC
  kind {{text}} NOT NULL,                -- CC MC TC DC
  region_code {{text}} NOT NULL REFERENCES people_region (code)
) {{strict}};

CREATE TABLE people_institution (
  id {{uuid}} NOT NULL PRIMARY KEY,
  code {{text}} NOT NULL UNIQUE,
  name {{text}} NOT NULL,
  kind {{text}} NOT NULL,                -- council, region, ministry, agency
  region_code {{text}} REFERENCES people_region (code),
  made_at {{ts}} NOT NULL
) {{strict}};
CREATE INDEX people_institution_by_region ON people_institution (region_code, kind, name);
CREATE INDEX people_institution_by_name ON people_institution (name, id);

-- A department (idara), a unit (kitengo: is_unit) or a section (sehemu) below one. path is /id/id/ from the top.
CREATE TABLE people_unit (
  institution_id {{uuid}} NOT NULL REFERENCES people_institution (id),
  id {{uuid}} NOT NULL,
  parent_id {{uuid}},
  kind {{text}} NOT NULL,                -- department, section
  is_unit {{bool}} NOT NULL,
  name {{text}} NOT NULL,
  path {{text}} NOT NULL,
  version {{int}} NOT NULL,
  PRIMARY KEY (institution_id, id),
  FOREIGN KEY (institution_id, parent_id) REFERENCES people_unit (institution_id, id)
) {{strict}};
CREATE UNIQUE INDEX people_unit_by_path ON people_unit (institution_id, path);
CREATE INDEX people_unit_by_name ON people_unit (institution_id, name);

-- A place (kituo cha kazi), not a part of the tree.
CREATE TABLE people_workstation (
  institution_id {{uuid}} NOT NULL REFERENCES people_institution (id),
  id {{uuid}} NOT NULL,
  name {{text}} NOT NULL,
  kind {{text}} NOT NULL,
  version {{int}} NOT NULL,
  PRIMARY KEY (institution_id, id),
  UNIQUE (institution_id, name)
) {{strict}};

-- A post (cheo) in a unit; heads says what its holder heads: nothing, institution, department, section, workstation.
CREATE TABLE people_post (
  institution_id {{uuid}} NOT NULL,
  id {{uuid}} NOT NULL,
  unit_id {{uuid}} NOT NULL,
  title {{text}} NOT NULL,
  heads {{text}} NOT NULL,
  PRIMARY KEY (institution_id, id),
  UNIQUE (institution_id, unit_id, title, heads),
  FOREIGN KEY (institution_id, unit_id) REFERENCES people_unit (institution_id, id)
) {{strict}};

-- A person is national; check numbers are unique in the whole country.
CREATE TABLE people_person (
  id {{uuid}} NOT NULL PRIMARY KEY,
  check_number {{text}} NOT NULL UNIQUE,
  first_name {{text}} NOT NULL,
  middle_name {{text}} NOT NULL,
  surname {{text}} NOT NULL,
  sex {{text}} NOT NULL,                 -- M F
  born_on {{date}},
  phone {{text}} NOT NULL,
  email {{text}} NOT NULL,
  version {{int}} NOT NULL
) {{strict}};

-- Ajira: one institution's employment of a person. check_number and name are copied for lists that stay on one shard.
CREATE TABLE people_employment (
  institution_id {{uuid}} NOT NULL REFERENCES people_institution (id),
  id {{uuid}} NOT NULL,
  person_id {{uuid}} NOT NULL REFERENCES people_person (id),
  check_number {{text}} NOT NULL,
  name {{text}} NOT NULL,                -- surname, first middle
  unit_id {{uuid}} NOT NULL,
  unit_path {{text}} NOT NULL,
  workstation_id {{uuid}} NOT NULL,
  post_id {{uuid}} NOT NULL,
  cadre {{text}} NOT NULL,
  salary_scale {{text}} NOT NULL,
  terms {{text}} NOT NULL,               -- permanent, probation, contract
  starts_on {{date}} NOT NULL,
  contract_ends_on {{date}},             -- of somebody on contract: its last day; NULL: not written down, or not on contract
  ends_on {{date}},
  version {{int}} NOT NULL,
  PRIMARY KEY (institution_id, id),
  FOREIGN KEY (institution_id, unit_id) REFERENCES people_unit (institution_id, id),
  FOREIGN KEY (institution_id, workstation_id) REFERENCES people_workstation (institution_id, id),
  FOREIGN KEY (institution_id, post_id) REFERENCES people_post (institution_id, id)
) {{strict}};
CREATE UNIQUE INDEX people_employment_by_check ON people_employment (institution_id, check_number) WHERE ends_on IS NULL;
CREATE INDEX people_employment_by_number ON people_employment (institution_id, check_number);
CREATE INDEX people_employment_by_person ON people_employment (person_id);
CREATE INDEX people_employment_by_name ON people_employment (institution_id, name, id);
CREATE INDEX people_employment_by_unit ON people_employment (institution_id, unit_path);
-- Who leaves when, across institutions: the program's own round.
CREATE INDEX people_employment_by_end ON people_employment (ends_on, institution_id, id) WHERE ends_on IS NOT NULL;
-- Who is on probation, across institutions: the program's own round.
CREATE INDEX people_employment_on_probation ON people_employment (starts_on, institution_id, id) WHERE terms = 'probation';
-- Whose contract ends when, for HR.
CREATE INDEX people_employment_on_contract ON people_employment (institution_id, contract_ends_on, id) WHERE terms = 'contract';
CREATE INDEX people_employment_by_post ON people_employment (institution_id, post_id);

-- Who supervises whom, as intervals without gap or overlap: a change closes one row and opens the next on the day after.
CREATE TABLE people_supervision (
  institution_id {{uuid}} NOT NULL,
  employment_id {{uuid}} NOT NULL,
  from_on {{date}} NOT NULL,
  to_on {{date}},                        -- last day; NULL is open
  supervisor_id {{uuid}},                -- NULL: the head of institution
  reason {{text}} NOT NULL,
  PRIMARY KEY (institution_id, employment_id, from_on),
  FOREIGN KEY (institution_id, employment_id) REFERENCES people_employment (institution_id, id),
  FOREIGN KEY (institution_id, supervisor_id) REFERENCES people_employment (institution_id, id)
) {{strict}};
CREATE UNIQUE INDEX people_supervision_open ON people_supervision (institution_id, employment_id) WHERE to_on IS NULL;
-- Which stretches have ended, across institutions: the program's own round.
CREATE INDEX people_supervision_by_end ON people_supervision (to_on, institution_id, employment_id) WHERE to_on IS NOT NULL;
CREATE INDEX people_supervision_by_supervisor ON people_supervision (institution_id, supervisor_id, employment_id);

-- What a change of supervisor or a leaver's last day, still to come, will hand over. Gone once it is done.
CREATE TABLE people_handover (
  institution_id {{uuid}} NOT NULL,
  id {{uuid}} NOT NULL,
  on_day {{date}} NOT NULL,
  about_id {{uuid}},                     -- whose supervisor changes; NULL: the person it is taken from leaves
  from_id {{uuid}},                      -- NULL: nobody supervised until then
  second_id {{uuid}},                    -- who stood above the one it is taken from
  PRIMARY KEY (institution_id, id)
) {{strict}};
CREATE INDEX people_handover_by_day ON people_handover (on_day, institution_id, id);

-- Kaimu: who carries an absent person's approvals, from when to when, by which letter.
CREATE TABLE people_acting (
  institution_id {{uuid}} NOT NULL,
  id {{uuid}} NOT NULL,
  absent_id {{uuid}} NOT NULL,
  acting_id {{uuid}} NOT NULL,
  from_on {{date}} NOT NULL,
  to_on {{date}} NOT NULL,
  letter {{text}} NOT NULL,
  version {{int}} NOT NULL,
  PRIMARY KEY (institution_id, id),
  FOREIGN KEY (institution_id, absent_id) REFERENCES people_employment (institution_id, id),
  FOREIGN KEY (institution_id, acting_id) REFERENCES people_employment (institution_id, id)
) {{strict}};
CREATE INDEX people_acting_by_acting ON people_acting (institution_id, acting_id, to_on);

CREATE TABLE people_role (
  institution_id {{uuid}} NOT NULL,
  employment_id {{uuid}} NOT NULL,
  role {{text}} NOT NULL,
  granted_at {{ts}} NOT NULL,
  PRIMARY KEY (institution_id, employment_id, role),
  FOREIGN KEY (institution_id, employment_id) REFERENCES people_employment (institution_id, id)
) {{strict}};
-- Who holds the nation's seat, wherever they work.
CREATE INDEX people_role_national ON people_role (institution_id, employment_id) WHERE role = 'national';

-- Sign-ins are national; so are one-time activation codes.
CREATE TABLE people_account (
  id {{uuid}} NOT NULL PRIMARY KEY,
  person_id {{uuid}} NOT NULL UNIQUE REFERENCES people_person (id),
  password_hash {{text}},                -- NULL until activated
  language {{text}} NOT NULL,
  activated_at {{ts}},
  version {{int}} NOT NULL
) {{strict}};

CREATE TABLE people_activation (
  person_id {{uuid}} NOT NULL PRIMARY KEY REFERENCES people_person (id),
  -- Whose HR made it: it opens the account for this employment and for no other.
  institution_id {{uuid}} NOT NULL,
  employment_id {{uuid}} NOT NULL,
  code_hash {{bytes}} NOT NULL,
  expires_at {{ts}} NOT NULL,
  made_at {{ts}} NOT NULL,
  FOREIGN KEY (institution_id, employment_id) REFERENCES people_employment (institution_id, id)
) {{strict}};

-- Why an auditor read somebody's file (about_id NULL: the institution's), and until which day the reason counts.
CREATE TABLE people_audit (
  institution_id {{uuid}} NOT NULL,
  id {{uuid}} NOT NULL,
  auditor_id {{uuid}} NOT NULL,
  about_id {{uuid}},
  reason {{text}} NOT NULL,
  reference {{text}} NOT NULL,           -- letter or case number; may be empty
  stated_at {{ts}} NOT NULL,
  until_on {{date}} NOT NULL,            -- last day
  PRIMARY KEY (institution_id, id),
  FOREIGN KEY (institution_id, auditor_id) REFERENCES people_employment (institution_id, id),
  FOREIGN KEY (institution_id, about_id) REFERENCES people_employment (institution_id, id)
) {{strict}};
CREATE INDEX people_audit_by_auditor ON people_audit (institution_id, auditor_id, until_on);
-- Whether, how often and in which language somebody wants the digest by e-mail; no row: every day, in Swahili.
CREATE TABLE people_mail_choice (
  institution_id {{uuid}} NOT NULL,
  employment_id {{uuid}} NOT NULL,
  digest {{text}} NOT NULL,              -- daily weekly never
  language {{text}} NOT NULL,
  version {{int}} NOT NULL,
  PRIMARY KEY (institution_id, employment_id),
  FOREIGN KEY (institution_id, employment_id) REFERENCES people_employment (institution_id, id)
) {{strict}};
-- Kutokuwepo kazini: leave, sickness, study and the like, as asked, agreed or recorded. Only what is agreed counts.
CREATE TABLE people_absence (
  institution_id {{uuid}} NOT NULL,
  id {{uuid}} NOT NULL,
  employment_id {{uuid}} NOT NULL,
  kind {{text}} NOT NULL,                -- leave, sick, maternity, study, permission, suspension, secondment
  state {{text}} NOT NULL,               -- asked, agreed, declined, withdrawn, cancelled
  from_on {{date}} NOT NULL,
  to_on {{date}} NOT NULL,               -- last day
  letter {{text}} NOT NULL,              -- number of the letter; empty of what was asked
  venue {{text}} NOT NULL,               -- college of a study, host of a secondment
  note {{text}} NOT NULL,
  answer {{text}} NOT NULL,              -- why it was declined or cancelled
  made_at {{ts}} NOT NULL,
  version {{int}} NOT NULL,
  PRIMARY KEY (institution_id, id),
  FOREIGN KEY (institution_id, employment_id) REFERENCES people_employment (institution_id, id)
) {{strict}};
CREATE INDEX people_absence_by_employment ON people_absence (institution_id, employment_id, from_on);
CREATE INDEX people_absence_by_day ON people_absence (institution_id, to_on, id);

-- The plan of somebody's studies, then how they go.
CREATE TABLE people_absence_note (
  institution_id {{uuid}} NOT NULL,
  absence_id {{uuid}} NOT NULL,
  id {{uuid}} NOT NULL,
  at {{ts}} NOT NULL,
  text {{text}} NOT NULL,
  PRIMARY KEY (institution_id, absence_id, id),
  FOREIGN KEY (institution_id, absence_id) REFERENCES people_absence (institution_id, id)
) {{strict}};

-- Kuchagua msimamizi: an employee names one, the one named accepts, HR confirms.
CREATE TABLE people_choice (
  institution_id {{uuid}} NOT NULL,
  id {{uuid}} NOT NULL,
  employment_id {{uuid}} NOT NULL,
  chosen_id {{uuid}} NOT NULL,
  reason {{text}} NOT NULL,
  state {{text}} NOT NULL,               -- asked, unanswered, accepted, confirmed, declined, withdrawn
  answer {{text}} NOT NULL,              -- why it was declined
  made_on {{date}} NOT NULL,
  version {{int}} NOT NULL,
  PRIMARY KEY (institution_id, id),
  FOREIGN KEY (institution_id, employment_id) REFERENCES people_employment (institution_id, id),
  FOREIGN KEY (institution_id, chosen_id) REFERENCES people_employment (institution_id, id)
) {{strict}};
-- One wish at a time.
CREATE UNIQUE INDEX people_choice_open ON people_choice (institution_id, employment_id) WHERE state IN ('asked', 'unanswered', 'accepted');
CREATE INDEX people_choice_by_employment ON people_choice (institution_id, employment_id, id);
CREATE INDEX people_choice_waiting ON people_choice (institution_id, id) WHERE state IN ('accepted', 'unanswered');
