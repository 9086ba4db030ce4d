-- caption: Where was searched
-- link: For example=*
SELECT searched_in AS "Where", count(*) AS "Searches", sum(results_read) AS "Results read", min(package || '.' || resource || ':' || record) AS "For example"
FROM searches
GROUP BY searched_in
ORDER BY count(*) DESC, searched_in
