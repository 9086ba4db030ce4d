-- caption: What the addresses of the documents answered when they were last asked
-- link: For example=sources.sources
-- code: Answer=link_state
-- date: Last asked
-- note: A page that answers may say something else by now; only that there is one was asked.
SELECT coalesce(c.link_state, 'not yet asked') AS "Answer", count(*) AS "Documents",
  sum(s.archived_url NOT IN ('unknown', 'not_found', 'not_applicable')) AS "Archived copy known", max(c.checked_on) AS "Last asked",
  min(s.source_id) AS "For example"
FROM sources AS s LEFT JOIN (SELECT source_id, link_state, max(checked_on) AS checked_on FROM link_checks GROUP BY source_id) AS c USING (source_id)
WHERE s.withdrawn_on IS NULL
GROUP BY c.link_state
ORDER BY count(*) DESC, c.link_state
