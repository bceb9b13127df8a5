-- Mkataba wa taasisi: what an institution undertakes for a year, its signatures and the sittings in which they are given,
-- the figures of each quarter with their evidence, and the score.

-- One version of a contract. An addendum is the next version; the one before stays as it was signed.
CREATE TABLE contract_terms (
  institution_id {{uuid}} NOT NULL REFERENCES people_institution (id),
  id {{uuid}} NOT NULL,
  year {{int}} NOT NULL,
  number {{int}} NOT NULL,               -- from 1
  state {{text}} NOT NULL,               -- draft, submitted, returned, agreed, signed, replaced
  reason {{text}} NOT NULL,              -- why it was returned
  addendum {{text}} NOT NULL,            -- why there is an addendum; empty of number 1
  promised {{text}} NOT NULL,            -- resources promised
  evidence_rules {{text}} NOT NULL,
  text {{text}},                         -- the exact text both sign, fixed when it is agreed
  text_hash {{bytes}},                   -- SHA-256 of it
  submitted_at {{ts}}, submitted_by_id {{uuid}},
  agreed_at {{ts}}, agreed_by_name {{text}} NOT NULL,
  signed_at {{ts}},                      -- when the second of both signed
  version {{int}} NOT NULL,
  PRIMARY KEY (institution_id, id),
  UNIQUE (institution_id, year, number)
) {{strict}};

CREATE TABLE contract_objective (
  institution_id {{uuid}} NOT NULL,
  terms_id {{uuid}} NOT NULL,
  code {{text}} NOT NULL,
  title {{text}} NOT NULL,
  weight {{int}} NOT NULL,               -- basis points
  PRIMARY KEY (institution_id, terms_id, code),
  FOREIGN KEY (institution_id, terms_id) REFERENCES contract_terms (institution_id, id)
) {{strict}};

-- The code of a target is the same in every version and in the quarters' figures.
CREATE TABLE contract_target (
  institution_id {{uuid}} NOT NULL,
  terms_id {{uuid}} NOT NULL,
  code {{text}} NOT NULL,
  objective_code {{text}} NOT NULL,
  title {{text}} NOT NULL,
  indicator {{text}} NOT NULL,
  unit_of_measure {{text}} NOT NULL,
  yearly_target {{int}},                 -- thousandths
  quarter_1 {{int}}, quarter_2 {{int}}, quarter_3 {{int}}, quarter_4 {{int}},  -- reached since 1 July, thousandths
  evidence {{text}} NOT NULL,            -- which evidence is owed; empty: none
  PRIMARY KEY (institution_id, terms_id, code),
  FOREIGN KEY (institution_id, terms_id, objective_code) REFERENCES contract_objective (institution_id, terms_id, code)
) {{strict}};

-- Who signed may work in another institution: the secretariat above. So who it was is written down, not referred to.
CREATE TABLE contract_signature (
  institution_id {{uuid}} NOT NULL,
  terms_id {{uuid}} NOT NULL,
  party {{text}} NOT NULL,               -- institution, authority
  id {{uuid}} NOT NULL,
  signer_institution_id {{uuid}} NOT NULL,
  signer_id {{uuid}} NOT NULL,
  signer_name {{text}} NOT NULL,
  signer_post {{text}} NOT NULL,
  acting_for {{text}} NOT NULL,          -- whom a kaimu signed for
  text_hash {{bytes}} NOT NULL,
  sitting_institution_id {{uuid}}, sitting_id {{uuid}},
  signed_at {{ts}} NOT NULL,
  PRIMARY KEY (institution_id, terms_id, party),
  FOREIGN KEY (institution_id, terms_id) REFERENCES contract_terms (institution_id, id)
) {{strict}};

-- Kikao cha kusaini: it belongs to the secretariat that calls it.
CREATE TABLE contract_sitting (
  institution_id {{uuid}} NOT NULL REFERENCES people_institution (id),
  id {{uuid}} NOT NULL,
  year {{int}} NOT NULL,
  held_on {{date}} NOT NULL,
  place {{text}} NOT NULL,
  closed_at {{ts}},
  made_at {{ts}} NOT NULL,
  version {{int}} NOT NULL,
  PRIMARY KEY (institution_id, id)
) {{strict}};
CREATE INDEX contract_sitting_by_day ON contract_sitting (institution_id, held_on, id);

