// All records with the write that each was last part of, oldest first.
MATCH (r:Record)
RETURN r.seq AS seq, r.kind AS kind, r.json AS json
ORDER BY r.seq, r.key
