-- The report of a quarter -----------------------------------------------------------------------------------------------------------

-- How a record stands in the report of one period: left out, in other words, or at another place among its like. The period is its
-- label, which is also a range's.
CREATE TABLE report_choice (
    id           TEXT    NOT NULL PRIMARY KEY,
    quarter      TEXT    NOT NULL CHECK (quarter <> ''),
    record_id    TEXT    NOT NULL REFERENCES record ON DELETE CASCADE,
    left_out     INTEGER NOT NULL CHECK (left_out IN (0, 1)),
    title        TEXT             CHECK (title <> ''),
    words        TEXT,
    position     INTEGER,
    UNIQUE (quarter, record_id)
) STRICT;

CREATE INDEX report_choice_by_record ON report_choice (record_id);

-- The ritual ------------------------------------------------------------------------------------------------------------------------

-- What became of an intention, in the person's words, and whether it was kept.
ALTER TABLE intention ADD COLUMN outcome TEXT NOT NULL DEFAULT '';
ALTER TABLE intention ADD COLUMN result TEXT CHECK (result IN ('kept', 'partly', 'missed'));

-- A goal that was looked at when a quarter ended, and goes on.
CREATE TABLE carried_goal (
    id           TEXT    NOT NULL PRIMARY KEY,
    quarter      TEXT    NOT NULL CHECK (quarter <> ''),
    goal_id      TEXT    NOT NULL REFERENCES goal ON DELETE CASCADE,
    UNIQUE (quarter, goal_id)
) STRICT;

CREATE INDEX carried_goal_by_goal ON carried_goal (goal_id);

-- A skill to put first in a quarter.
CREATE TABLE focus_skill (
    id           TEXT    NOT NULL PRIMARY KEY,
    quarter      TEXT    NOT NULL CHECK (quarter <> ''),
    skill_id     TEXT    NOT NULL REFERENCES skill ON DELETE CASCADE,
    position     INTEGER NOT NULL,
    UNIQUE (quarter, skill_id)
) STRICT;

CREATE INDEX focus_skill_by_skill ON focus_skill (skill_id);

-- A quarter that was closed, with its report as it was composed then.
CREATE TABLE frozen_report (
    id           TEXT    NOT NULL PRIMARY KEY,
    quarter      TEXT    NOT NULL UNIQUE CHECK (quarter <> ''),
    from_on      TEXT    NOT NULL,
    to_on        TEXT    NOT NULL CHECK (to_on >= from_on),
    closed_at    TEXT    NOT NULL,
    document     TEXT    NOT NULL CHECK (json_valid(document))
) STRICT;

-- A file that was written when a quarter was closed; its bytes are kept by their hash, like those of attachments.
CREATE TABLE frozen_file (
    id               TEXT    NOT NULL PRIMARY KEY,
    frozen_report_id TEXT    NOT NULL REFERENCES frozen_report ON DELETE CASCADE,
    name             TEXT    NOT NULL CHECK (name <> ''),
    size             INTEGER NOT NULL CHECK (size >= 0),
    hash             TEXT    NOT NULL,
    position         INTEGER NOT NULL,
    UNIQUE (frozen_report_id, name)
) STRICT;

-- Bytes are kept while the history names them.
DROP INDEX history_by_content;
CREATE INDEX history_by_content ON history (image ->> 'hash') WHERE table_name IN ('attachment', 'frozen_file');
