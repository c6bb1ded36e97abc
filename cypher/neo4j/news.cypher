MATCH (r:Record)
WHERE r.seq > $after AND r.seq <= $seq
RETURN r.kind AS kind, r.json AS json
ORDER BY r.seq
