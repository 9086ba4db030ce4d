-- caption: How the facts were seen: records by the closest of their sources
-- link: Secondary=*
-- short: Secondary
-- note: A record with several sources counts once, by the closest.
WITH records AS (
  SELECT 0 AS place, 'Pledges' AS kind, 'pledges.pledges:' || pledge_id AS record, source_ids, withdrawn_on FROM pledges
  UNION ALL SELECT 1 AS place, 'Evidence' AS kind, 'implementation.evidence:' || evidence_id AS record, source_ids, withdrawn_on FROM evidence
  UNION ALL SELECT 2 AS place, 'Assessments by others' AS kind, 'implementation.assessments:' || assessment_id AS record, source_ids, withdrawn_on FROM assessments
  UNION ALL SELECT 3 AS place, 'Stated totals' AS kind, 'pledges.announced_totals:' || total_id AS record, source_ids, withdrawn_on FROM announced_totals
  UNION ALL SELECT 4 AS place, 'Action packages' AS kind, 'pledges.action_packages:' || action_package_id AS record, source_ids, withdrawn_on FROM action_packages
  UNION ALL SELECT 5 AS place, 'Endorsement events' AS kind, 'signatories.endorsements:' || endorsement_id AS record, source_ids, withdrawn_on FROM endorsements
  UNION ALL SELECT 6 AS place, 'Stated counts' AS kind, 'signatories.signatory_claims:' || signatory_claim_id AS record, source_ids, withdrawn_on FROM signatory_claims
  UNION ALL SELECT 7 AS place, 'Acts under other frameworks' AS kind, 'signatories.treaty_events:' || treaty_event_id AS record, source_ids, withdrawn_on FROM treaty_events
  UNION ALL SELECT 8 AS place, 'Commitments' AS kind, 'commitments.commitments:' || commitment_id AS record, source_ids, withdrawn_on FROM commitments
  UNION ALL SELECT 9 AS place, 'Meetings' AS kind, 'summits.meetings:' || meeting_id AS record, source_ids, withdrawn_on FROM meetings
  UNION ALL SELECT 10 AS place, 'Milestones' AS kind, 'summits.milestones:' || milestone_id AS record, source_ids, withdrawn_on FROM milestones
), closest AS (
  SELECT r.place, r.kind, r.record, min(CASE s.tier WHEN 'primary' THEN 1 WHEN 'republished' THEN 2 ELSE 3 END) AS tier
  FROM records AS r, json_each(r.source_ids) AS j JOIN sources AS s ON s.source_id = j.value
  WHERE r.withdrawn_on IS NULL
  GROUP BY r.place, r.kind, r.record
)
SELECT kind AS "Records", count(*) AS "Number", round(100.0 * sum(tier = 1) / count(*), 1) AS "Percent primary",
  round(100.0 * sum(tier = 2) / count(*), 1) AS "Percent republished", round(100.0 * sum(tier = 3) / count(*), 1) AS "Percent secondary",
  min(CASE WHEN tier = 3 THEN record END) AS "Secondary"
FROM closest
GROUP BY place, kind
ORDER BY place
