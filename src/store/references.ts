/** What a record refers to must exist: among the records held, or in the same write. */
import { BelligraphError } from '../errors.js'
import type { AnyRecord, RecordKind } from '../model.js'
import { keyOf, type Snapshot } from './snapshot.js'

type Reference = [field: string, kind: RecordKind, id: string]
const all = (field: string, kind: RecordKind, ids: readonly string[] = []): Reference[] => ids.map(id => [field, kind, id])

function references(r: AnyRecord): Reference[] {
  switch (r.kind) {
    case 'actor': return all('partOf', 'actor', r.data.partOf)
    case 'place': return r.data.within === undefined ? [] : [['within', 'place', r.data.within]]
    case 'report': return []
    case 'text': return [['id', 'report', r.data.id]]
    case 'claim': return [['report', 'report', r.data.report], ...said(r.data)]
    case 'review': return [['claim', 'claim', r.data.claim], ...said(r.data.change ?? {}, 'change.')]
    case 'merge': return [['from', 'actor', r.data.from], ['into', 'actor', r.data.into]]
    case 'alias': return [['actor', 'actor', r.data.actor]]
    case 'import': return [['report', 'report', r.data.report]]
  }
}

const said = (c: { actors?: string[] | undefined; recipients?: string[] | undefined; places?: string[] | undefined }, at = ''): Reference[] =>
  [...all(`${at}actors`, 'actor', c.actors), ...all(`${at}recipients`, 'actor', c.recipients), ...all(`${at}places`, 'place', c.places)]

/**
 * `accepted` are records that are as good as there.
 * @throws BelligraphError `invalid`: the first record (in the order given) that refers to one that does not exist, or a merge that would end in itself
 */
export function checkReferences(records: readonly AnyRecord[], snapshot: Snapshot, accepted: readonly AnyRecord[] = []): void {
  const given = new Set([...accepted, ...records].map(keyOf))
  for (const record of records) {
    for (const [field, kind, id] of references(record)) {
      if (snapshot.records[kind].has(id) || given.has(`${kind} ${id}`)) continue
      throw new BelligraphError('invalid', `${keyOf(record)}: ${field}: there is no ${kind} ${id}. Write it before or together with this ${record.kind}.`)
    }
  }
  const merges = new Map([...snapshot.records.merge.values(), ...records.flatMap(r => (r.kind === 'merge' ? [r.data] : []))].map(m => [m.id, m]))
  const into = new Map([...merges.values()].flatMap(m => (m.undone ? [] : [[m.from, m.into]])))
  for (const record of records) {
    if (record.kind !== 'merge' || record.data.undone) continue
    for (let id = into.get(record.data.from), hops = 0; id !== undefined && hops <= into.size; id = into.get(id), hops++) {
      if (id === record.data.from) throw new BelligraphError('invalid', `${keyOf(record)}: ${record.data.from} would be merged into itself.`)
    }
  }
}

/** The records that these claims (by id) rest on: what they refer to, the texts that are held, and the reviews, merges, aliases and imports that came after. Sorted by kind and id. */
export function recordsBehind(claims: Iterable<string>, snapshot: Snapshot): AnyRecord[] {
  const { records } = snapshot, found = new Map<string, AnyRecord>()
  const add = (kind: RecordKind, id: string): void => {
    const data = records[kind].get(id)
    if (data === undefined || found.has(`${kind} ${id}`)) return
    const record = { kind, data } as AnyRecord
    found.set(keyOf(record), record)
    for (const [, k, i] of references(record)) add(k, i)
    if (kind === 'report') add('text', id)
    if (kind === 'claim') for (const review of snapshot.reviewsOf(id)) add('review', review.id)
  }
  for (const id of claims) add('claim', id)
  for (let before = -1; before !== found.size;) {
    before = found.size
    for (const m of records.merge.values()) if (found.has(`actor ${m.from}`)) add('merge', m.id)
  }
  for (const a of records.alias.values()) if (found.has(`actor ${a.actor}`)) add('alias', a.id)
  for (const i of records.import.values()) if (found.has(`report ${i.report}`)) add('import', i.id)
  return [...found.keys()].sort().map(k => found.get(k)!)
}
