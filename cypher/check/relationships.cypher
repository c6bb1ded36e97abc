// FROM, RELATIONSHIP and TO stand for a relationship of the graph and the labels at its ends.
MATCH (a:FROM)-[r:RELATIONSHIP]->(b:TO)
RETURN a.id AS source, b.id AS target, r AS relationship
