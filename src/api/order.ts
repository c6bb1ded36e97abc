/** Orders of claims, each as a key: claims are sorted by it, and it is the cursor of a page. */
import { relationId, type SourcedClaim, ties } from '../graph/fold.js'
import type { Snapshot } from '../store/snapshot.js'
import type { ORDERS } from './schemas.js'
import { claimKey } from './views.js'

export type Order = (typeof ORDERS)[number]

/** What a key looks like, in any order. */
export const CURSOR = /^(?:\d{5}\.\d{5}\.)?[a-z0-9-]+\.\d{10}\.[a-z0-9-]+$/

const MOST = 99_999
const digits = (n: number): string => String(Math.min(MOST, n)).padStart(5, '0')

/** How many ties would leave the picture, or no longer count as having happened, without this claim. */
const alone = (c: SourcedClaim, { relations }: Snapshot): number =>
  c.status === 'reported' ? ties(c).filter(([s, t]) => relations.get(relationId(c.type, s, t))?.counts.reported === 1).length : 0

/**
 * `reading`: by report, by place in it. `doubtful`: the least certain reading first, since that is where the reader errs most; then as the next. `consequential`:
 * first the claims that most ties rest on alone, since a wrong one draws lines that nobody else supports; then the less certain.
 */
export function keyIn(order: Order, snapshot: Snapshot): (c: SourcedClaim) => string {
  if (order === 'reading') return claimKey
  return c => {
    const doubt = digits(Math.round(c.confidence * 10_000)), weight = digits(MOST - alone(c, snapshot))
    return `${order === 'doubtful' ? `${doubt}.${weight}` : `${weight}.${doubt}`}.${claimKey(c)}`
  }
}
