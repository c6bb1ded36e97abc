/**
 * Nodes and edges of a graph file as entries of an import: a node is an actor, an edge one statement, if its type is one of ours. What an edge does not say
 * is not made up: one of another type, or without the direction that its type needs, is listed with the reason and makes no claim.
 */
import { z } from 'zod'
import { BelligraphError } from '../errors.js'
import { ACTOR_KINDS, CLAIM_TYPES, type ClaimType, claimTypes, firstDay, isPartialDate, lastDay, MODES, type Name, type PartialDate, type Status, STATUSES } from '../model.js'
import type { About, Entry, Options, Party, Statement } from './importer.js'

export type Item = Entry | { about: Partial<About> }

/** Attributes by name, as they stand. */
export type Attributes = Map<string, string>

/** An edge as a file has it; `from` and `to` as `dayOf` gives them. */
export interface FileEdge { line: number; source: string; target: string; directed: boolean; attributes: Attributes; from?: PartialDate | undefined; to?: PartialDate | undefined }

/** Attributes of a node or an edge, and edges that stand before their nodes, at most. */
export const MOST_ATTRIBUTES = 2_000
const MOST_WAITING = 100_000

/** What a person can say of a graph file: in which attribute of an edge its type stands, and what its values mean. */
const Mapping = z.strictObject({
  type: z.string().min(1).optional(),
  types: z.record(z.string(), z.enum(claimTypes)).default({}),
})

/** Where the type of an edge is looked for. */
const TYPES = ['type', 'kind', 'interaction', 'relation', 'relationship', 'label']
const plain = (text: string): string => text.trim().toLowerCase().replace(/[_\s]+/g, '-')
const KNOWN = new Map(Object.entries(CLAIM_TYPES).flatMap(([type, { relationship }]) => [[type, type], [plain(relationship), type]] as [string, ClaimType][]))

const ARABIC = /\p{Script=Arabic}/u
const cut = (text: string): string => text.slice(0, 400)
const name = (text: string, kind: Name['kind']): Name => ({ text: cut(text), lang: ARABIC.test(text) ? 'ar' : 'en', kind })
const one = <T extends string>(of: readonly T[], text: string | undefined): T | undefined => of.find(x => x === text)

/** A date of a file: the day of a time; undefined for an open end. @throws BelligraphError `invalid`, naming file, line and field */
export function dayOf(value: string | undefined, field: string, file: string, line: number): PartialDate | undefined {
  if (value === undefined || /^(-?inf(inity)?)?$/i.test(value.trim())) return undefined
  const day = value.trim().split(/[T ]/, 1)[0]!
  if (isPartialDate(day)) return day
  throw new BelligraphError('invalid', `${file}:${line}: ${field}: ${JSON.stringify(value.slice(0, 60))} must be a date that exists, such as 2018-06-09.`)
}

/** Takes nodes and edges in any order and puts entries into `out`. */
export class GraphEntries {
  readonly #parties = new Map<string, Party>()
  #waiting: FileEdge[] = []
  readonly #mapping: z.output<typeof Mapping>
  /** Whether the file was made here: then its ids are ours. */
  own = false

  constructor(readonly file: string, readonly out: Item[], { mapping }: Options) {
    const parsed = Mapping.safeParse(mapping ?? {})
    if (!parsed.success) throw new BelligraphError('usage', `mapping: ${parsed.error.issues.map(i => `${i.path.join('.')}: ${i.message}`).join('; ')}; it must be such as {"type":"relation","types":{"hostile":"attack"}}.`)
    this.#mapping = parsed.data
  }

