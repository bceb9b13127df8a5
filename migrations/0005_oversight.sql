-- What looks across areas and keeps something of its own: papers as they were issued.

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
