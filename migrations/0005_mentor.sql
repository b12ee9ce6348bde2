-- Check-ins of skills ---------------------------------------------------------------------------------------------------------------

-- Skills rated side by side: by oneself and, where it is held with somebody, by them and by both together. One that is closed is its
-- document, which no later change touches; nothing else is kept of it.
CREATE TABLE skill_check_in (
    id           TEXT    NOT NULL PRIMARY KEY,
    person_id    TEXT             REFERENCES person ON DELETE RESTRICT,
    checked_on   TEXT    NOT NULL,
    closed_at    TEXT,
    document     TEXT             CHECK (json_valid(document)),
    CHECK ((closed_at IS NULL) = (document IS NULL))
) STRICT;

CREATE INDEX skill_check_in_by_person ON skill_check_in (person_id);

-- What one side says in a check-in that is open.
CREATE TABLE skill_check_in_rating (
    id                TEXT    NOT NULL PRIMARY KEY,
    skill_check_in_id TEXT    NOT NULL REFERENCES skill_check_in ON DELETE CASCADE,
    skill_id          TEXT    NOT NULL REFERENCES skill ON DELETE RESTRICT,
    side              TEXT    NOT NULL CHECK (side IN ('me', 'mentor', 'agreed')),
    level             INTEGER NOT NULL CHECK (level BETWEEN 0 AND 4),
    reason            TEXT    NOT NULL,
    UNIQUE (skill_check_in_id, skill_id, side)
) STRICT;

CREATE INDEX skill_check_in_rating_by_skill ON skill_check_in_rating (skill_id);
