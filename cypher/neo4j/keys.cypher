// Ids of the nodes at the ends of relationships in an answer.
UNWIND $ids AS id
MATCH (n)
WHERE elementId(n) = id
RETURN id, n.id AS key
