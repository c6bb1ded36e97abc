UNWIND $rows AS row
MATCH (r:Report {id: row.id})
DETACH DELETE r
