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
