-- caption: Who follows up the Summits
-- link: Body=summits.institutions
-- date: Since
SELECT institution_id AS "Body", valid_from AS "Since", summary AS "What it does", source_ids
FROM institutions
WHERE institution_id IN ('sirg', 'jswg', 'summits-secretariat', 'sisca', 'adhoc-technical-groups', 'oas-general-assembly') AND withdrawn_on IS NULL
ORDER BY CASE institution_id WHEN 'sirg' THEN 1 WHEN 'summits-secretariat' THEN 2 WHEN 'jswg' THEN 3 WHEN 'sisca' THEN 4
  WHEN 'oas-general-assembly' THEN 5 ELSE 6 END
