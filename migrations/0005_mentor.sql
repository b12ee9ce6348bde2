-- The packet for a mentor, and what comes back ------------------------------------------------------------------------------------

-- A question to a person, asked with the packet of a quarter.
CREATE TABLE packet_question (
    id           TEXT    NOT NULL PRIMARY KEY,
    person_id    TEXT    NOT NULL REFERENCES person ON DELETE CASCADE,
    quarter      TEXT    NOT NULL CHECK (quarter <> ''),
    text         TEXT    NOT NULL CHECK (text <> ''),
    position     INTEGER NOT NULL
) STRICT;

CREATE INDEX packet_question_by_person ON packet_question (person_id, quarter);

-- A reply as it came, whole: what was not taken in can still be.
CREATE TABLE packet_reply (
    id           TEXT    NOT NULL PRIMARY KEY,
    person_id    TEXT    NOT NULL REFERENCES person ON DELETE CASCADE,
    quarter      TEXT    NOT NULL CHECK (quarter <> ''),
    saved_at     TEXT    NOT NULL,
    read_at      TEXT    NOT NULL,
    document     TEXT    NOT NULL CHECK (json_valid(document)),
    UNIQUE (person_id, document)
) STRICT;

-- What was taken in of the replies to a packet: per answer, a hash of what it said, and the record that it became.
CREATE TABLE taken_answer (
    id           TEXT    NOT NULL PRIMARY KEY,
    packet       TEXT    NOT NULL,
    answer_key   TEXT    NOT NULL,
    hash         TEXT    NOT NULL,
    record_id    TEXT    NOT NULL REFERENCES record ON DELETE CASCADE,
    UNIQUE (packet, answer_key)
) STRICT;

CREATE INDEX taken_answer_by_record ON taken_answer (record_id);

-- The case for a level ------------------------------------------------------------------------------------------------------------

-- What shows that a criterion is met, in the person's words. A record that it tells of takes it along when it is deleted, and lets
-- nobody see more of it than of itself.
CREATE TABLE case_item (
    id           TEXT    NOT NULL PRIMARY KEY,
    criterion    TEXT    NOT NULL CHECK (criterion <> ''),
    record_id    TEXT             REFERENCES record ON DELETE CASCADE,
    situation    TEXT    NOT NULL,
    action       TEXT    NOT NULL,
    result       TEXT    NOT NULL,
    url          TEXT    NOT NULL,
    visibility   TEXT    NOT NULL CHECK (visibility IN ('private', 'mentor', 'report') OR visibility GLOB 'mentor:?*'),
    position     INTEGER NOT NULL
) STRICT;

CREATE INDEX case_item_by_record ON case_item (record_id);

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
