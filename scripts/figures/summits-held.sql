-- question: How many Summits of the Americas have been held since 1994, special and sectoral ones included?
-- note: The Tenth Summit is not among them: it was postponed.
SELECT summit_id, summit_kind, starts_on, city, source_ids
FROM summits
WHERE summit_state = 'held' AND withdrawn_on IS NULL
ORDER BY starts_on
