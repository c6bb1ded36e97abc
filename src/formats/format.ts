/**
 * What every format has in common. A format turns a picture into a file, a piece at a time; it does no I/O, knows no clock, and gives the
 * same bytes for the same picture. Who calls it writes the pieces where they belong, through a temporary file, so that a failure leaves nothing.
 */
import type { z } from 'zod'
import type { SourcedClaim } from '../graph/fold.js'
import { type Grouping, KIND_LOOK, lineOf, type LineStyle, TYPE_COLOUR } from '../graph/look.js'
import { ACTOR_KINDS, type Actor, type ActorKind, type AnyRecord, type ClaimType, claimTypes, type Filter, type Place, type Relation, type Report, type Selection, unseen } from '../model.js'
import type { FontFile } from './figure/type.js'

/** Where a file comes from: goes into every file that has room for it. */
export interface Provenance {
  program: string
  version: string
  dataVersion: string
  filter: Filter & Selection
  /** ISO day on which it was made. */
  date: string
  /** Who may do what with it, and whom to cite, in sentences. */
  licence: string
  /** Address of the server that made it, without a slash at its end: edges point back to their evidence there. */
  base: string
}

/** What is exported: everything that a filter shows. Lists sorted by id. */
export interface Picture {
  provenance: Provenance
  /** Those that relations or claims name, and that are shown. */
  actors: readonly Actor[]
  relations: readonly Relation[]
  /** The claims behind the relations, and those that make none. */
  claims: readonly SourcedClaim[]
  /** Each of them by its id. */
  claim(id: string): SourcedClaim | undefined
  /** Those that claims name, and those that they lie in. */
  places: readonly Place[]
  /** The report of each claim, by its id; in the order of the ids. */
  reports: ReadonlyMap<string, Report>
  /**
   * The records behind all this as they were written, with the texts that the store holds and the reviews and merges that came after: enough to have the same
   * claims again; but for claims that also name an actor who is hidden. Without a filter all that the store holds. Sorted by kind and id.
   */
  records(): readonly AnyRecord[]
  /** The same with those claims, for a file that shows them: nothing in it names who is hidden. */
  recordsShown(): readonly AnyRecord[]
  /** The quote that a claim rests on; undefined when the text is not at hand. */
  quote(claim: SourcedClaim): string | undefined
  /** The passages of a report's text that its claims rest on, with their surroundings, in order, and where each starts; none when the text is not at hand. */
  passages(report: string): [start: number, text: string][]
  /** Where each actor stands in the picture. */
  position(actor: string): { x: number; y: number }
  /** The group or camp of each actor, of at most so many camps: in the graph that the filter lets through, hidden actors counted, as on the page. */
  groups(by: Grouping, camps: number): ReadonlyMap<string, number>
  /** The files of the font that pictures are set in. */
  font: FontFile
  /** The page in a file of its own: its script and its style. */
  page(): { script: string; style: string }
}

export interface Format {
  /** As in `belligraph export NAME` and `/api/export/NAME`. */
  name: string
  /** Of the file, without a dot. */
  extension: string
  mime: string
  /** In a sentence each: for `belligraph formats`, the page and the README. */
  keeps: string
  loses: string
  /** What can be chosen beside the filter, by its name in an address and on the command line; each may be left out. Formats that share a name mean the same by it. */
  options?: Readonly<Record<string, z.ZodType>>
  /** `options` as parsed by the schemas above. */
  write(picture: Picture, options?: Readonly<Record<string, unknown>>): Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>
}

/** The address of the page with a relation's evidence open. (For programs: `/api/relations/ID` there.) */
export const evidenceUrl = (p: Provenance, relation: string): string => `${p.base}/?open=relation:${encodeURIComponent(relation)}`

/** How a relation's line is broken, as on the page. */
export const lineStyle = (r: Relation): LineStyle => lineOf({ status: r.status, unseen: unseen(r) })

/** How many relations touch each actor. */
export function degrees(relations: readonly Relation[]): Map<string, number> {
  const out = new Map<string, number>()
  for (const r of relations) for (const id of [r.source, r.target]) out.set(id, (out.get(id) ?? 0) + 1)
  return out
}

/** The size that the picture gives an actor with so many relations. */
export const sizeOf = (degree = 0): number => Math.round((4 + 3 * Math.sqrt(degree)) * 100) / 100

/** Whether actors are hidden. */
const hides = ({ kind, hide, only }: Selection): boolean => (kind ?? hide ?? only) !== undefined

/** The provenance as one line, for formats that have room for a comment only. */
export function provenanceLine(p: Provenance): string {
  const filter = Object.entries(p.filter).flatMap(([k, v]) => (v === undefined ? [] : [v].flat().map(x => `${k}=${x}`))).join('&')
  return `${p.program} ${p.version}, data version ${p.dataVersion}, ${filter ? `filter ${filter}` : 'no filter'}, ${p.date}. ${hides(p.filter) ? 'Actors that the filter hides are left out of the claims too. ' : ''}${p.licence}`
}

/** What to cite: each report in the picture in a line, its publisher, title, date and address. */
export function* citations({ reports }: Pick<Picture, 'reports'>): Generator<string> {
  for (const r of reports.values()) yield [r.publisher, r.title, r.publishedOn, r.url].filter(part => part).join('. ')
}

/** Colours of the picture in its light theme, as the page has them: `#rrggbb`. */
export const EDGE_COLOURS = Object.fromEntries(claimTypes.map(t => [t, TYPE_COLOUR[t].light])) as Record<ClaimType, string>
export const KIND_COLOURS = Object.fromEntries(ACTOR_KINDS.map(k => [k, KIND_LOOK[k].colour.light])) as Record<ActorKind, string>
export const rgb = (hex: string): [r: number, g: number, b: number] => [1, 3, 5].map(i => Number.parseInt(hex.slice(i, i + 2), 16)) as [number, number, number]
