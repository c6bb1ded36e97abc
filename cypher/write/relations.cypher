// RELATIONSHIP as in relations-clear.cypher.
UNWIND $rows AS row
MATCH (s:Actor {id: row.source})
MATCH (t:Actor {id: row.target})
CREATE (s)-[r:RELATIONSHIP]->(t)
SET r = row.properties
SET r.confidence = toFloat(row.properties.confidence)
