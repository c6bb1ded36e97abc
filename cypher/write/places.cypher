UNWIND $rows AS row
MERGE (p:Place {id: row.id})
SET p = row
SET p.latitude = toFloat(row.latitude), p.longitude = toFloat(row.longitude)
