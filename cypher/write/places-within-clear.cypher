UNWIND $rows AS row
MATCH (:Place {id: row.id})-[r:WITHIN]->(:Place)
DELETE r
