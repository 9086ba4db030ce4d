-- question: Of how many action packages is the lead not known?
SELECT action_package_id, package_number, note, source_ids
FROM action_packages
WHERE withdrawn_on IS NULL AND action_package_id NOT IN (SELECT action_package_id FROM action_package_members WHERE package_role = 'lead')
ORDER BY action_package_id
