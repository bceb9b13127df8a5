-- One employee's year: agreement with tasks and sub-tasks, weekly reports, appraisal, mark.

CREATE TABLE performance_template (
  cadre_code {{text}} NOT NULL,
  task_no {{int}} NOT NULL,
  sub_no {{int}} NOT NULL,
  cadre_sw {{text}} NOT NULL, cadre_en {{text}} NOT NULL,
  task_sw {{text}} NOT NULL, task_en {{text}} NOT NULL,
  task_weight {{int}} NOT NULL,          -- basis points
  per_class {{bool}} NOT NULL,           -- repeated for each subject and class
  sub_sw {{text}} NOT NULL, sub_en {{text}} NOT NULL,
  sub_weight {{int}} NOT NULL,
  indicator_sw {{text}} NOT NULL, indicator_en {{text}} NOT NULL,
  unit_sw {{text}} NOT NULL, unit_en {{text}} NOT NULL,
  mode {{text}} NOT NULL,                -- quantity, percent
  target {{int}} NOT NULL,               -- thousandths
  PRIMARY KEY (cadre_code, task_no, sub_no)
) {{strict}};

CREATE TABLE performance_factor_item (
  item {{int}} NOT NULL PRIMARY KEY,
  factor {{int}} NOT NULL,
  factor_sw {{text}} NOT NULL, factor_en {{text}} NOT NULL,
  item_sw {{text}} NOT NULL, item_en {{text}} NOT NULL
) {{strict}};

CREATE TABLE performance_agreement (
  institution_id {{uuid}} NOT NULL,
  id {{uuid}} NOT NULL,
  employment_id {{uuid}} NOT NULL,
  year {{int}} NOT NULL,
  state {{text}} NOT NULL,               -- draft, submitted, returned, approved, signed
  reason {{text}} NOT NULL,              -- why it was returned
  text {{text}},                         -- the exact text both sign, fixed by the approval
  text_hash {{bytes}},                   -- SHA-256 of it
  submitted_at {{ts}}, approved_at {{ts}},
  employee_signed_at {{ts}}, supervisor_signed_at {{ts}}, supervisor_signed_id {{uuid}},
  started_at {{ts}},                     -- since when it runs: both have signed, or one where every level above was silent
  version {{int}} NOT NULL,
  PRIMARY KEY (institution_id, id),
  UNIQUE (institution_id, employment_id, year),
  FOREIGN KEY (institution_id, employment_id) REFERENCES people_employment (institution_id, id)
) {{strict}};
CREATE INDEX performance_agreement_by_year ON performance_agreement (institution_id, year, state);

CREATE TABLE performance_signature (
  institution_id {{uuid}} NOT NULL,
  id {{uuid}} NOT NULL,
  agreement_id {{uuid}} NOT NULL,
  signer_id {{uuid}} NOT NULL,
  signer_name {{text}} NOT NULL,         -- with the capacity, where the seat above the institution signs
  acting_for_id {{uuid}},
  capacity {{text}} NOT NULL,            -- employee, supervisor
  text_hash {{bytes}} NOT NULL,
  text {{text}} NOT NULL,                -- the exact text that was signed
  signed_at {{ts}} NOT NULL,
  PRIMARY KEY (institution_id, id),
  UNIQUE (institution_id, agreement_id, capacity),
  FOREIGN KEY (institution_id, agreement_id) REFERENCES performance_agreement (institution_id, id)
) {{strict}};

CREATE TABLE performance_task (
  institution_id {{uuid}} NOT NULL,
  id {{uuid}} NOT NULL,
  agreement_id {{uuid}} NOT NULL,
  position {{int}} NOT NULL,
  activity_id {{uuid}},                  -- the institution's activity it serves
  linked {{bool}} NOT NULL DEFAULT FALSE, -- the planner linked it after it was signed without one
  title {{text}} NOT NULL,
  weight {{int}} NOT NULL,               -- basis points of the plan
  origin {{text}} NOT NULL,              -- assigned, proposed, template, copied
  priority {{text}} NOT NULL,            -- low, medium, high, critical
  starts_on {{date}} NOT NULL,
  ends_on {{date}} NOT NULL,
  state {{text}} NOT NULL,               -- proposed, rejected
  reason {{text}} NOT NULL,
  version {{int}} NOT NULL,
  PRIMARY KEY (institution_id, id),
  FOREIGN KEY (institution_id, agreement_id) REFERENCES performance_agreement (institution_id, id),
  FOREIGN KEY (institution_id, activity_id) REFERENCES planning_activity (institution_id, id)
) {{strict}};
CREATE INDEX performance_task_by_agreement ON performance_task (institution_id, agreement_id, position);
CREATE INDEX performance_task_by_activity ON performance_task (institution_id, activity_id);

