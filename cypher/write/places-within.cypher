UNWIND $rows AS row
MATCH (p:Place {id: row.from})
MATCH (w:Place {id: row.to})
CREATE (p)-[:WITHIN]->(w)
