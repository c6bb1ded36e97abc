MATCH (m:Meta {id: 'belligraph'})
SET m.seq = $seq