CREATE TABLE performance_sub_task (
  institution_id {{uuid}} NOT NULL,
  id {{uuid}} NOT NULL,
  agreement_id {{uuid}} NOT NULL,
  task_id {{uuid}} NOT NULL,
  position {{int}} NOT NULL,
  title {{text}} NOT NULL,
  weight {{int}} NOT NULL,               -- basis points of the task
  indicator {{text}} NOT NULL,
  unit_of_measure {{text}} NOT NULL,
  mode {{text}} NOT NULL,                -- quantity, percent
  baseline {{int}},
  target {{int}} NOT NULL,               -- thousandths
  resources {{text}} NOT NULL,           -- agreed resources (OPRAS 2.5)
  starts_on {{date}} NOT NULL,
  ends_on {{date}} NOT NULL,
  state {{text}} NOT NULL,               -- proposed, rejected, running, completed, excused
  reason {{text}} NOT NULL,
  actual {{int}} NOT NULL,               -- sum of what reports that stand say, thousandths
  completed_on {{date}},
  ended_on {{date}},                     -- last day it ran, when an update ended it
  version {{int}} NOT NULL,
  PRIMARY KEY (institution_id, id),
  FOREIGN KEY (institution_id, task_id) REFERENCES performance_task (institution_id, id),
  FOREIGN KEY (institution_id, agreement_id) REFERENCES performance_agreement (institution_id, id)
) {{strict}};
CREATE INDEX performance_sub_task_by_agreement ON performance_sub_task (institution_id, agreement_id, task_id, position);
CREATE INDEX performance_sub_task_by_task ON performance_sub_task (institution_id, task_id, position);

-- Kuhuisha: a mid-year review or an extraordinary change of a signed agreement, from draft to applied.
CREATE TABLE performance_update (
  institution_id {{uuid}} NOT NULL,
  id {{uuid}} NOT NULL,
  agreement_id {{uuid}} NOT NULL,
  kind {{text}} NOT NULL,                -- midyear, extraordinary
  cause {{text}} NOT NULL,               -- season, transfer, supervisor, absence, budget, emergency, post
  proposer {{text}} NOT NULL,            -- employee, supervisor
  state {{text}} NOT NULL,               -- draft, submitted, returned, declined, withdrawn, agreed, applied
  progress {{text}} NOT NULL,            -- progress made towards the targets
  factors {{text}} NOT NULL,             -- what affected the work
  support {{text}} NOT NULL,             -- support the supervisor gives
  reason {{text}} NOT NULL,              -- why the plan changes
  effective_on {{date}} NOT NULL,        -- from which day the new version holds
  answer {{text}} NOT NULL,              -- why it was returned or declined
  text {{text}},                         -- the exact text that is signed, fixed by the submission
  text_hash {{bytes}},                   -- SHA-256 of it
  begun_at {{ts}} NOT NULL, submitted_at {{ts}},
  employee_signed_at {{ts}}, supervisor_signed_at {{ts}}, second_level_signed_at {{ts}},
  applied_at {{ts}},
  number {{int}},                        -- the version of the plan it made; NULL when it changed nothing
  version {{int}} NOT NULL,
  PRIMARY KEY (institution_id, id),
  FOREIGN KEY (institution_id, agreement_id) REFERENCES performance_agreement (institution_id, id)
) {{strict}};
CREATE INDEX performance_update_by_agreement ON performance_update (institution_id, agreement_id, id);
-- One change of a plan is talked about at a time.
CREATE UNIQUE INDEX performance_update_open ON performance_update (institution_id, agreement_id)
  WHERE state IN ('draft', 'submitted', 'returned', 'agreed');

