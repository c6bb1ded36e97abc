UNWIND $rows AS row
MERGE (r:Report {id: row.id})
SET r = row
