UNWIND $rows AS row
MATCH (c:Claim {id: row.from})
MATCH (x:Report {id: row.to})
CREATE (c)-[:STATED_IN]->(x)