-- What an update would change: the task or sub-task as it would be, beside what it was when the change was written.
CREATE TABLE performance_update_change (
  institution_id {{uuid}} NOT NULL,
  update_id {{uuid}} NOT NULL,
  item_id {{uuid}} NOT NULL,             -- the task or sub-task; the id it will have when it is new
  task_id {{uuid}} NOT NULL,             -- of a sub-task its task, of a task itself
  thing {{text}} NOT NULL,               -- task, sub_task
  act {{text}} NOT NULL,                 -- add, change, end
  position {{int}} NOT NULL,
  title {{text}} NOT NULL,
  weight {{int}} NOT NULL,
  activity_id {{uuid}},
  priority {{text}} NOT NULL,
  indicator {{text}} NOT NULL,
  unit_of_measure {{text}} NOT NULL,
  mode {{text}} NOT NULL,
  baseline {{int}},
  target {{int}} NOT NULL,
  resources {{text}} NOT NULL,
  starts_on {{date}} NOT NULL,
  ends_on {{date}} NOT NULL,
  old_weight {{int}},                    -- NULL of what is new
  old_indicator {{text}},
  old_target {{int}},
  old_resources {{text}},
  old_starts_on {{date}},
  old_ends_on {{date}},
  PRIMARY KEY (institution_id, update_id, item_id),
  FOREIGN KEY (institution_id, update_id) REFERENCES performance_update (institution_id, id),
  FOREIGN KEY (institution_id, activity_id) REFERENCES planning_activity (institution_id, id)
) {{strict}};

CREATE TABLE performance_update_signature (
  institution_id {{uuid}} NOT NULL,
  id {{uuid}} NOT NULL,
  update_id {{uuid}} NOT NULL,
  signer_id {{uuid}} NOT NULL,
  signer_name {{text}} NOT NULL,         -- with the capacity, where the seat above the institution signs
  acting_for_id {{uuid}},
  capacity {{text}} NOT NULL,            -- employee, supervisor, second_level
  text_hash {{bytes}} NOT NULL,
  text {{text}} NOT NULL,                -- the exact text that was signed
  signed_at {{ts}} NOT NULL,
  PRIMARY KEY (institution_id, id),
  FOREIGN KEY (institution_id, update_id) REFERENCES performance_update (institution_id, id)
) {{strict}};
CREATE INDEX performance_update_signature_by_update ON performance_update_signature (institution_id, update_id, signed_at);

-- Versions of a plan: written when the first update is applied (number 1 is what was signed), so a plan that was never
-- changed has none. Each version holds until the next one begins.
CREATE TABLE performance_plan_version (
  institution_id {{uuid}} NOT NULL,
  agreement_id {{uuid}} NOT NULL,
  number {{int}} NOT NULL,
  effective_on {{date}} NOT NULL,
  update_id {{uuid}},                    -- the update that made it; NULL of number 1
  PRIMARY KEY (institution_id, agreement_id, number),
  FOREIGN KEY (institution_id, agreement_id) REFERENCES performance_agreement (institution_id, id),
  FOREIGN KEY (institution_id, update_id) REFERENCES performance_update (institution_id, id)
) {{strict}};

-- What a version said of each task and sub-task that ran in it.
CREATE TABLE performance_plan_version_line (
  institution_id {{uuid}} NOT NULL,
  agreement_id {{uuid}} NOT NULL,
  number {{int}} NOT NULL,
  item_id {{uuid}} NOT NULL,
  thing {{text}} NOT NULL,               -- task, sub_task
  title {{text}} NOT NULL,
  weight {{int}} NOT NULL,
  indicator {{text}} NOT NULL,
  target {{int}} NOT NULL,
  starts_on {{date}} NOT NULL,
  ends_on {{date}} NOT NULL,
  PRIMARY KEY (institution_id, agreement_id, number, item_id),
  FOREIGN KEY (institution_id, agreement_id, number) REFERENCES performance_plan_version (institution_id, agreement_id, number)
) {{strict}};

-- One report per employee and week; its id is made by the client, so that a double send is one report.
CREATE TABLE performance_report (
  institution_id {{uuid}} NOT NULL,
  id {{uuid}} NOT NULL,
  agreement_id {{uuid}} NOT NULL,
  employment_id {{uuid}} NOT NULL,
  week {{date}} NOT NULL,                -- its Monday
  state {{text}} NOT NULL,               -- sent, verified, queried
  late {{bool}} NOT NULL,
  note {{text}} NOT NULL,
  query {{text}} NOT NULL,               -- what the supervisor asks
  sent_at {{ts}} NOT NULL,               -- when it arrived
  written_at {{ts}},                     -- by the clock of the device on which it waited for a network; NULL: it was sent at once
  verified_at {{ts}}, verified_by_id {{uuid}}, verified_by_name {{text}},
  version {{int}} NOT NULL,
  PRIMARY KEY (institution_id, id),
  UNIQUE (institution_id, agreement_id, week),
  FOREIGN KEY (institution_id, agreement_id) REFERENCES performance_agreement (institution_id, id)
) {{strict}};
CREATE INDEX performance_report_by_employment ON performance_report (institution_id, employment_id, week);
CREATE INDEX performance_report_waiting ON performance_report (institution_id, employment_id, week) WHERE state = 'sent';

