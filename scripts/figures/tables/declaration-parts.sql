-- caption: The parts of the Los Angeles Declaration
-- link: Part=commitments.sections
-- code: Kind=section_type
-- note: The text does not number its commitments: the division is this project's, sentence by sentence.
SELECT s.section_id AS "Part", s.section_type AS "Kind", count(c.commitment_id) AS "Commitments and statements on record", s.source_ids
FROM sections AS s JOIN commitments AS c ON c.section_id = s.section_id AND c.withdrawn_on IS NULL
WHERE s.instrument_id = 'LAD'
GROUP BY s.section_id
ORDER BY s.section_order
