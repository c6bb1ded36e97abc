// A writer's first statement: who has changed this node, and not yet committed, is alone.
MERGE (m:Meta {id: 'belligraph'})
ON CREATE SET m.seq = 0, m.restored = 0
SET m.turns = coalesce(m.turns, 0) + 1
RETURN m.seq AS seq, m.restored AS restored
