import neo4j, { type Driver } from 'neo4j-driver'
import type { Neo4jSettings } from './engine.js'

/** A driver as every part of this folder wants it: whole numbers exact, soon back when a server does not answer, and no connection used that a server has left in the meantime. */
export const driverOf = ({ uri, user, password }: Neo4jSettings): Driver =>
  neo4j.driver(uri, neo4j.auth.basic(user, password), { useBigInt: true, connectionAcquisitionTimeout: 10_000, connectionTimeout: 5_000, maxTransactionRetryTime: 2_000, connectionLivenessCheckTimeout: 5_000, fetchSize: 500 })
