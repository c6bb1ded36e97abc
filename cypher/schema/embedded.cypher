// The embedded engine only: there a unique constraint makes no index, and without one every lookup reads all nodes of the label.
CREATE INDEX actor_by_id IF NOT EXISTS FOR (n:Actor) ON (n.id);
CREATE INDEX place_by_id IF NOT EXISTS FOR (n:Place) ON (n.id);
CREATE INDEX report_by_id IF NOT EXISTS FOR (n:Report) ON (n.id);
CREATE INDEX claim_by_id IF NOT EXISTS FOR (n:Claim) ON (n.id);
