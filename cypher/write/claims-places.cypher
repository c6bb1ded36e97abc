UNWIND $rows AS row
MATCH (c:Claim {id: row.from})
MATCH (x:Place {id: row.to})
CREATE (c)-[:AT]->(x)
