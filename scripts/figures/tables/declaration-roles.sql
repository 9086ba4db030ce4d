-- caption: Who chairs and serves the process of the Declaration
-- link: Who=parties.parties
-- code: Role=process_role
-- date: From, Until
-- note: Sources word these roles in different ways; the page of each party shows what each of them says.
SELECT party_id AS "Who", process_role AS "Role", valid_from AS "From", valid_to AS "Until", source_ids
FROM party_roles
WHERE body_id = 'lad-process'
ORDER BY process_role, party_id
