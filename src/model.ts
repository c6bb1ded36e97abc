/**
 * The data model: what Belligraph knows and in which shape. Schemas are zod's; the types are inferred
 * from them, so nothing is declared twice. Everything else imports from here, and this file only the words of `terms.ts`.
 */
import { z } from 'zod'
import { ACTOR_KINDS, CLAIM_TYPES, type ClaimType, claimTypes, firstDay, isPartialDate, lastDay, MODES, NAME_KINDS, NOBODY, PLACE_KINDS, REVIEW_STATES, type Status, STATUSES } from './terms.js'

export * from './terms.js'

const KIND: Record<string, string> = { string: 'a text', number: 'a number', int: 'a whole number', boolean: 'true or false', array: 'a list', object: 'an object' }
/** What does not fit a schema, in people's words; where this says nothing, zod's own words stand. */
z.config({
  customError: issue => {
    const units = issue.origin === 'string' ? ' characters' : issue.origin === 'array' ? ' entries' : ''
    if (issue.code === 'invalid_type') return issue.input === undefined ? 'is missing' : `must be ${KIND[issue.expected] ?? issue.expected}`
    if (issue.code === 'too_small') return issue.minimum === 1 && units !== '' ? 'must not be empty' : `must be ${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}${units}`
    if (issue.code === 'too_big') return `must be at most ${issue.maximum}${units}`
    if (issue.code === 'invalid_value') return `must be ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.map(v => JSON.stringify(v)).join(', ')}`
    if (issue.code === 'unrecognized_keys') return `has ${issue.keys.map(k => JSON.stringify(k)).join(', ')}, which ${issue.keys.length > 1 ? 'are no fields' : 'is no field'} of it`
    return undefined
  },
})

/** A date as exactly as a source gives it: `2014`, `2014-06` or `2014-06-09`. Never a JS Date: that would invent a day and a time zone. */
export const PartialDate = z.string().refine(isPartialDate, { error: 'must be a date such as 2014, 2014-06 or 2014-06-09' })
export type PartialDate = z.infer<typeof PartialDate>

/** When something was observed: from and to, each as exact as the source. `{from: x, to: x}` is one day (month, year); an open side is unknown. */
export const Period = z.strictObject({ from: PartialDate.optional(), to: PartialDate.optional() })
  .refine(p => !p.from || !p.to || firstDay(p.from) <= lastDay(p.to), { error: 'ends before it starts' })
export type Period = z.infer<typeof Period>

/** An actor's, place's or record's id: a slug such as `kataib-hezbollah`. */
export const Slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, { error: 'must be a slug of a-z, 0-9 and hyphens' }).max(120)

/** Something said in Arabic and in English, in our own words. */
export const Gloss = z.strictObject({ ar: z.string().min(1), en: z.string().min(1) })
export type Gloss = z.infer<typeof Gloss>

/** A name and how it is used: see `NAME_KINDS`. */
export const Name = z.strictObject({ text: z.string().min(1).max(400), lang: z.string().min(2).max(8), kind: z.enum(NAME_KINDS) })
export type Name = z.infer<typeof Name>

/** An armed actor, a backing state, or a person who leads one. */
export const Actor = z.strictObject({
  id: Slug,
  /** At least one of kind `name`. */
  names: z.array(Name).min(1),
  kind: z.enum(ACTOR_KINDS),
  /** ISO 3166-1 alpha-2, where it is from or works. */
  countries: z.array(z.string().regex(/^[A-Z]{2}$/)).default([]),
  /** Ids elsewhere: `ucdp` is the UCDP Actor Dataset's ActorId, `wikidata` a Q-number. */
  ids: z.record(z.string(), z.string()).default({}),
  /** General knowledge for the actor's card; never an edge: edges come from claims. */
  partOf: z.array(Slug).default([]),
  /** False for an actor that the reader found by itself. */
  known: z.boolean().default(true),
  note: Gloss.optional(),
})
export type Actor = z.infer<typeof Actor>

/** A place. Coordinates in decimal degrees (WGS 84); `precision` `area` means that they are its middle, not a spot. */
export const Place = z.strictObject({
  id: Slug,
  names: z.array(Name).min(1),
  kind: z.enum(PLACE_KINDS),
  latitude: z.number().min(-90).max(90).optional(),
  longitude: z.number().min(-180).max(180).optional(),
  precision: z.enum(['point', 'area']).default('point'),
  within: Slug.optional(),
})
export type Place = z.infer<typeof Place>

/** Where claims come from: `reports` are texts; the others are data sets taken in by an importer of that name. */
export const Source = z.string().regex(/^[a-z0-9-]+$/)

