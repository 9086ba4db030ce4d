-- question: For how many of the documents cited is the address of an archived copy known?
-- empty: yes
SELECT source_id, publisher, archived_url, json_array(source_id) AS source_ids
FROM sources
WHERE archived_url NOT IN ('unknown', 'not_found', 'not_applicable') AND withdrawn_on IS NULL
ORDER BY source_id