CREATE TABLE performance_report_line (
  institution_id {{uuid}} NOT NULL,
  report_id {{uuid}} NOT NULL,
  sub_task_id {{uuid}} NOT NULL,
  quantity {{int}} NOT NULL,             -- done this week, thousandths; percent mode: percent reached this week
  status {{text}} NOT NULL,              -- unchanged, in_progress, completed
  completed_on {{date}},
  blocker {{text}} NOT NULL,             -- none, network, tools, money, transport, people, weather, other
  text {{text}} NOT NULL,
  PRIMARY KEY (institution_id, report_id, sub_task_id),
  FOREIGN KEY (institution_id, report_id) REFERENCES performance_report (institution_id, id),
  FOREIGN KEY (institution_id, sub_task_id) REFERENCES performance_sub_task (institution_id, id)
) {{strict}};
CREATE INDEX performance_report_line_by_sub_task ON performance_report_line (institution_id, sub_task_id);

CREATE TABLE performance_evidence (
  institution_id {{uuid}} NOT NULL,
  report_id {{uuid}} NOT NULL,
  file_id {{uuid}} NOT NULL,
  PRIMARY KEY (institution_id, report_id, file_id),
  FOREIGN KEY (institution_id, report_id) REFERENCES performance_report (institution_id, id),
  FOREIGN KEY (institution_id, file_id) REFERENCES platform_file (institution_id, id)
) {{strict}};
CREATE INDEX performance_evidence_by_file ON performance_evidence (institution_id, file_id);

-- Kumbusho: what the program reminded somebody of, before it may count as zero.
CREATE TABLE performance_reminder (
  institution_id {{uuid}} NOT NULL,
  sub_task_id {{uuid}} NOT NULL,
  number {{int}} NOT NULL,               -- 1, 2, 3
  sent_on {{date}} NOT NULL,
  PRIMARY KEY (institution_id, sub_task_id, number),
  FOREIGN KEY (institution_id, sub_task_id) REFERENCES performance_sub_task (institution_id, id)
) {{strict}};

CREATE TABLE performance_appraisal (
  institution_id {{uuid}} NOT NULL,
  id {{uuid}} NOT NULL,
  agreement_id {{uuid}} NOT NULL,
  employment_id {{uuid}} NOT NULL,
  year {{int}} NOT NULL,
  state {{text}} NOT NULL,               -- open, self_rated, supervisor_rated, discussed, agreed, disputed, countersigned, published
  employee_comment {{text}} NOT NULL,
  supervisor_comment {{text}} NOT NULL,
  dispute {{text}} NOT NULL,
  countersign_comment {{text}} NOT NULL,
  stands {{text}},                       -- own, supervisor, agreed: what the mark rests on where nobody above answered
  heads {{text}},                        -- what the post headed when it was opened: a post of the next year changes no mark
  self_rated_at {{ts}}, supervisor_rated_at {{ts}}, agreed_at {{ts}}, countersigned_at {{ts}}, published_at {{ts}},
  version {{int}} NOT NULL,
  PRIMARY KEY (institution_id, id),
  UNIQUE (institution_id, agreement_id),
  FOREIGN KEY (institution_id, agreement_id) REFERENCES performance_agreement (institution_id, id)
) {{strict}};
CREATE INDEX performance_appraisal_by_year ON performance_appraisal (institution_id, year, state);
-- For the program's round: who has not rated, or only themselves.
CREATE INDEX performance_appraisal_begun ON performance_appraisal (year, state) WHERE state IN ('open', 'self_rated');

-- Marks per sub-task; quality 0..100 whole points; counted is the quantity the supervisor confirms or corrects.
CREATE TABLE performance_rating (
  institution_id {{uuid}} NOT NULL,
  appraisal_id {{uuid}} NOT NULL,
  sub_task_id {{uuid}} NOT NULL,
  counted {{int}},                       -- corrected quantity, thousandths; NULL: as reported
  counted_reason {{text}} NOT NULL,
  self_quality {{int}}, supervisor_quality {{int}}, agreed_quality {{int}},
  self_reason {{text}} NOT NULL, supervisor_reason {{text}} NOT NULL, agreed_reason {{text}} NOT NULL,
  PRIMARY KEY (institution_id, appraisal_id, sub_task_id),
  FOREIGN KEY (institution_id, appraisal_id) REFERENCES performance_appraisal (institution_id, id),
  FOREIGN KEY (institution_id, sub_task_id) REFERENCES performance_sub_task (institution_id, id)
) {{strict}};

