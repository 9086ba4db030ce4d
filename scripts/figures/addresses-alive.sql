-- question: Of how many documents did the address answer when it was last asked, there or elsewhere?
-- empty: yes
SELECT source_id, publisher, link_state, checked_on
FROM (SELECT s.source_id, s.publisher, c.link_state, max(c.checked_on) AS checked_on
      FROM sources AS s JOIN link_checks AS c USING (source_id) WHERE s.withdrawn_on IS NULL GROUP BY s.source_id)
WHERE link_state IN ('answered', 'moved')
ORDER BY source_id
