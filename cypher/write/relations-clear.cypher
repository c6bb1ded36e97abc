// RELATIONSHIP stands for one of the relationship names of CLAIM_TYPES in src/model.ts: Cypher takes no parameter there.
UNWIND $rows AS row
MATCH (:Actor {id: row.source})-[r:RELATIONSHIP]->(:Actor {id: row.target})
DELETE r
