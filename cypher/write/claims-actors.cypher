UNWIND $rows AS row
MATCH (c:Claim {id: row.from})
MATCH (x:Actor {id: row.to})
CREATE (c)-[:HAS_ACTOR]->(x)
