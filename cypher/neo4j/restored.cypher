MATCH (m:Meta {id: 'belligraph'})
SET m.seq = $seq, m.restored = $seq
