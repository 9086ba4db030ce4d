-- question: How many ordinary Summits of the Americas, the numbered ones, have been held?
SELECT summit_id, ordinal, starts_on, city, source_ids
FROM summits
WHERE summit_state = 'held' AND summit_kind = 'ordinary' AND withdrawn_on IS NULL
ORDER BY starts_on
