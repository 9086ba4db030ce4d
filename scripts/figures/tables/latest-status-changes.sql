-- caption: Latest changes of status
-- note: By the day the change took effect, newest first. Announcements are left out, and so are searches that found nothing either way.
-- link: Pledge=pledges.pledges
-- code: Status=status
-- date: Since
SELECT e.effective_on AS "Since", e.pledge_id AS "Pledge", e.status AS "Status", e.reason AS "Why"
FROM status_events AS e JOIN pledges AS p USING (pledge_id)
WHERE e.status NOT IN ('announced', 'no_evidence_found') AND p.withdrawn_on IS NULL
ORDER BY e.effective_on_latest DESC, e.status_event_id DESC
LIMIT 8
