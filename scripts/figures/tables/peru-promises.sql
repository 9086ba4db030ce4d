-- caption: Promises of Peru, and who says that Peru promised
-- link: Pledge=pledges.pledges, Who says so=parties.parties
-- code: Status=status
-- date: Announced
SELECT w.announced_on AS "Announced", w.pledge_id AS "Pledge", p.stated_by AS "Who says so", w.status AS "Status", w.source_ids
FROM computed_pledges_wide AS w JOIN pledges AS p USING (pledge_id) JOIN pledge_parties AS m USING (pledge_id)
WHERE m.participant_id = 'PER' AND m.party_role IN ('pledger', 'joint') AND w.withdrawn = 0
ORDER BY w.announced_on_earliest, w.pledge_id
