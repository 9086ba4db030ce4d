-- question: Of how many documents was it asked whether the address still answers?
-- empty: yes
SELECT s.source_id, s.publisher, c.link_state, max(c.checked_on) AS checked_on
FROM sources AS s JOIN link_checks AS c USING (source_id)
WHERE s.withdrawn_on IS NULL
GROUP BY s.source_id
ORDER BY s.source_id
