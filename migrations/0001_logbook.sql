-- The file itself ---------------------------------------------------------------------------------------------------------------

CREATE TABLE logbook (
    one          INTEGER PRIMARY KEY CHECK (one = 1),
    id           TEXT    NOT NULL,
    created_at   TEXT    NOT NULL
) STRICT;

-- One line of steps; a step is one intention of the person.
CREATE TABLE step (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    intent       TEXT    NOT NULL,
    source       TEXT    NOT NULL CHECK (source IN ('window', 'terminal', 'import')),
    at           TEXT    NOT NULL,
    undone       INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;

-- The step that changes are noted under; no row while undo and redo put rows back.
CREATE TABLE current_step (
    one          INTEGER PRIMARY KEY CHECK (one = 1),
    step_id      INTEGER NOT NULL REFERENCES step ON DELETE CASCADE
) STRICT;

-- Each row that a step touched, as the row was on the other side of it: before the step, or after it once the step is undone.
CREATE TABLE history (
    id           INTEGER PRIMARY KEY,
    step_id      INTEGER NOT NULL REFERENCES step ON DELETE CASCADE,
    table_name   TEXT    NOT NULL,
    row_id       TEXT    NOT NULL,
    owner_id     TEXT,
    image        TEXT,
    UNIQUE (step_id, table_name, row_id)
) STRICT;

CREATE INDEX history_by_owner ON history (owner_id);
CREATE INDEX history_by_row ON history (row_id, table_name);
CREATE INDEX history_by_content ON history (image ->> 'hash') WHERE table_name = 'attachment';

-- What is being typed, under a record's id or a word of the window; never a step, never searched, never exported.
CREATE TABLE draft (
    name         TEXT    NOT NULL PRIMARY KEY,
    base         TEXT,
    typed        TEXT    NOT NULL CHECK (json_valid(typed)),
    updated_at   TEXT    NOT NULL
) STRICT;

-- The framework -----------------------------------------------------------------------------------------------------------------

-- The document is the framework as its file has it; areas and skills are also rows, so that records can point to them.
CREATE TABLE framework (
    id           TEXT    NOT NULL PRIMARY KEY,
    slug         TEXT    NOT NULL UNIQUE COLLATE NOCASE,
    name         TEXT    NOT NULL CHECK (name <> ''),
    version      TEXT    NOT NULL,
    in_use       INTEGER NOT NULL CHECK (in_use IN (0, 1)),
    built_in     INTEGER NOT NULL CHECK (built_in IN (0, 1)),
    document     TEXT    NOT NULL CHECK (json_valid(document))
) STRICT;

CREATE TABLE area (
    id           TEXT    NOT NULL PRIMARY KEY,
    framework_id TEXT    NOT NULL REFERENCES framework ON DELETE CASCADE,
    slug         TEXT    NOT NULL COLLATE NOCASE,
    name         TEXT    NOT NULL CHECK (name <> ''),
    pinned       INTEGER NOT NULL CHECK (pinned IN (0, 1)),
    position     INTEGER NOT NULL
) STRICT;

CREATE INDEX area_by_framework ON area (framework_id, slug);

CREATE TABLE skill (
    id           TEXT    NOT NULL PRIMARY KEY,
    area_id      TEXT    NOT NULL REFERENCES area ON DELETE CASCADE,
    slug         TEXT    NOT NULL COLLATE NOCASE,
    name         TEXT    NOT NULL CHECK (name <> ''),
    position     INTEGER NOT NULL
) STRICT;

CREATE INDEX skill_by_area ON skill (area_id, slug);

-- The person --------------------------------------------------------------------------------------------------------------------

CREATE TABLE profile (
    id           TEXT    NOT NULL PRIMARY KEY,
    name         TEXT    NOT NULL,
    level        INTEGER          CHECK (level BETWEEN 0 AND 4),
    target_level INTEGER          CHECK (target_level BETWEEN 1 AND 4),
    since_on     TEXT,
    degree       TEXT    NOT NULL,
    fiscal_start INTEGER          CHECK (fiscal_start BETWEEN 1 AND 12),
    reminders    TEXT    NOT NULL CHECK (json_valid(reminders)),
    paper        TEXT    NOT NULL CHECK (paper IN ('a4', 'letter'))
) STRICT;

-- What every record has; each noun's table holds the rest under the same id.
CREATE TABLE record (
    id           TEXT    NOT NULL PRIMARY KEY,
    kind         TEXT    NOT NULL CHECK (kind IN ('person', 'mentorship', 'goal', 'session', 'certification', 'activity', 'entry', 'assessment', 'intention')),
    visibility   TEXT    NOT NULL CHECK (visibility IN ('private', 'mentor', 'report') OR visibility GLOB 'mentor:?*'),
    created_at   TEXT    NOT NULL,
    updated_at   TEXT    NOT NULL
) STRICT;

CREATE INDEX record_by_kind ON record (kind, visibility);

CREATE TABLE person (
    id           TEXT    NOT NULL PRIMARY KEY REFERENCES record ON DELETE CASCADE,
    name         TEXT    NOT NULL CHECK (name <> ''),
    role         TEXT    NOT NULL,
    relation     TEXT    NOT NULL CHECK (relation IN ('mentor', 'mentee', 'peer', 'manager')),
    email        TEXT    NOT NULL,
    archived_on  TEXT
) STRICT;

CREATE TABLE mentorship (
    id              TEXT NOT NULL PRIMARY KEY REFERENCES record ON DELETE CASCADE,
    person_id       TEXT NOT NULL REFERENCES person ON DELETE RESTRICT,
    direction       TEXT NOT NULL CHECK (direction IN ('mentee', 'mentor')),
    purpose         TEXT NOT NULL,
    cadence         TEXT,
    minutes         INTEGER       CHECK (minutes BETWEEN 1 AND 1440),
    confidentiality TEXT NOT NULL,
    from_on         TEXT NOT NULL,
    until_on        TEXT          CHECK (until_on >= from_on),
    ended_on        TEXT          CHECK (ended_on >= from_on)
) STRICT;

CREATE INDEX mentorship_by_person ON mentorship (person_id);

-- A skill in the mentorship's focus, with the person's own rating at its start.
CREATE TABLE mentorship_skill (
    id            TEXT    NOT NULL PRIMARY KEY,
    mentorship_id TEXT    NOT NULL REFERENCES mentorship ON DELETE CASCADE,
    skill_id      TEXT    NOT NULL REFERENCES skill ON DELETE RESTRICT,
    start_level   INTEGER          CHECK (start_level BETWEEN 0 AND 4),
    position      INTEGER NOT NULL,
    UNIQUE (mentorship_id, skill_id)
) STRICT;

CREATE INDEX mentorship_skill_by_skill ON mentorship_skill (skill_id);

CREATE TABLE session (
    id            TEXT    NOT NULL PRIMARY KEY REFERENCES record ON DELETE CASCADE,
    mentorship_id TEXT    NOT NULL REFERENCES mentorship ON DELETE RESTRICT,
    status        TEXT    NOT NULL CHECK (status IN ('planned', 'held', 'cancelled')),
    held_on       TEXT    NOT NULL,
    starts_at     TEXT,
    zone          TEXT    NOT NULL,
    minutes       INTEGER          CHECK (minutes BETWEEN 0 AND 1440),
    notes         TEXT    NOT NULL,
    private_notes TEXT    NOT NULL,
    takeaway      TEXT    NOT NULL
) STRICT;

CREATE INDEX session_by_mentorship ON session (mentorship_id, held_on);
CREATE INDEX session_by_day ON session (held_on);

-- A topic without a session is parked for the mentorship's next one.
CREATE TABLE topic (
    id            TEXT    NOT NULL PRIMARY KEY,
    mentorship_id TEXT    NOT NULL REFERENCES mentorship ON DELETE CASCADE,
    session_id    TEXT             REFERENCES session ON DELETE CASCADE,
    text          TEXT    NOT NULL CHECK (text <> ''),
    state         TEXT    NOT NULL CHECK (state IN ('open', 'discussed', 'carried')),
    visibility    TEXT,
    position      INTEGER NOT NULL
) STRICT;

CREATE INDEX topic_by_session ON topic (session_id);
CREATE INDEX topic_by_mentorship ON topic (mentorship_id, state);

CREATE TABLE decision (
    id            TEXT    NOT NULL PRIMARY KEY,
    session_id    TEXT    NOT NULL REFERENCES session ON DELETE CASCADE,
    text          TEXT    NOT NULL CHECK (text <> ''),
    visibility    TEXT,
    position      INTEGER NOT NULL
) STRICT;

CREATE INDEX decision_by_session ON decision (session_id);

CREATE TABLE action (
    id            TEXT    NOT NULL PRIMARY KEY,
    session_id    TEXT    NOT NULL REFERENCES session ON DELETE CASCADE,
    text          TEXT    NOT NULL CHECK (text <> ''),
    owner         TEXT    NOT NULL CHECK (owner IN ('me', 'them')),
    due_on        TEXT,
    done_on       TEXT,
    dropped_on    TEXT,
    drop_reason   TEXT    NOT NULL,
    visibility    TEXT,
    position      INTEGER NOT NULL
) STRICT;

CREATE INDEX action_by_session ON action (session_id);
CREATE INDEX action_open ON action (due_on) WHERE done_on IS NULL AND dropped_on IS NULL;

-- Goals -------------------------------------------------------------------------------------------------------------------------

CREATE TABLE goal (
    id               TEXT NOT NULL PRIMARY KEY REFERENCES record ON DELETE CASCADE,
    title            TEXT NOT NULL CHECK (title <> ''),
    why              TEXT NOT NULL,
    success_criteria TEXT NOT NULL,
    priority         TEXT NOT NULL CHECK (priority IN ('low', 'normal', 'high')),
    status           TEXT NOT NULL CHECK (status IN ('planned', 'active', 'paused', 'achieved', 'dropped')),
    start_on         TEXT NOT NULL,
    due_on           TEXT          CHECK (due_on >= start_on),
    closed_on        TEXT,
    drop_reason      TEXT          CHECK ((drop_reason IS NOT NULL) = (status = 'dropped')),
    next_step        TEXT NOT NULL,
    parent_id        TEXT          REFERENCES goal ON DELETE RESTRICT CHECK (parent_id <> id),
    CHECK ((closed_on IS NOT NULL) = (status IN ('achieved', 'dropped')))
) STRICT;

CREATE INDEX goal_by_parent ON goal (parent_id);

CREATE TABLE target (
    id           TEXT    NOT NULL PRIMARY KEY,
    goal_id      TEXT    NOT NULL REFERENCES goal ON DELETE CASCADE,
    skill_id     TEXT             REFERENCES skill ON DELETE RESTRICT,
    area_id      TEXT             REFERENCES area ON DELETE RESTRICT,
    level        INTEGER          CHECK (level BETWEEN 1 AND 4),
    position     INTEGER NOT NULL,
    CHECK ((skill_id IS NULL) <> (area_id IS NULL))
) STRICT;

CREATE INDEX target_by_goal ON target (goal_id);
CREATE INDEX target_by_skill ON target (skill_id);
CREATE INDEX target_by_area ON target (area_id);

CREATE TABLE milestone (
    id           TEXT    NOT NULL PRIMARY KEY,
    goal_id      TEXT    NOT NULL REFERENCES goal ON DELETE CASCADE,
    title        TEXT    NOT NULL CHECK (title <> ''),
    due_on       TEXT,
    reached_on   TEXT,
    target       REAL,
    unit         TEXT,
    value        REAL,
    visibility   TEXT,
    position     INTEGER NOT NULL
) STRICT;

CREATE INDEX milestone_by_goal ON milestone (goal_id);

CREATE TABLE check_in (
    id           TEXT    NOT NULL PRIMARY KEY,
    goal_id      TEXT    NOT NULL REFERENCES goal ON DELETE CASCADE,
    checked_on   TEXT    NOT NULL,
    progress     INTEGER          CHECK (progress BETWEEN 0 AND 100),
    confidence   TEXT             CHECK (confidence IN ('low', 'medium', 'high')),
    note         TEXT    NOT NULL,
    blocker      TEXT    NOT NULL,
    session_id   TEXT             REFERENCES session ON DELETE SET NULL,
    visibility   TEXT,
    position     INTEGER NOT NULL
) STRICT;

CREATE INDEX check_in_by_goal ON check_in (goal_id, checked_on);
CREATE INDEX check_in_by_session ON check_in (session_id);

-- Certifications ----------------------------------------------------------------------------------------------------------------

CREATE TABLE certification (
    id              TEXT NOT NULL PRIMARY KEY REFERENCES record ON DELETE CASCADE,
    name            TEXT NOT NULL CHECK (name <> ''),
    issuer          TEXT NOT NULL,
    stage           TEXT NOT NULL CHECK (stage IN ('planned', 'studying', 'booked', 'earned', 'withdrawn')),
    earned_on       TEXT,
    expires_on      TEXT          CHECK (expires_on >= earned_on),
    exam_on         TEXT,
    credential_id   TEXT NOT NULL,
    url             TEXT NOT NULL,
    cost            TEXT NOT NULL,
    credits_needed  REAL          CHECK (credits_needed > 0),
    cycle           TEXT,
    expiring_days   INTEGER       CHECK (expiring_days BETWEEN 0 AND 3650)
) STRICT;

CREATE TABLE renewal (
    id               TEXT    NOT NULL PRIMARY KEY,
    certification_id TEXT    NOT NULL REFERENCES certification ON DELETE CASCADE,
    renewed_on       TEXT    NOT NULL,
    expires_on       TEXT             CHECK (expires_on >= renewed_on)
) STRICT;

CREATE INDEX renewal_by_certification ON renewal (certification_id, renewed_on);

CREATE TABLE credit (
    id               TEXT    NOT NULL PRIMARY KEY,
    certification_id TEXT    NOT NULL REFERENCES certification ON DELETE CASCADE,
    amount           REAL    NOT NULL CHECK (amount > 0),
    credited_on      TEXT    NOT NULL,
    note             TEXT    NOT NULL,
    from_id          TEXT             REFERENCES record ON DELETE SET NULL
) STRICT;

CREATE INDEX credit_by_certification ON credit (certification_id, credited_on);
CREATE INDEX credit_by_from ON credit (from_id);

-- Activities and the journal ----------------------------------------------------------------------------------------------------

CREATE TABLE activity (
    id           TEXT    NOT NULL PRIMARY KEY REFERENCES record ON DELETE CASCADE,
    title        TEXT    NOT NULL CHECK (title <> ''),
    kind         TEXT    NOT NULL CHECK (kind IN ('course', 'paper', 'book', 'talk', 'workshop', 'conference', 'open-source', 'experiment')),
    minutes      INTEGER          CHECK (minutes BETWEEN 0 AND 60000),
    happened_on  TEXT    NOT NULL,
    url          TEXT    NOT NULL,
    note         TEXT    NOT NULL
) STRICT;

CREATE INDEX activity_by_day ON activity (happened_on);

CREATE TABLE entry (
    id           TEXT    NOT NULL PRIMARY KEY REFERENCES record ON DELETE CASCADE,
    title        TEXT    NOT NULL,
    body         TEXT    NOT NULL,
    kind         TEXT    NOT NULL CHECK (kind IN ('note', 'win', 'reflection', 'challenge', 'feedback')),
    challenge    TEXT    NOT NULL,
    happened_on  TEXT    NOT NULL,
    minutes      INTEGER          CHECK (minutes BETWEEN 0 AND 1440),
    mood         INTEGER          CHECK (mood BETWEEN 1 AND 5),
    energy       INTEGER          CHECK (energy BETWEEN 1 AND 5),
    captured     INTEGER NOT NULL CHECK (captured IN (0, 1)),
    -- Where an imported note came from: its path in the imported folder, the hash of its bytes, its frontmatter as it was.
    source_path  TEXT,
    source_hash  TEXT,
    frontmatter  TEXT,
    CHECK (title <> '' OR body <> '')
) STRICT;

CREATE INDEX entry_by_day ON entry (happened_on);
CREATE INDEX entry_by_anniversary ON entry (substr(happened_on, 6));
CREATE INDEX entry_by_source ON entry (source_path) WHERE source_path IS NOT NULL;
CREATE INDEX entry_captured ON entry (id) WHERE captured = 1;

-- Ratings and intentions --------------------------------------------------------------------------------------------------------

CREATE TABLE assessment (
    id           TEXT    NOT NULL PRIMARY KEY REFERENCES record ON DELETE CASCADE,
    skill_id     TEXT    NOT NULL REFERENCES skill ON DELETE RESTRICT,
    -- Nobody means the person themselves.
    person_id    TEXT             REFERENCES person ON DELETE RESTRICT,
    level        INTEGER NOT NULL CHECK (level BETWEEN 0 AND 4),
    reason       TEXT    NOT NULL CHECK (reason <> ''),
    assessed_on  TEXT    NOT NULL
) STRICT;

CREATE INDEX assessment_by_skill ON assessment (skill_id, assessed_on);
CREATE INDEX assessment_by_person ON assessment (person_id);

CREATE TABLE intention (
    id           TEXT    NOT NULL PRIMARY KEY REFERENCES record ON DELETE CASCADE,
    quarter      TEXT    NOT NULL CHECK (quarter <> ''),
    text         TEXT    NOT NULL CHECK (text <> '')
) STRICT;

CREATE INDEX intention_by_quarter ON intention (quarter);

-- What any record can carry -----------------------------------------------------------------------------------------------------

CREATE TABLE evidence (
    id           TEXT    NOT NULL PRIMARY KEY,
    record_id    TEXT    NOT NULL REFERENCES record ON DELETE CASCADE,
    skill_id     TEXT             REFERENCES skill ON DELETE RESTRICT,
    area_id      TEXT             REFERENCES area ON DELETE RESTRICT,
    verb         TEXT    NOT NULL CHECK (verb IN ('learned', 'practised', 'led', 'taught')),
    visibility   TEXT,
    position     INTEGER NOT NULL,
    CHECK ((skill_id IS NULL) <> (area_id IS NULL)),
    UNIQUE (record_id, skill_id, area_id, verb)
) STRICT;

CREATE INDEX evidence_by_skill ON evidence (skill_id);
CREATE INDEX evidence_by_area ON evidence (area_id);

CREATE TABLE tag (
    id           TEXT    NOT NULL PRIMARY KEY,
    name         TEXT    NOT NULL UNIQUE COLLATE NOCASE CHECK (name <> '')
) STRICT;

CREATE TABLE record_tag (
    id           TEXT    NOT NULL PRIMARY KEY,
    record_id    TEXT    NOT NULL REFERENCES record ON DELETE CASCADE,
    tag_id       TEXT    NOT NULL REFERENCES tag ON DELETE CASCADE,
    UNIQUE (record_id, tag_id)
) STRICT;

CREATE INDEX record_tag_by_tag ON record_tag (tag_id);

-- From the record that was written to the record it speaks of.
CREATE TABLE link (
    id           TEXT    NOT NULL PRIMARY KEY,
    record_id    TEXT    NOT NULL REFERENCES record ON DELETE CASCADE,
    to_id        TEXT    NOT NULL REFERENCES record ON DELETE CASCADE CHECK (to_id <> record_id),
    UNIQUE (record_id, to_id)
) STRICT;

CREATE INDEX link_by_to ON link (to_id);

-- Bytes by their SHA-256, kept for as long as an attachment or its history names them.
CREATE TABLE content (
    hash         TEXT    NOT NULL PRIMARY KEY,
    bytes        BLOB    NOT NULL
) STRICT;

CREATE TABLE attachment (
    id           TEXT    NOT NULL PRIMARY KEY,
    record_id    TEXT    NOT NULL REFERENCES record ON DELETE CASCADE,
    name         TEXT    NOT NULL CHECK (name <> ''),
    media_type   TEXT    NOT NULL,
    size         INTEGER NOT NULL CHECK (size >= 0),
    hash         TEXT    NOT NULL REFERENCES content ON DELETE RESTRICT,
    visibility   TEXT,
    position     INTEGER NOT NULL
) STRICT;

CREATE INDEX attachment_by_record ON attachment (record_id);
CREATE INDEX attachment_by_hash ON attachment (hash);

-- Search ------------------------------------------------------------------------------------------------------------------------

-- FTS5's own secure-delete stays off. It is sound, but an edit then looks for every old word where it lies in the index, which makes
-- it about four times as slow among 100,000 entries, and hides nothing: the history holds the old words as well, until they are
-- erased. Erasing for good makes the indexes and the file anew instead.
-- One document a record. `spaceless` marks text in a script written without spaces, which has an index of its own.
CREATE TABLE search_document (
    seq          INTEGER PRIMARY KEY,
    record_id    TEXT    NOT NULL UNIQUE,
    title        TEXT    NOT NULL,
    body         TEXT    NOT NULL,
    spaceless    INTEGER NOT NULL GENERATED ALWAYS AS (
                     iif(octet_length(title || body) > length(title || body), (title || body) GLOB '*[฀-໿က-႟ក-៿぀-ヿ㐀-䶿一-鿿가-힯豈-﫿𠀀-𯿿]*', 0)
                 ) STORED
) STRICT;

CREATE INDEX search_document_spaceless ON search_document (seq) WHERE spaceless = 1;

CREATE VIRTUAL TABLE search_index USING fts5 (
    title, body, content = 'search_document', content_rowid = 'seq', tokenize = 'unicode61 remove_diacritics 2'
);

-- The text ends in two line breaks here, so that its last characters begin trigrams too: pieces shorter than three characters are
-- found as the beginnings of trigrams.
CREATE VIEW search_spaceless_text (seq, title, body) AS
    SELECT seq, title || char(10, 10), body || char(10, 10) FROM search_document WHERE spaceless = 1;

CREATE VIRTUAL TABLE search_spaceless USING fts5 (
    title, body, content = 'search_spaceless_text', content_rowid = 'seq', tokenize = 'trigram'
);
CREATE VIRTUAL TABLE search_spaceless_trigram USING fts5vocab (search_spaceless, instance);

-- While the one row is there, documents wait to be indexed all at once: FTS5 writes its index out for each statement that is part
-- of a larger one, which takes most of the time of an import. What is gone keeps its text until then, because FTS5 asks for it.
CREATE TABLE search_later (
    one          INTEGER PRIMARY KEY CHECK (one = 1)
) STRICT;

CREATE TABLE search_waiting (
    seq          INTEGER PRIMARY KEY
) STRICT;

CREATE TABLE search_gone (
    seq          INTEGER PRIMARY KEY,
    title        TEXT    NOT NULL,
    body         TEXT    NOT NULL,
    spaceless    INTEGER NOT NULL
) STRICT;

CREATE TRIGGER search_document_added AFTER INSERT ON search_document WHEN NOT EXISTS (SELECT 1 FROM search_later) BEGIN
    INSERT INTO search_index (rowid, title, body) VALUES (new.seq, new.title, new.body);
    INSERT INTO search_spaceless (rowid, title, body) SELECT seq, title, body FROM search_spaceless_text WHERE seq = new.seq;
END;

CREATE TRIGGER search_document_added_later AFTER INSERT ON search_document WHEN EXISTS (SELECT 1 FROM search_later) BEGIN
    INSERT INTO search_waiting (seq) VALUES (new.seq);
END;

CREATE TRIGGER search_document_removed AFTER DELETE ON search_document WHEN NOT EXISTS (SELECT 1 FROM search_later) BEGIN
    INSERT INTO search_index (search_index, rowid, title, body) VALUES ('delete', old.seq, old.title, old.body);
    INSERT INTO search_spaceless (search_spaceless, rowid, title, body)
    SELECT 'delete', old.seq, old.title || char(10, 10), old.body || char(10, 10) WHERE old.spaceless;
END;

CREATE TRIGGER search_document_removed_later AFTER DELETE ON search_document WHEN EXISTS (SELECT 1 FROM search_later) BEGIN
    INSERT INTO search_gone (seq, title, body, spaceless)
    SELECT old.seq, old.title, old.body, old.spaceless WHERE NOT EXISTS (SELECT 1 FROM search_waiting WHERE seq = old.seq);
    DELETE FROM search_waiting WHERE seq = old.seq;
END;

-- What there is to find in each record. Every column is TEXT in each part: only then does a query for one record look it up by id
-- in each table instead of reading them all.
CREATE VIEW record_text (record_id, title, body) AS
    SELECT id, name, CAST(concat_ws(char(10), role, email) AS TEXT) FROM person
    UNION ALL
    SELECT id, purpose, confidentiality FROM mentorship
    UNION ALL
    SELECT id, title, CAST(concat_ws(char(10), why, success_criteria, next_step, drop_reason,
        (SELECT group_concat(title, char(10)) FROM milestone WHERE goal_id = goal.id),
        (SELECT group_concat(note || char(10) || blocker, char(10)) FROM check_in WHERE goal_id = goal.id)) AS TEXT)
    FROM goal
    UNION ALL
    SELECT id, takeaway, CAST(concat_ws(char(10), notes, private_notes,
        (SELECT group_concat(text, char(10)) FROM topic WHERE session_id = session.id),
        (SELECT group_concat(text, char(10)) FROM decision WHERE session_id = session.id),
        (SELECT group_concat(text, char(10)) FROM action WHERE session_id = session.id)) AS TEXT)
    FROM session
    UNION ALL
    SELECT id, name, CAST(concat_ws(char(10), issuer, credential_id, url,
        (SELECT group_concat(note, char(10)) FROM credit WHERE certification_id = certification.id)) AS TEXT)
    FROM certification
    UNION ALL
    SELECT id, title, CAST(concat_ws(char(10), note, url) AS TEXT) FROM activity
    UNION ALL
    SELECT id, title, body FROM entry
    UNION ALL
    SELECT id, reason, CAST('' AS TEXT) FROM assessment
    UNION ALL
    SELECT id, text, CAST('' AS TEXT) FROM intention;

-- How each record is named on one line, and its day where it has one. By the record's kind, so that a query looks into one table
-- for each record that it meets and never reads the others.
CREATE VIEW record_line (record_id, record_kind, title, happened_on) AS
    SELECT record.id, kind,
        CASE kind
            WHEN 'person' THEN (SELECT name FROM person WHERE id = record.id)
            WHEN 'mentorship' THEN (SELECT 'Mentorship with ' || person.name FROM mentorship JOIN person ON person.id = person_id WHERE mentorship.id = record.id)
            WHEN 'goal' THEN (SELECT title FROM goal WHERE id = record.id)
            WHEN 'session' THEN (
                SELECT 'Session with ' || person.name
                FROM session JOIN mentorship ON mentorship.id = mentorship_id JOIN person ON person.id = person_id WHERE session.id = record.id)
            WHEN 'certification' THEN (SELECT name FROM certification WHERE id = record.id)
            WHEN 'activity' THEN (SELECT title FROM activity WHERE id = record.id)
            WHEN 'entry' THEN (SELECT iif(title <> '', title, substr(body, 1, 80)) FROM entry WHERE id = record.id)
            WHEN 'assessment' THEN (SELECT skill.name || ': ' || level FROM assessment JOIN skill ON skill.id = skill_id WHERE assessment.id = record.id)
            WHEN 'intention' THEN (SELECT text FROM intention WHERE id = record.id)
        END,
        CASE kind
            WHEN 'mentorship' THEN (SELECT from_on FROM mentorship WHERE id = record.id)
            WHEN 'goal' THEN (SELECT due_on FROM goal WHERE id = record.id)
            WHEN 'session' THEN (SELECT held_on FROM session WHERE id = record.id)
            WHEN 'certification' THEN (SELECT coalesce(earned_on, exam_on) FROM certification WHERE id = record.id)
            WHEN 'activity' THEN (SELECT happened_on FROM activity WHERE id = record.id)
            WHEN 'entry' THEN (SELECT happened_on FROM entry WHERE id = record.id)
            WHEN 'assessment' THEN (SELECT assessed_on FROM assessment WHERE id = record.id)
        END
    FROM record;

-- The day of each record again, the other way round: each table in the order of its days, so that the newest records of all are found
-- without looking at the others. Every column is TEXT in each part, as above.
CREATE VIEW record_day (id, kind, happened_on) AS
    SELECT id, 'person', CAST(NULL AS TEXT) FROM person
    UNION ALL
    SELECT id, 'mentorship', from_on FROM mentorship
    UNION ALL
    SELECT id, 'goal', due_on FROM goal
    UNION ALL
    SELECT id, 'session', held_on FROM session
    UNION ALL
    SELECT id, 'certification', CAST(coalesce(earned_on, exam_on) AS TEXT) FROM certification
    UNION ALL
    SELECT id, 'activity', happened_on FROM activity
    UNION ALL
    SELECT id, 'entry', happened_on FROM entry
    UNION ALL
    SELECT id, 'assessment', assessed_on FROM assessment
    UNION ALL
    SELECT id, 'intention', CAST(NULL AS TEXT) FROM intention;

-- Since when each record shows something about its skills: what has only been planned shows nothing. A goal shows something on the
-- day on which it last moved. `until_on` is the last day on which a certification counts.
CREATE VIEW evidence_day (record_id, since_on, until_on) AS
    SELECT record.id,
        CASE kind
            WHEN 'mentorship' THEN (SELECT from_on FROM mentorship WHERE id = record.id)
            WHEN 'goal' THEN (SELECT nullif(max(iif(status = 'achieved', closed_on, ''),
                coalesce((SELECT max(checked_on) FROM check_in WHERE goal_id = goal.id), ''),
                coalesce((SELECT max(reached_on) FROM milestone WHERE goal_id = goal.id), '')), '') FROM goal WHERE id = record.id)
            WHEN 'session' THEN (SELECT held_on FROM session WHERE id = record.id AND status = 'held')
            WHEN 'certification' THEN (SELECT earned_on FROM certification WHERE id = record.id AND stage = 'earned')
            WHEN 'activity' THEN (SELECT happened_on FROM activity WHERE id = record.id)
            WHEN 'entry' THEN (SELECT happened_on FROM entry WHERE id = record.id)
            WHEN 'assessment' THEN (SELECT assessed_on FROM assessment WHERE id = record.id)
        END,
        CASE kind
            WHEN 'certification' THEN (SELECT iif(EXISTS (SELECT 1 FROM renewal WHERE certification_id = certification.id),
                (SELECT expires_on FROM renewal WHERE certification_id = certification.id ORDER BY renewed_on DESC, id DESC LIMIT 1),
                expires_on) FROM certification WHERE id = record.id)
        END
    FROM record;