-- The nine factors' items, 1..5 ascending; 0 is not applicable, NULL is not answered yet.
CREATE TABLE performance_attribute (
  institution_id {{uuid}} NOT NULL,
  appraisal_id {{uuid}} NOT NULL,
  item {{int}} NOT NULL,
  self_mark {{int}}, supervisor_mark {{int}}, agreed_mark {{int}},
  PRIMARY KEY (institution_id, appraisal_id, item),
  FOREIGN KEY (institution_id, appraisal_id) REFERENCES performance_appraisal (institution_id, id)
) {{strict}};

-- Alama: never changed, only followed by a next version. inputs holds every number the formula used.
CREATE TABLE performance_mark (
  institution_id {{uuid}} NOT NULL,
  appraisal_id {{uuid}} NOT NULL,
  version {{int}} NOT NULL,
  employment_id {{uuid}} NOT NULL,
  year {{int}} NOT NULL,
  formula {{text}} NOT NULL,           -- F1; F1-without-I while a head's institution has no score
  inputs {{json}} NOT NULL,
  r {{int}} NOT NULL, b {{int}}, m {{int}}, o {{int}} NOT NULL,   -- basis points
  band {{int}} NOT NULL,                 -- 1 best to 5
  computed_at {{ts}} NOT NULL,
  published_at {{ts}},
  PRIMARY KEY (institution_id, appraisal_id, version),
  FOREIGN KEY (institution_id, appraisal_id) REFERENCES performance_appraisal (institution_id, id)
) {{strict}};
CREATE INDEX performance_mark_by_employment ON performance_mark (institution_id, employment_id, year);
CREATE INDEX performance_mark_by_year ON performance_mark (institution_id, year);

-- Rufaa: one case against one published mark. Its levels, what is contested, who sits over it, what was decided.
CREATE TABLE performance_appeal (
  institution_id {{uuid}} NOT NULL,
  id {{uuid}} NOT NULL,                  -- made by the client, so that a double send is one case
  appraisal_id {{uuid}} NOT NULL,
  employment_id {{uuid}} NOT NULL,       -- appellant
  year {{int}} NOT NULL,
  number {{int}} NOT NULL,               -- of the institution's appeals about the marks of a year: RUF/2026/27/0007
  contested_version {{int}} NOT NULL,    -- the mark that stood when it was filed
  respondent_id {{uuid}},                -- who gave the mark
  level {{int}} NOT NULL,                -- 0 review, 1 second level, 2 committee, 3 Commission
  state {{text}} NOT NULL,               -- committee, hearing, decided, outside, closed, withdrawn
  made_at {{ts}} NOT NULL,
  version {{int}} NOT NULL,
  PRIMARY KEY (institution_id, id),
  UNIQUE (institution_id, appraisal_id),
  UNIQUE (institution_id, year, number),
  FOREIGN KEY (institution_id, appraisal_id) REFERENCES performance_appraisal (institution_id, id),
  FOREIGN KEY (institution_id, employment_id) REFERENCES people_employment (institution_id, id)
) {{strict}};
CREATE INDEX performance_appeal_by_employment ON performance_appeal (institution_id, employment_id, id);
CREATE INDEX performance_appeal_by_respondent ON performance_appeal (institution_id, respondent_id, id);

-- The last number given: counted up in the unit that files, so that two at once never get the same.
CREATE TABLE performance_appeal_number (
  institution_id {{uuid}} NOT NULL,
  year {{int}} NOT NULL,
  last {{int}} NOT NULL,
  PRIMARY KEY (institution_id, year)
) {{strict}};

