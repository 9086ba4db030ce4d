-- question: Of how many action packages is not even the title known?
SELECT action_package_id, number_basis, note, source_ids
FROM action_packages
WHERE package_title = 'unknown' AND withdrawn_on IS NULL
ORDER BY action_package_id