/** A document that makes claims. Its text, which belongs to its publisher, is kept apart (`Text`). */
export const Report = z.strictObject({
  /** The first 16 hex digits of `sha256`; of a table read by a mapping, those of a hash of both. */
  id: Slug,
  /** Of the text as UTF-8 (of the file, for a data set). */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  title: z.string().max(2000),
  /** What it is about, in our own words. */
  gloss: Gloss.optional(),
  publisher: z.string().min(1).max(400),
  url: z.url({ protocol: /^https?$/ }).max(2000).optional(),
  publishedOn: PartialDate.optional(),
  language: z.string().min(2).max(8),
  /** Length of the text in UTF-16 units. */
  length: z.int().min(0),
  source: Source.default('reports'),
  /** Under which terms a data set may be used, and how it is to be cited, in sentences. */
  licence: z.string().max(1000).optional(),
})
export type Report = z.infer<typeof Report>

/** The text of the report of that id. */
export const Text = z.strictObject({ id: Slug, text: z.string() })
export type Text = z.infer<typeof Text>

/**
 * Where a report says so. In a text: UTF-16 offsets, half open; `text.slice(start, end)` is the quote, always. In a data set: the row, its
 * line (1 is the header) and the fields that matter as they stand; `key` is what the data set calls the row in every release.
 */
export const Evidence = z.union([
  z.strictObject({ start: z.int().min(0), end: z.int().min(1) }).refine(e => e.start < e.end, { error: 'start must be before end' }),
  z.strictObject({ line: z.int().min(1), key: z.string().min(1).max(400).optional(), fields: z.record(z.string(), z.string()) }),
])
export type Evidence = z.infer<typeof Evidence>

/** Without defaults: in a correction a field that is absent does not change. */
const says = {
  type: z.enum(claimTypes),
  status: z.enum(STATUSES),
  mode: z.enum(MODES).optional(),
  /** Who does it; in a clash or an alliance all who take part. Sorted, without repeats. Empty when the source names nobody: then there is a recipient. */
  actors: z.array(Slug),
  /** To whom. */
  recipients: z.array(Slug),
  places: z.array(Slug),
  observed: Period.optional(),
  /** Who says so, when it is not the report itself: a party, an agency, activists. */
  attribution: z.string().min(1).max(400).optional(),
}

/**
 * One statement that one report makes, tied to the exact characters (or row) that make it.
 * Not a fact: that a claim exists says only that the report says so.
 */
export const Claim = z.strictObject({
  /** `claimId(…)`: a hash of report, evidence, type, actors, recipients. The same statement read twice is the same claim. */
  id: Slug,
  report: Slug,
  ...says,
  recipients: says.recipients.default([]),
  places: says.places.default([]),
  /** How sure the reading is (not how true the statement), 0 to 1. */
  confidence: z.number().min(0).max(1),
  evidence: z.array(Evidence).min(1),
  gloss: Gloss.optional(),
  /** Who made it: `curated`, a rule of the reader (`attack.verb`), an importer (`import.ucdp-ged`). */
  rule: z.string().min(1),
  review: z.enum(REVIEW_STATES).default('unreviewed'),
}).refine(c => CLAIM_TYPES[c.type].recipients !== 'required' || c.recipients.length > 0, { error: 'this type needs a recipient', path: ['recipients'] })
  .refine(c => c.actors.length + c.recipients.length > 0, { error: 'must name an actor or a recipient', path: ['actors'] })
export type Claim = z.infer<typeof Claim>

/** What a person decided about a claim. The history is kept; the last one (by `at`, then id) holds. `undo` takes the last one back that holds, `reset` all. */
export const Review = z.strictObject({
  id: Slug,
  claim: Slug,
  decision: z.enum(['accept', 'reject', 'correct', 'undo', 'reset']),
  /** For `correct`: the fields that change. */
  change: z.strictObject(says).partial().optional(),
  by: z.string().min(1).max(200),
  at: z.iso.datetime(),
  note: z.string().max(2000).optional(),
})
export type Review = z.infer<typeof Review>

/** Who took something back, and when. */
const Undoing = z.strictObject({ by: z.string().min(1).max(200), at: z.iso.datetime() })

/** Actor `from` is the same as actor `into`. Undone by the same record with `undone: true` and who did it; nothing is rewritten. */
export const Merge = z.strictObject({ id: Slug, from: Slug, into: Slug, by: z.string().min(1).max(200), at: z.iso.datetime(), undone: z.boolean().default(false), undoing: Undoing.optional() })
export type Merge = z.infer<typeof Merge>

/** "Always read this name as that actor": a person's addition to the lexicon. Taken back by the same record with `undoing`. */
export const Alias = z.strictObject({ id: Slug, actor: Slug, name: Name, by: z.string().min(1).max(200), at: z.iso.datetime(), undoing: Undoing.optional() })
export type Alias = z.infer<typeof Alias>

/**
 * A file taken in by an importer; its report's claims are what it brought. `undone` takes all of them out of every view, and so does `unfinished`,
 * which it is until the last of them is written. Of a row (its `key`) that several imports of one source have, the newest by `at` holds.
 */
export const Import = z.strictObject({
  id: Slug, format: z.string(), report: Slug, file: z.string(), at: z.iso.datetime(), undone: z.boolean().default(false), unfinished: z.literal(true).optional(),
})
export type Import = z.infer<typeof Import>

