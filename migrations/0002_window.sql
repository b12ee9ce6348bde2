-- Templates of entries ------------------------------------------------------------------------------------------------------------

-- What an entry may begin as; one without a body is a question to write about. Those that come with Cairn are no rows.
CREATE TABLE entry_template (
    id           TEXT    NOT NULL PRIMARY KEY,
    name         TEXT    NOT NULL CHECK (name <> ''),
    kind         TEXT    NOT NULL CHECK (kind IN ('note', 'win', 'reflection', 'challenge', 'feedback')),
    body         TEXT    NOT NULL
) STRICT;

-- The paragraph of the record that shows it; empty when the whole record does.
ALTER TABLE evidence ADD COLUMN quote TEXT NOT NULL DEFAULT '';

-- How the person is reminded ------------------------------------------------------------------------------------------------------

ALTER TABLE profile ADD COLUMN week_start TEXT NOT NULL DEFAULT 'monday' CHECK (week_start IN ('monday', 'sunday', 'saturday'));
ALTER TABLE profile ADD COLUMN digest_at TEXT;
ALTER TABLE profile ADD COLUMN session_reminder INTEGER CHECK (session_reminder BETWEEN 0 AND 1440);

-- Lead times of its own, in days; without them those of the profile count.
ALTER TABLE certification ADD COLUMN reminders TEXT CHECK (json_valid(reminders));

-- Versions of a framework -----------------------------------------------------------------------------------------------------------

-- When its current version came to be; none where it has been there since the file began.
ALTER TABLE framework ADD COLUMN saved_at TEXT;

-- Every version that another took the place of, whole.
CREATE TABLE framework_version (
    id           TEXT    NOT NULL PRIMARY KEY,
    framework_id TEXT    NOT NULL REFERENCES framework ON DELETE CASCADE,
    version      TEXT    NOT NULL,
    saved_at     TEXT    NOT NULL,
    document     TEXT    NOT NULL CHECK (json_valid(document))
) STRICT;

CREATE INDEX framework_version_by_framework ON framework_version (framework_id, version);
