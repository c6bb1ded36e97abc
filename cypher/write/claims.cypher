UNWIND $rows AS row
CREATE (c:Claim)
SET c = row
SET c.confidence = toFloat(row.confidence)
