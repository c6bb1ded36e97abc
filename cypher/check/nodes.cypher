// LABEL stands for a label of the graph.
MATCH (n:LABEL)
RETURN n.id AS id, n AS node
