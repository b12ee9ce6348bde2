-- What is counted over all records -------------------------------------------------------------------------------------------------

-- The days of all entries without their texts.
DROP INDEX entry_by_day;
CREATE INDEX entry_by_day ON entry (happened_on, id);

-- Evidence with the days on which it counts, as evidence_day has them. For all records at once: kind by kind, each by its own table.
CREATE VIEW shown_evidence (record_id, skill_id, area_id, since_on, until_on) AS
    SELECT record_id, evidence.skill_id, area_id, happened_on, NULL FROM entry CROSS JOIN evidence ON record_id = entry.id
    UNION ALL
    SELECT record_id, evidence.skill_id, area_id, happened_on, NULL FROM activity CROSS JOIN evidence ON record_id = activity.id
    UNION ALL
    SELECT record_id, evidence.skill_id, area_id, held_on, NULL FROM session CROSS JOIN evidence ON record_id = session.id WHERE status = 'held'
    UNION ALL
    SELECT record_id, evidence.skill_id, area_id, assessed_on, NULL FROM assessment CROSS JOIN evidence ON record_id = assessment.id
    UNION ALL
    SELECT record_id, evidence.skill_id, area_id, from_on, NULL FROM mentorship CROSS JOIN evidence ON record_id = mentorship.id
    UNION ALL
    SELECT record_id, evidence.skill_id, area_id, nullif(max(iif(status = 'achieved', closed_on, ''),
            coalesce((SELECT max(checked_on) FROM check_in WHERE goal_id = goal.id), ''),
            coalesce((SELECT max(reached_on) FROM milestone WHERE goal_id = goal.id), '')), ''), NULL
        FROM goal CROSS JOIN evidence ON record_id = goal.id
    UNION ALL
    SELECT record_id, evidence.skill_id, area_id, earned_on,
            iif(EXISTS (SELECT 1 FROM renewal WHERE certification_id = certification.id),
                (SELECT expires_on FROM renewal WHERE certification_id = certification.id ORDER BY renewed_on DESC, id DESC LIMIT 1), expires_on)
        FROM certification CROSS JOIN evidence ON record_id = certification.id WHERE stage = 'earned';

-- What is found -----------------------------------------------------------------------------------------------------------------

-- What there is to find in each record. Every column is TEXT in each part: only then does a query for one record look it up by id
-- in each table instead of reading them all. A rating's reason is no title: found by its words, it comes after what is called so.
DROP VIEW record_text;
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
    SELECT id, CAST('' AS TEXT), reason FROM assessment
    UNION ALL
    SELECT id, text, CAST('' AS TEXT) FROM intention;

DELETE FROM search_document WHERE record_id IN (SELECT id FROM assessment);
INSERT INTO search_document (record_id, title, body)
    SELECT assessment.id, '', reason FROM assessment JOIN record ON record.id = assessment.id ORDER BY record.created_at, record.id;
