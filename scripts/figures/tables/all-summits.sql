-- caption: Every Summit of the Americas since 1994
-- link: Summit=summits.summits, Host=parties.parties
-- date: Held
-- code: State=summit_state
-- note: The dates of the postponed Summit are the planned ones. Where sources disagree on a date, the page of the Summit says so.
SELECT summit_id AS "Summit", CASE WHEN ends_on = starts_on THEN starts_on ELSE starts_on || '/' || ends_on END AS "Held",
  city AS "City", country_id AS "Host", summit_state AS "State", source_ids
FROM summits
WHERE withdrawn_on IS NULL
ORDER BY starts_on
