-- question: How many institutions belong to the Joint Summit Working Group?
-- note: As listed in June 2022; an older text of the OAS gives another number.
SELECT party_id, body_id, process_role, source_ids, locator
FROM party_roles
WHERE body_id = 'jswg' AND process_role = 'member'
ORDER BY party_id