  node(id: string | undefined, line: number, attributes: Attributes): void {
    if (id === undefined || id === '') throw new BelligraphError('invalid', `${this.file}:${line}: a node has no id.`)
    if (this.#parties.has(id)) throw new BelligraphError('invalid', `${this.file}:${line}: there are two nodes ${JSON.stringify(id.slice(0, 60))}.`)
    const party = this.#party(id, attributes)
    this.#parties.set(id, party)
    this.out.push({ line, fields: { id, ...Object.fromEntries(attributes) }, statements: [], parties: [party], skipped: 'describes an actor' })
  }

  edge(edge: FileEdge): void {
    const source = this.#parties.get(edge.source), target = this.#parties.get(edge.target)
    if (source && target) this.out.push(this.#entry(edge, source, target))
    else if (this.#waiting.push(edge) > MOST_WAITING) throw new BelligraphError('too-large', `${this.file}:${edge.line}: more than ${MOST_WAITING} edges stand before their nodes; put the nodes first.`)
  }

  /** Nothing more comes: edges that stood before their nodes. */
  end(): void {
    for (const edge of this.#waiting) {
      const [missing] = [edge.source, edge.target].filter(id => !this.#parties.has(id))
      if (missing !== undefined) throw new BelligraphError('invalid', `${this.file}:${edge.line}: an edge names the node ${JSON.stringify(missing.slice(0, 60))}, which the file does not have.`)
      this.out.push(this.#entry(edge, this.#parties.get(edge.source)!, this.#parties.get(edge.target)!))
    }
    this.#waiting = []
  }

  #party(id: string, attributes: Attributes): Party {
    const shown = ['label', 'name', 'Label', 'Name', 'title'].map(k => attributes.get(k)?.trim()).find(v => v) ?? id
    const given = [...(attributes.get('nameAr') ? [name(attributes.get('nameAr')!, 'name')] : []), ...(attributes.get('names') ?? '').split('|').filter(n => n.trim() !== '').map(n => name(n, 'alias'))]
    const ids = Object.fromEntries(['ucdp', 'wikidata'].flatMap(k => (attributes.get(k) ? [[k, attributes.get(k)!]] : [])))
    const kind = one(ACTOR_KINDS, attributes.get('kind')), countries = (attributes.get('countries') ?? '').split('|').filter(c => /^[A-Z]{2}$/.test(c))
    const names = given.filter((n, i) => n.text !== shown && given.findIndex(m => m.text === n.text) === i)
    return {
      name: cut(shown), ...(ARABIC.test(shown) && { lang: 'ar' }), ...(names.length > 0 && { names }), ...(Object.keys(ids).length > 0 && { ids }), ...(kind && { kind }),
      ...(countries.length > 0 && { countries }), ...(this.own && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id) && { id }),
    }
  }

  #entry(edge: FileEdge, source: Party, target: Party): Entry {
    const { line, attributes } = edge, says = this.#statement(edge, source, target)
    const fields = { source: edge.source, target: edge.target, ...Object.fromEntries(attributes) }
    return typeof says === 'string' ? { line, fields, statements: [], skipped: says } : { line, fields, statements: [says] }
  }

  /** What an edge says, or why it says nothing. */
  #statement({ line, attributes, directed, from, to }: FileEdge, source: Party, target: Party): Statement | string {
    const type = this.#type(attributes)
    if (type === undefined) return 'its type is none of ours'
    if (source === target) return 'ties an actor to itself'
    const symmetric = !CLAIM_TYPES[type].directed, oneWay = directed && attributes.get('directed') !== 'false'
    if (!symmetric && !oneWay && type !== 'attack') return `says no direction, which ${type} needs`
    const dated = (field: string): PartialDate | undefined => [attributes.get(field) ?? ''].find(isPartialDate)
    const first = dated('first') ?? from, last = dated('last') ?? to
    if (first !== undefined && last !== undefined && firstDay(first) > lastDay(last)) throw new BelligraphError('invalid', `${this.file}:${line}: the edge ends, at ${last}, before it starts, at ${first}.`)
    const said = attributes.get('status'), status: Status = one(STATUSES, said) ?? 'reported', mode = one(MODES, attributes.get('mode'))
    return {
      type, status, ...(mode && { mode }), ...((first ?? last) !== undefined && { observed: { ...(first !== undefined && { from: first }), ...(last !== undefined && { to: last }) } }),
      // An attack without direction is a clash of both.
      ...(symmetric || !oneWay ? { actors: [source, target] } : { actors: [source], recipients: [target] }),
    }
  }

  #type(attributes: Attributes): ClaimType | undefined {
    const { type, types } = this.#mapping
    for (const field of type === undefined ? TYPES : [type]) {
      const value = attributes.get(field)
      const meant = value === undefined ? undefined : Object.hasOwn(types, value) ? types[value] : KNOWN.get(plain(value))
      if (meant !== undefined) return meant
    }
    return undefined
  }
}
