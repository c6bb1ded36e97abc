/** Content hashes: ids that the same content always gets, on any machine. */
import * as crypto from 'node:crypto'
import type { Claim } from './model.js'

/** SHA-256 in hex. In one call where there is one (Node 20.12), which takes a third of the time. */
export const sha256: (text: string | Uint8Array) => string = crypto.hash ? text => crypto.hash('sha256', text) : text => crypto.createHash('sha256').update(text).digest('hex')

/** JSON with sorted keys and without undefined fields: equal content gives equal text. */
export function canonical(value: unknown): string {
  if (typeof value === 'string') return quoted(value)
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  // Put together as text: a hundred thousand claims are hashed at a time, and lists on the way take twice as long.
  let out = ''
  if (Array.isArray(value)) {
    for (const v of value) out += `${out && ','}${canonical(v ?? null)}`
    return `[${out}]`
  }
  for (const [key, head] of sorted(Object.keys(value))) {
    const v = (value as Record<string, unknown>)[key]
    if (v !== undefined) out += `${out && ','}${head}${canonical(v)}`
  }
  return `{${out}}`
}

/** A text as JSON has it; most need no escape, and looking for one is quicker than asking. */
const quoted = (text: string): string => (ESCAPED.test(text) ? JSON.stringify(text) : `"${text}"`)
const ESCAPED = /["\\\u0000-\u001f\ud800-\udfff]/

/** Keys in order, each with how it stands in JSON: worked out once, since records have the same keys again and again. */
function sorted(keys: readonly string[]): Order['sorted'] {
  const [first] = keys, sign = first === undefined ? '' : `${keys.length}${first}`, known = ORDERS.get(sign) ?? []
  for (const order of known) if (same(order.keys, keys)) return order.sorted
  const order = { keys, sorted: keys.toSorted().map(k => [k, `${JSON.stringify(k)}:`] as const) }
  if (known.length < MOST_ALIKE && (known.length > 0 || ORDERS.size < MOST_SIGNS)) ORDERS.set(sign, [...known, order])
  return order.sorted
}
const same = (a: readonly string[], b: readonly string[]): boolean => {
  // From the end: those that begin alike mostly end otherwise.
  for (let i = Math.max(a.length, b.length) - 1; i >= 0; i--) if (a[i] !== b[i]) return false
  return true
}
interface Order { keys: readonly string[]; sorted: readonly (readonly [key: string, head: string])[] }
/** By how many keys there are and the first of them. */
const ORDERS = new Map<string, readonly Order[]>(), MOST_SIGNS = 1_000, MOST_ALIKE = 20

/** A claim's id: who says what about whom, and where; not how it was read, dated or reviewed. */
export const claimId = (c: Pick<Claim, 'report' | 'evidence' | 'type' | 'actors' | 'recipients'>): string =>
  sha256(canonical([c.report, c.evidence.map(e => ('start' in e ? [e.start, e.end] : e.line)), c.type, c.actors, c.recipients])).slice(0, 16)

/** A report's id from the SHA-256 of its text. */
export const reportId = (sha: string): string => sha.slice(0, 16)

/** Of the names that this program gives: any UUID, made once. */
const NAMESPACE = Uint8Array.from('6d1c9f2e5b7a4c35a0d84e0f7b3c2a19'.match(/../g)!, byte => Number.parseInt(byte, 16))

/** A name's UUID, version 5 (RFC 9562): the same name always gets the same. */
export function uuid(name: string): string {
  const bytes = crypto.createHash('sha1').update(NAMESPACE).update(name).digest().subarray(0, 16)
  bytes[6] = (bytes[6]! & 0x0f) | 0x50
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
