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