/** Everything that can be written, by kind. The journal is a list of these; the last of a kind and id holds. */
export const RECORDS = { actor: Actor, place: Place, report: Report, text: Text, claim: Claim, review: Review, merge: Merge, alias: Alias, import: Import } as const
export type RecordKind = keyof typeof RECORDS
export type AnyRecord = { [K in RecordKind]: { kind: K; data: z.infer<(typeof RECORDS)[K]> } }[RecordKind]

/** A name in a report. `actor` or `place` when it is settled who is meant; otherwise `candidates` says who could be. */
export const Mention = z.strictObject({
  start: z.int(), end: z.int(), text: z.string(),
  actor: Slug.optional(), place: Slug.optional(), candidates: z.array(Slug).optional(),
  /** Set when the words are not a name but stand for one (`the group`, التنظيم). */
  anaphor: z.boolean().optional(),
})
export type Mention = z.infer<typeof Mention>

/**
 * A tie between two actors, folded from claims: derived, never stored as truth. One per (source, target, type).
 * It never says that a tie holds now: `first` and `last` are when it was *observed*.
 */
export interface Relation {
  /** `source.type.target`. */
  id: string
  source: string
  target: string
  type: ClaimType
  /** False for types without direction, and for an attack known only from clashes, where no text says who struck whom. */
  directed: boolean
  /** `reported`; `disputed` when some claims deny it; `planned`, `hypothetical` or `denied` when no claim reports it: then it is not asserted. */
  status: Status | 'disputed'
  /** How many claims make it: the reported ones; for a tie that is not asserted, all. */
  claims: number
  /** Ids of all its claims, of every status, sorted. */
  claimIds: string[]
  /** How many claims have each status. */
  counts: Record<Status, number>
  /** How many reported claims are clashes without a named attacker. */
  clashes: number
  /** Earliest and latest day named by reported claims, as exact as given; absent when none is dated. */
  first?: PartialDate
  last?: PartialDate
  /** How many publishers report it: two reports by one publisher are one, and an unknown one is none beside a named one. */
  publishers: number
  /** Their names, sorted. */
  publisherNames: string[]
  /** Sources of its claims, sorted (`reports`, `ucdp-ged`). */
  sources: string[]
  /** Who has seen it: `several`, or the one house whose data alone reports it (`reports`, `ucdp`); see `corroborationOf` in graph/fold.ts. */
  corroboration: string
  /** 0 to 1; see `confidenceOf` in graph/fold.ts. */
  confidence: number
  /** Claims that nobody has reviewed. */
  unreviewed: number
}

/** What is asked for: the same everywhere (address, API, CLI, page). Lists mean any of; an absent field means all. */
export const Filter = z.strictObject({
  type: z.array(z.enum(claimTypes)).optional(),
  actor: z.array(Slug).optional(),
  from: PartialDate.optional(),
  to: PartialDate.optional(),
  /** With a period: also claims without a date, which lie in none. */
  undated: z.enum(['yes']).optional(),
  status: z.array(z.enum([...STATUSES, 'disputed'])).optional(),
  report: z.array(Slug).optional(),
  place: z.array(Slug).optional(),
  source: z.array(Source).optional(),
  /** Of the relations: `several`, or a house's name for those that it alone has seen. */
  corroboration: z.array(Source).optional(),
  /** Claims that an edge needs. */
  min: z.coerce.number().int().min(1).optional(),
  /** Publishers that an edge needs: each reports it, and 2 leave out what a single one says. */
  publishers: z.coerce.number().int().min(1).optional(),
  review: z.array(z.enum(REVIEW_STATES)).optional(),
})
export type Filter = z.infer<typeof Filter>

/** Which actors are shown of what a filter lets through; a tie needs both of its ends. `only`: these and nobody else. */
export const Selection = z.strictObject({ kind: z.array(z.enum(ACTOR_KINDS)).optional(), hide: z.array(Slug).optional(), only: z.array(z.union([Slug, z.literal(NOBODY)])).optional() })
export type Selection = z.infer<typeof Selection>

/** A view of the page that someone keeps under a name. */
export const SavedView = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{16}$/, { error: 'must be 16 hex digits' }),
  name: z.string().trim().min(1).max(200),
  /** The query of its address, without `?`: all that the page shows, the data version too. */
  query: z.string().max(100_000).refine(q => !/^\?|[\s<>"]/.test(q), { error: 'must be the query of an address, without the question mark' }),
  /** When it was saved. */
  at: z.iso.datetime(),
})
export type SavedView = z.infer<typeof SavedView>

/** So many are kept. */
export const MOST_VIEWS = 500
/** Saved views as they lie in the folder of the data, and as people give them to each other. */
export const SavedViewsFile = z.strictObject({ belligraph: z.literal('views'), version: z.int().min(1), views: z.array(SavedView).max(MOST_VIEWS) })
export type SavedViewsFile = z.infer<typeof SavedViewsFile>