CREATE TABLE performance_appeal_level (
  institution_id {{uuid}} NOT NULL,
  appeal_id {{uuid}} NOT NULL,
  level {{int}} NOT NULL,
  came {{text}} NOT NULL,                -- filed, further, missed, recused, left: how the case came here
  statement {{text}} NOT NULL,           -- the appellant's words
  late_reason {{text}} NOT NULL,         -- why it comes after the last day; empty when in time
  reached_at {{ts}} NOT NULL,
  answer_due_on {{date}},                -- NULL: nobody is asked
  answer {{text}} NOT NULL,
  answered_at {{ts}},
  decide_due_on {{date}} NOT NULL,
  proposed_by_id {{uuid}}, proposed_at {{ts}},
  panel_reason {{text}} NOT NULL,        -- why others than the named officers sit on the committee
  reason {{text}} NOT NULL,              -- of the decision as a whole
  struck {{bool}} NOT NULL,              -- not admitted: late without a good reason
  outcome {{text}},                      -- upheld, partial, dismissed, struck, missed, recused, left
  decided_at {{ts}},
  mark_version {{int}},                  -- the version it made; NULL: the former mark stands
  would_be {{int}},                      -- what the decision came to when it was lower than the former mark, basis points
  next_due_on {{date}},                  -- last day to go on to the next level
  send_due_on {{date}},                  -- last day for the file to reach the Commission; NULL of the levels below
  sent_on {{date}}, sent_as {{text}} NOT NULL,
  answer_reference {{text}} NOT NULL, answer_on {{date}},
  PRIMARY KEY (institution_id, appeal_id, level),
  FOREIGN KEY (institution_id, appeal_id) REFERENCES performance_appeal (institution_id, id)
) {{strict}};

CREATE TABLE performance_appeal_item (
  institution_id {{uuid}} NOT NULL,
  appeal_id {{uuid}} NOT NULL,
  position {{int}} NOT NULL,             -- from 1
  sub_task_id {{uuid}},                  -- one of these three
  item {{int}},
  factor {{int}},                        -- of a period: there the nine factors are judged, not their items
  period_from {{date}},                  -- first day of the period within which it is contested; NULL: the appraisal's own
  ground {{text}} NOT NULL,
  text {{text}} NOT NULL,
  PRIMARY KEY (institution_id, appeal_id, position),
  FOREIGN KEY (institution_id, appeal_id) REFERENCES performance_appeal (institution_id, id),
  FOREIGN KEY (institution_id, sub_task_id) REFERENCES performance_sub_task (institution_id, id)
) {{strict}};

CREATE TABLE performance_appeal_ruling (
  institution_id {{uuid}} NOT NULL,
  appeal_id {{uuid}} NOT NULL,
  level {{int}} NOT NULL,
  position {{int}} NOT NULL,
  changed {{bool}} NOT NULL,
  quality {{int}},                       -- 0..100
  counted {{int}},                       -- thousandths
  mark {{int}},                          -- 1..5
  completed_on {{date}},
  excused {{bool}} NOT NULL,
  reason {{text}} NOT NULL,
  PRIMARY KEY (institution_id, appeal_id, level, position),
  FOREIGN KEY (institution_id, appeal_id) REFERENCES performance_appeal (institution_id, id)
) {{strict}};

CREATE TABLE performance_appeal_member (
  institution_id {{uuid}} NOT NULL,
  appeal_id {{uuid}} NOT NULL,
  level {{int}} NOT NULL,
  employment_id {{uuid}} NOT NULL,
  seat {{text}} NOT NULL,                -- decider, head, hr, planning, peer
  state {{text}} NOT NULL,               -- sitting, recused, left
  vote {{text}} NOT NULL,                -- none, agrees, disagrees
  note {{text}} NOT NULL,
  PRIMARY KEY (institution_id, appeal_id, level, employment_id),
  FOREIGN KEY (institution_id, appeal_id) REFERENCES performance_appeal (institution_id, id),
  FOREIGN KEY (institution_id, employment_id) REFERENCES people_employment (institution_id, id)
) {{strict}};
CREATE INDEX performance_appeal_member_by_employment ON performance_appeal_member (institution_id, employment_id, appeal_id);

CREATE TABLE performance_appeal_file (
  institution_id {{uuid}} NOT NULL,
  appeal_id {{uuid}} NOT NULL,
  file_id {{uuid}} NOT NULL,
  side {{text}} NOT NULL,                -- appellant, respondent
  position {{int}} NOT NULL,             -- the contested item it proves; 0: none in particular
  PRIMARY KEY (institution_id, appeal_id, file_id),
  FOREIGN KEY (institution_id, appeal_id) REFERENCES performance_appeal (institution_id, id),
  FOREIGN KEY (institution_id, file_id) REFERENCES platform_file (institution_id, id)
) {{strict}};

