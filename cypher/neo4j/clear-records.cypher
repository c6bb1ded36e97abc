MATCH (r:Record)
DELETE r
