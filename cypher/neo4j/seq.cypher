OPTIONAL MATCH (m:Meta {id: 'belligraph'})
RETURN coalesce(m.seq, 0) AS seq, coalesce(m.restored, 0) AS restored
