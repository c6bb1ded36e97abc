// Neo4j only: the records that the graph is made from, and the one node that writers take turns on.
CREATE CONSTRAINT record_key IF NOT EXISTS FOR (n:Record) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT meta_id IF NOT EXISTS FOR (n:Meta) REQUIRE n.id IS UNIQUE;
CREATE INDEX record_seq IF NOT EXISTS FOR (n:Record) ON (n.seq);
