-- question: Into how many action packages was the work under the Declaration divided?
SELECT action_package_id, package_number, pillar, source_ids
FROM action_packages
WHERE withdrawn_on IS NULL
ORDER BY action_package_id