CREATE TABLE contract_invited (
  institution_id {{uuid}} NOT NULL,
  sitting_id {{uuid}} NOT NULL,
  invited_id {{uuid}} NOT NULL REFERENCES people_institution (id),
  PRIMARY KEY (institution_id, sitting_id, invited_id),
  FOREIGN KEY (institution_id, sitting_id) REFERENCES contract_sitting (institution_id, id)
) {{strict}};
CREATE INDEX contract_invited_by_invited ON contract_invited (invited_id, institution_id, sitting_id);

-- One set of a quarter's figures. A correction is a new row that points to the old one.
CREATE TABLE contract_quarter (
  institution_id {{uuid}} NOT NULL,
  id {{uuid}} NOT NULL,
  year {{int}} NOT NULL,
  quarter {{int}} NOT NULL,              -- 1 to 4
  number {{int}} NOT NULL,               -- from 1
  corrects_id {{uuid}},
  terms_id {{uuid}} NOT NULL,            -- the version of the contract it reports on
  state {{text}} NOT NULL,               -- draft, submitted, queried, appealed, verified, replaced
  late {{bool}} NOT NULL,
  submitted_at {{ts}}, submitted_by_id {{uuid}}, submitted_by_name {{text}} NOT NULL,
  answer {{text}} NOT NULL,              -- what the verifier asks
  answered_at {{ts}}, answered_by_id {{uuid}}, answered_by_name {{text}} NOT NULL, -- the person: works elsewhere
  appeal {{text}} NOT NULL,              -- why the head holds the query to be wrong
  appealed_at {{ts}}, appealed_by_name {{text}} NOT NULL,
  decision {{text}} NOT NULL,            -- the reasons with which another verifier decided the appeal
  decided_at {{ts}}, decided_by_name {{text}} NOT NULL,
  version {{int}} NOT NULL,
  PRIMARY KEY (institution_id, id),
  UNIQUE (institution_id, year, quarter, number),
  FOREIGN KEY (institution_id, terms_id) REFERENCES contract_terms (institution_id, id)
) {{strict}};
-- What waits for verification, or for the decision of an appeal, in the whole country.
CREATE INDEX contract_quarter_waiting ON contract_quarter (submitted_at, id) WHERE state IN ('submitted', 'appealed');

CREATE TABLE contract_figure (
  institution_id {{uuid}} NOT NULL,
  quarter_id {{uuid}} NOT NULL,
  code {{text}} NOT NULL,                -- of the target
  actual {{int}} NOT NULL,               -- reached since 1 July, thousandths
  note {{text}} NOT NULL,
  PRIMARY KEY (institution_id, quarter_id, code),
  FOREIGN KEY (institution_id, quarter_id) REFERENCES contract_quarter (institution_id, id)
) {{strict}};

CREATE TABLE contract_evidence (
  institution_id {{uuid}} NOT NULL,
  quarter_id {{uuid}} NOT NULL,
  file_id {{uuid}} NOT NULL,
  code {{text}} NOT NULL,
  PRIMARY KEY (institution_id, quarter_id, file_id),
  FOREIGN KEY (institution_id, quarter_id) REFERENCES contract_quarter (institution_id, id),
  FOREIGN KEY (institution_id, file_id) REFERENCES platform_file (institution_id, id)
) {{strict}};
CREATE INDEX contract_evidence_by_file ON contract_evidence (institution_id, file_id);

-- Alama ya taasisi (I): never changed, only followed by the next. inputs holds every number the formula used.
CREATE TABLE contract_score (
  institution_id {{uuid}} NOT NULL,
  year {{int}} NOT NULL,
  number {{int}} NOT NULL,               -- from 1
  quarter {{int}} NOT NULL,
  quarter_id {{uuid}} NOT NULL,
  terms_id {{uuid}} NOT NULL,
  formula {{text}} NOT NULL,
  inputs {{json}} NOT NULL,
  score {{int}} NOT NULL,                -- basis points
  made_at {{ts}} NOT NULL,
  PRIMARY KEY (institution_id, year, number),
  FOREIGN KEY (institution_id, quarter_id) REFERENCES contract_quarter (institution_id, id)
) {{strict}};
