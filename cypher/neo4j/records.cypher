UNWIND $rows AS row
MERGE (r:Record {key: row.key})
SET r.kind = row.kind, r.json = row.json, r.seq = $seq