-- Vipindi: a part of somebody's year that somebody else judged; the year's mark weighs them by days.
CREATE TABLE performance_period (
  institution_id {{uuid}} NOT NULL,
  id {{uuid}} NOT NULL,
  employment_id {{uuid}} NOT NULL,
  year {{int}} NOT NULL,
  from_on {{date}} NOT NULL,
  to_on {{date}} NOT NULL,               -- last day
  source {{text}} NOT NULL,              -- supervisor, statement
  judge_id {{uuid}},                     -- the outgoing supervisor; NULL of a statement from another institution
  judge {{text}} NOT NULL,               -- name; of a statement the institution and who signed
  state {{text}} NOT NULL,               -- owed, closed, merged
  note {{text}} NOT NULL,
  letter {{text}} NOT NULL,              -- of a statement
  heads {{text}},                        -- what the post headed when it was opened; NULL of a statement
  formula {{text}},
  inputs {{json}},                       -- every number the provisional mark was computed from
  mark {{int}},                          -- basis points
  closed_at {{ts}},
  version {{int}} NOT NULL,
  PRIMARY KEY (institution_id, id),
  FOREIGN KEY (institution_id, employment_id) REFERENCES people_employment (institution_id, id)
) {{strict}};
CREATE INDEX performance_period_by_employment ON performance_period (institution_id, employment_id, year, from_on);
-- What is still owed, across institutions: the program's own round.
CREATE INDEX performance_period_owed ON performance_period (institution_id, id) WHERE state = 'owed';
-- One stretch of one supervisor opens one period, whichever server comes first.
CREATE UNIQUE INDEX performance_period_of_judge ON performance_period (institution_id, employment_id, year, judge_id, to_on) WHERE source = 'supervisor';
CREATE INDEX performance_period_by_source ON performance_period (institution_id, year, source);

-- Mapitio ya majaribio: what the supervisor recommends after six and after twelve months.
CREATE TABLE performance_probation (
  institution_id {{uuid}} NOT NULL,
  id {{uuid}} NOT NULL,
  employment_id {{uuid}} NOT NULL,
  months {{int}} NOT NULL,               -- 6, 12
  due_on {{date}} NOT NULL,
  state {{text}} NOT NULL,               -- owed, reviewed
  recommendation {{text}},               -- confirm, extend, end
  note {{text}} NOT NULL,
  reviewer {{text}} NOT NULL,
  reviewed_at {{ts}},
  version {{int}} NOT NULL,
  PRIMARY KEY (institution_id, id),
  UNIQUE (institution_id, employment_id, months),
  FOREIGN KEY (institution_id, employment_id) REFERENCES people_employment (institution_id, id)
) {{strict}};
CREATE INDEX performance_probation_by_day ON performance_probation (institution_id, due_on, id);

-- Makabidhiano ya kazi: the open sub-tasks of somebody who leaves before the year ends.
CREATE TABLE performance_handover (
  institution_id {{uuid}} NOT NULL,
  id {{uuid}} NOT NULL,
  agreement_id {{uuid}} NOT NULL,
  open {{bool}} NOT NULL,                -- somebody is still to be named
  version {{int}} NOT NULL,
  PRIMARY KEY (institution_id, id),
  UNIQUE (institution_id, agreement_id),
  FOREIGN KEY (institution_id, agreement_id) REFERENCES performance_agreement (institution_id, id)
) {{strict}};
-- What still waits, across institutions: the program's own round.
CREATE INDEX performance_handover_open ON performance_handover (institution_id, id) WHERE open;

-- What one person takes of it; to_id NULL: nobody, for the reason in the note.
CREATE TABLE performance_handover_part (
  institution_id {{uuid}} NOT NULL,
  id {{uuid}} NOT NULL,
  handover_id {{uuid}} NOT NULL,
  to_id {{uuid}},
  note {{text}} NOT NULL,
  named_by {{text}} NOT NULL,
  named_at {{ts}} NOT NULL,
  update_id {{uuid}},                    -- the update of their plan through which they took it
  version {{int}} NOT NULL,
  PRIMARY KEY (institution_id, id),
  FOREIGN KEY (institution_id, handover_id) REFERENCES performance_handover (institution_id, id),
  FOREIGN KEY (institution_id, to_id) REFERENCES people_employment (institution_id, id),
  FOREIGN KEY (institution_id, update_id) REFERENCES performance_update (institution_id, id)
) {{strict}};
CREATE INDEX performance_handover_part_of ON performance_handover_part (institution_id, handover_id);

-- A sub-task is named once.
CREATE TABLE performance_handover_line (
  institution_id {{uuid}} NOT NULL,
  sub_task_id {{uuid}} NOT NULL,
  part_id {{uuid}} NOT NULL,
  PRIMARY KEY (institution_id, sub_task_id),
  FOREIGN KEY (institution_id, sub_task_id) REFERENCES performance_sub_task (institution_id, id),
  FOREIGN KEY (institution_id, part_id) REFERENCES performance_handover_part (institution_id, id)
) {{strict}};
CREATE INDEX performance_handover_line_of ON performance_handover_line (institution_id, part_id);

-- Tuzo, hatua za maendeleo na adhabu: recommended with an appraisal, decided, followed up.
CREATE TABLE performance_measure (
  institution_id {{uuid}} NOT NULL,
  id {{uuid}} NOT NULL,
  appraisal_id {{uuid}} NOT NULL,
  employment_id {{uuid}} NOT NULL,
  year {{int}} NOT NULL,
  sort {{text}} NOT NULL,                -- reward, development, sanction
  kind {{text}} NOT NULL,                -- short_course, commendation ..
  subject {{text}} NOT NULL,             -- of a course; may be empty
  text {{text}} NOT NULL,                -- why
  state {{text}} NOT NULL,               -- recommended, hearing, heard, approved, declined, withdrawn, done, not_done
  recommended_by_id {{uuid}} NOT NULL, recommended_by {{text}} NOT NULL, -- names with the capacity, where the seat above acts
  recommended_at {{ts}} NOT NULL,
  hearing_due_on {{date}},               -- last day to be heard; only of a sanction
  hearing {{text}} NOT NULL,             -- the employee's word
  heard_at {{ts}},
  decided_by_id {{uuid}}, decided_by {{text}}, decided_at {{ts}},
  decision {{text}} NOT NULL,            -- its reason
  letter {{text}} NOT NULL,
  due_on {{date}},                       -- by when it is carried out
  followed_by_id {{uuid}}, followed_by {{text}}, followed_at {{ts}},
  outcome {{text}} NOT NULL,
  version {{int}} NOT NULL,
  PRIMARY KEY (institution_id, id),
  FOREIGN KEY (institution_id, appraisal_id) REFERENCES performance_appraisal (institution_id, id),
  FOREIGN KEY (institution_id, employment_id) REFERENCES people_employment (institution_id, id)
) {{strict}};
CREATE INDEX performance_measure_by_appraisal ON performance_measure (institution_id, appraisal_id, id);
CREATE INDEX performance_measure_by_employment ON performance_measure (institution_id, employment_id, id);
CREATE INDEX performance_measure_by_year ON performance_measure (institution_id, year, id);

-- What the employee says beside a measure; only added.
CREATE TABLE performance_measure_comment (
  institution_id {{uuid}} NOT NULL,
  id {{uuid}} NOT NULL,
  measure_id {{uuid}} NOT NULL,
  by_id {{uuid}} NOT NULL,
  text {{text}} NOT NULL,
  at {{ts}} NOT NULL,
  PRIMARY KEY (institution_id, id),
  FOREIGN KEY (institution_id, measure_id) REFERENCES performance_measure (institution_id, id)
) {{strict}};
CREATE INDEX performance_measure_comment_by_measure ON performance_measure_comment (institution_id, measure_id, id);

-- Matumizi ya alama: each later use of a mark; only added.
CREATE TABLE performance_mark_use (
  institution_id {{uuid}} NOT NULL,
  id {{uuid}} NOT NULL,
  appraisal_id {{uuid}} NOT NULL,
  mark_version {{int}} NOT NULL,
  employment_id {{uuid}} NOT NULL,
  year {{int}} NOT NULL,
  purpose {{text}} NOT NULL,             -- confirmation, promotion, award, training, sanction, other
  decision {{text}} NOT NULL,
  letter {{text}} NOT NULL,
  used_on {{date}} NOT NULL,
  used_by_id {{uuid}} NOT NULL, used_by {{text}} NOT NULL,
  recorded_at {{ts}} NOT NULL,
  PRIMARY KEY (institution_id, id),
  FOREIGN KEY (institution_id, appraisal_id, mark_version) REFERENCES performance_mark (institution_id, appraisal_id, version),
  FOREIGN KEY (institution_id, employment_id) REFERENCES people_employment (institution_id, id)
) {{strict}};
CREATE INDEX performance_mark_use_by_appraisal ON performance_mark_use (institution_id, appraisal_id, id);
CREATE INDEX performance_mark_use_by_employment ON performance_mark_use (institution_id, employment_id, id);
