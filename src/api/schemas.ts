/** What the API takes and gives. Answers are checked against these, /api/openapi.json is made from them, and the page takes its types from here. */
import { z } from 'zod'
import {
  ACTOR_KINDS, Alias, claimTypes, Filter, Gloss, Mention, Merge, MODES, Name, PartialDate, Period, Place, PLACE_KINDS, Report, Review, REVIEW_STATES, SavedView, Slug, Source, STATUSES,
} from '../model.js'

const Count = z.int().min(0)

/** How many at once, and how many there can be. */
export const LIMITS = {
  /** Bytes of a request's body. */
  body: 10 * 2 ** 20,
  publicBody: 2 ** 18,
  /** Edges of a picture. */
  edges: 50_000,
  /** Entries of a list. */
  list: 1_000,
  /** Claims that a page folds by itself while a period is dragged. */
  folded: 120_000,
  /** Milliseconds until a request that is not answered is given up. */
  requestMs: 120_000,
  /** Ties in a row of a path; paths of an answer. */
  hops: 6,
  paths: 200,
} as const

const page = (usual: number) => ({
  limit: z.coerce.number().int().min(1).max(LIMITS.list).default(usual),
  offset: z.coerce.number().int().min(0).default(0),
})

export const NoQuery = z.strictObject({})
export const GraphQuery = Filter.extend({ limit: z.coerce.number().int().min(1).max(LIMITS.edges).default(5_000) })
export const ActorsQuery = z.strictObject({ q: z.string().max(400).optional(), kind: z.array(z.enum(ACTOR_KINDS)).optional(), ...page(100) })
export const ReportsQuery = z.strictObject(page(LIMITS.list))
export const PlacesQuery = z.strictObject({ q: z.string().max(400).optional(), kind: z.array(z.enum(PLACE_KINDS)).optional(), ...page(LIMITS.list) })
/** Orders of claims; see order.ts. */
export const ORDERS = ['reading', 'doubtful', 'consequential'] as const
export const ClaimsQuery = Filter.extend({ limit: page(100).limit, cursor: z.string().max(200).optional(), order: z.enum(ORDERS).default('reading') })
/** Two dates with two dots between them, `2017..2018-05`, of which one may be left out; or a date, which is all of it. Parsed to a period. */
export const Span = z.string().transform((text, context) => {
  const [from, to = from, more] = text.split('..')
  const period = Period.safeParse({ ...(from && { from }), ...(to && { to }) })
  if (period.success && more === undefined && (from || to)) return period.data
  context.issues.push({ code: 'custom', input: text, message: 'must be two dates, the earlier first, such as 2017..2018-05; one may be left out, and 2017 alone is all of 2017' })
  return z.NEVER
})

export const PathsQuery = Filter.extend({
  /** Actors; the filter's dates, which have the same names elsewhere, are `during` here. */
  from: Slug, to: Slug, during: Span.optional(),
  max: z.coerce.number().int().min(1).max(LIMITS.hops).default(3),
  limit: z.coerce.number().int().min(1).max(LIMITS.paths).default(50),
})
export const StructureQuery = Filter.extend({
  /** At most so many camps in each group of connected actors. */
  camps: z.coerce.number().int().min(2).max(6).default(2),
})
/** A side: a period `FROM..TO`, or a filter as an address writes it (`source=reports&from=2018`), which is laid over the rest. */
export const CompareQuery = Filter.omit({ from: true, to: true }).extend({ a: z.string().min(1).max(2_000), b: z.string().min(1).max(2_000) })

/** A bounded list says so: `total` is what there is, `truncated` whether this is less. */
const bounded = { total: Count, truncated: z.boolean() }

export const Edge = z.strictObject({
  id: z.string(), source: Slug, target: Slug, type: z.enum(claimTypes), directed: z.boolean(),
  status: z.enum([...STATUSES, 'disputed']),
  claims: Count, counts: z.strictObject({ reported: Count, planned: Count, denied: Count, hypothetical: Count }), clashes: Count,
  first: PartialDate.optional(), last: PartialDate.optional(),
  publishers: Count, sources: z.array(Source), corroboration: Source.describe('`several`, or the one house whose data alone reports it: `reports`, `ucdp` …'), confidence: z.number().min(0).max(1), unreviewed: Count,
}).meta({ id: 'Edge', description: 'A tie between two actors, folded from claims. `claims` counts the reported ones (all, when none is); `first` and `last` are when it was observed, not when it began and ended.' })
export type Edge = z.infer<typeof Edge>

export const Node = z.strictObject({
  id: Slug, label: z.string(), names: z.array(Name), kind: z.enum(ACTOR_KINDS), countries: z.array(z.string()), known: z.boolean(),
  degree: Count.describe('Edges at it in this answer'),
  unaddressed: Count.describe('Its claims in view that tie it to nobody, such as forces sent to a place'),
  x: z.number(), y: z.number(),
}).meta({ id: 'Node' })
export type Node = z.infer<typeof Node>

export const GraphAnswer = z.strictObject({ nodes: z.array(Node), edges: z.array(Edge), ...bounded, dataVersion: z.string() })
export type GraphAnswer = z.infer<typeof GraphAnswer>

export const FacetsAnswer = z.strictObject({
  type: z.record(z.string(), Count), status: z.record(z.string(), Count), source: z.record(z.string(), Count), review: z.record(z.string(), Count),
  reports: z.array(z.strictObject({ id: Slug, publisher: z.string(), publishedOn: PartialDate.optional(), claims: Count })).describe('Those with most claims, and those that the filter names; by id'),
  months: z.array(z.strictObject({ month: PartialDate, types: z.partialRecord(z.enum(claimTypes), Count) })),
  undated: Count.describe('Claims without a date; no period has them'), long: Count.describe('Claims dated to many months at once: periods have them, no month does'),
  untied: Count.describe('Claims in view that tie nobody to anybody'), claims: Count,
})
export type FacetsAnswer = z.infer<typeof FacetsAnswer>

export const TimelineAnswer = z.strictObject({
  spans: z.array(z.strictObject({ from: PartialDate, to: PartialDate, type: z.enum(claimTypes), claims: Count }))
    .describe('How many claims of a type are dated so, as exactly as they are; earliest first, the shorter before the longer'),
  undated: Count.describe('Claims without a date; no period has them'), dataVersion: z.string(),
})
export type TimelineAnswer = z.infer<typeof TimelineAnswer>

const Column = z.array(z.int())
/** Claims with what makes ties of them and puts them on the map, and no more; a column each, since there may be a hundred thousand. Numbers are places in the lists of words. */
export const FoldedAnswer = z.strictObject({
  words: z.strictObject({ type: z.array(z.enum(claimTypes)), status: z.array(z.enum(STATUSES)), review: z.array(z.enum(REVIEW_STATES)), actor: z.array(Slug), place: z.array(Slug), date: z.array(PartialDate), publisher: z.array(z.string()), source: z.array(Source) }),
  claims: z.strictObject({
    type: Column, status: Column, review: Column, publisher: Column, source: Column, confidence: z.array(z.number()), from: Column.describe('-1: not known; so `to`'), to: Column,
    actors: Column.describe('Of all claims, one after the other; how many are of each, in `actorsOf`'), actorsOf: Column, recipients: Column, recipientsOf: Column, places: Column, placesOf: Column,
  }).describe('None when there are more than the limit'),
  ...bounded, dataVersion: z.string(),
})
export type FoldedAnswer = z.infer<typeof FoldedAnswer>

export const ChangesQuery = Filter.extend({ since: z.string().regex(/^[0-9a-f]{32}$/, { error: 'must be a data version, 32 hex digits' }) })
const Changed = z.strictObject({ new: Count, gone: Count, changed: Count })
export const ChangesAnswer = z.strictObject({
  since: z.string(), dataVersion: z.string(), known: z.boolean().describe('Whether the record of writes knows that version'),
  all: Changed.optional().describe('Claims, rejected ones counting as not there'), view: Changed.optional().describe('Those under the filter'),
})
export type ChangesAnswer = z.infer<typeof ChangesAnswer>

export const ViewsAnswer = z.strictObject({ views: z.array(SavedView), total: Count })
export type ViewsAnswer = z.infer<typeof ViewsAnswer>
export const ViewsImported = z.strictObject({ added: Count, same: Count.describe('Were here already'), total: Count })
export type ViewsImported = z.infer<typeof ViewsImported>

export const ActorRef = z.strictObject({ id: Slug, name: z.string(), names: z.array(z.string()), known: z.boolean() }).meta({ id: 'ActorRef' })
export type ActorRef = z.infer<typeof ActorRef>

const Words = z.strictObject({
  report: Slug, start: Count, end: Count,
  quote: z.string().optional().describe('The words themselves; absent when the text is not held'),
  before: z.string().optional(), after: z.string().optional(), gloss: Gloss,
})
const Row = z.strictObject({ report: Slug, line: z.int().min(1), key: z.string().optional(), fields: z.record(z.string(), z.string()), gloss: Gloss })

export const ClaimView = z.strictObject({
  id: Slug, report: Slug, publisher: z.string(), source: Source, type: z.enum(claimTypes), status: z.enum(STATUSES), mode: z.enum(MODES).optional(),
  actors: z.array(ActorRef), recipients: z.array(ActorRef), places: z.array(Slug), observed: Period.optional(), attribution: z.string().optional(),
  confidence: z.number(), rule: z.string(), review: z.enum(REVIEW_STATES), gloss: Gloss,
  glossOf: z.enum(['passage', 'claim']).describe('`passage`: a person has put the passage in these words. `claim`: nobody has, and they are made of this claim’s own fields'), evidence: z.array(z.union([Words, Row])),
}).meta({ id: 'Claim', description: 'One statement that one report makes. Offsets are UTF-16 units of the report\'s text, half open.' })
export type ClaimView = z.infer<typeof ClaimView>

export const ClaimsAnswer = z.strictObject({ claims: z.array(ClaimView), ...bounded, next: z.string().nullable().describe('The cursor of the next page; null on the last') })
export type ClaimsAnswer = z.infer<typeof ClaimsAnswer>

export const ClaimAnswer = z.strictObject({ ...ClaimView.shape, history: z.array(Review).describe('What people decided about it, first to last') })
export type ClaimAnswer = z.infer<typeof ClaimAnswer>

const Placed = z.strictObject({
  id: Slug, name: z.string(), names: z.array(Name), kind: z.enum(PLACE_KINDS), latitude: z.number().optional(), longitude: z.number().optional(),
  precision: z.enum(['point', 'area']), within: Slug.optional(), claims: Count,
})
export const PlacesAnswer = z.strictObject({ places: z.array(Placed), ...bounded })
export type PlacesAnswer = z.infer<typeof PlacesAnswer>

export const MapAnswer = z.strictObject({
  places: z.array(z.strictObject({
    ...Place.shape,
    told: z.array(z.strictObject({ type: z.enum(claimTypes), status: z.enum(STATUSES), actors: z.array(Slug), relations: z.array(z.string()), claims: Count }))
      .describe('Claims there that say the same of the same actors, and the ties that they make'),
  })).describe('Places with claims in view, and what they lie within; by id'),
  nowhere: Count.describe('Claims in view that name no place'), claims: Count.describe('Claims in view'), dataVersion: z.string(),
})
export type MapAnswer = z.infer<typeof MapAnswer>

export const ActorsAnswer = z.strictObject({
  actors: z.array(z.strictObject({ id: Slug, name: z.string(), names: z.array(Name), kind: z.enum(ACTOR_KINDS), known: z.boolean(), claims: Count })), ...bounded,
})
export type ActorsAnswer = z.infer<typeof ActorsAnswer>

/** Who decides: a name that people give themselves. */
const By = z.string().trim().min(1).max(200).default('anonymous')
export const UndoBody = z.strictObject({ by: By })
export const MergeBody = z.strictObject({ from: Slug, into: Slug, by: By })
export const MergeView = z.strictObject({ ...Merge.shape, name: z.string().describe('Of the actor that was merged'), names: z.array(Name) }).meta({ id: 'Merge' })
export type MergeView = z.infer<typeof MergeView>
export const MergesAnswer = z.strictObject({ merges: z.array(MergeView), total: Count })
export const ActorBody = z.strictObject({ name: z.string().trim().min(1).max(400), kind: z.enum(ACTOR_KINDS).default('armed-group') })
export const AliasBody = z.strictObject({ name: z.string().trim().min(1).max(400), actor: Slug, by: By })
export const AliasView = Alias.meta({ id: 'Alias', description: 'A name that is always read as that actor' })
export type AliasView = z.infer<typeof AliasView>
export const AliasesAnswer = z.strictObject({ aliases: z.array(AliasView), total: Count })

export const ActorAnswer = z.strictObject({
  actor: z.strictObject({
    id: Slug, name: z.string(), names: z.array(Name), kind: z.enum(ACTOR_KINDS), countries: z.array(z.string()), ids: z.record(z.string(), z.string()),
    partOf: z.array(Slug), known: z.boolean(), note: Gloss.optional(), claims: Count,
  }),
  relations: z.array(Edge).describe('Sorted by type, in the order of the types, then by id'),
  counts: z.record(z.string(), z.strictObject({ out: Count, in: Count, both: Count })).describe('Relations by type; `both` are those without direction'),
  unaddressed: z.array(ClaimView).describe('Claims that tie it to nobody: forces sent to a place, an attack by nobody named; at most the limit of a list'),
  merged: z.array(MergeView).describe('Actors found to be this one, oldest first'),
  aliases: z.array(AliasView).describe('Names that people had read as this actor, oldest first'),
})
export type ActorAnswer = z.infer<typeof ActorAnswer>

export const RelationAnswer = z.strictObject({ relation: z.strictObject({ ...Edge.shape, publisherNames: z.array(z.string()) }), claims: z.array(ClaimView), ...bounded })
export type RelationAnswer = z.infer<typeof RelationAnswer>

export const ReportView = z.strictObject({
  id: Slug, sha256: z.string(), title: z.string(), gloss: Gloss.optional(), url: z.string().optional(), publisher: z.string(), publishedOn: PartialDate.optional(),
  language: z.string(), length: Count, source: Source, licence: z.string().optional(), claims: Count, hasText: z.boolean(),
}).meta({ id: 'Report' })
export type ReportView = z.infer<typeof ReportView>
export const ReportsAnswer = z.strictObject({ reports: z.array(ReportView), ...bounded })
export type ReportsAnswer = z.infer<typeof ReportsAnswer>
export const ReportAnswer = z.strictObject({ report: ReportView, text: z.string().optional(), claims: z.array(ClaimView), ...bounded })
export type ReportAnswer = z.infer<typeof ReportAnswer>

export const ReadBody = z.strictObject({ text: z.string().min(1), publishedOn: PartialDate.optional(), title: z.string().max(2000).optional(), file: z.string().max(2000).optional(), explain: z.boolean().default(false) })
export const FileQuery = z.strictObject({ file: z.string().min(1).max(400).describe('Its name: the ending says what it is') })
export const DocumentsAnswer = z.strictObject({
  documents: z.array(z.strictObject({ file: z.string(), line: z.int().optional(), title: z.string(), text: z.string(), language: z.string(), url: z.string().optional(), publisher: z.string().optional(), publishedOn: PartialDate.optional() })),
  faults: z.array(z.string()).describe('What could not be read, a sentence each'), truncated: z.boolean().describe('Whether the file holds more'),
})
export type DocumentsAnswer = z.infer<typeof DocumentsAnswer>
const ReadClaim = z.strictObject({
  ...ClaimView.pick({ id: true, type: true, status: true, mode: true, actors: true, recipients: true, places: true, observed: true, attribution: true, confidence: true, rule: true }).shape,
  evidence: z.array(z.strictObject({ start: Count, end: Count, quote: z.string() })),
})
export const ReadAnswer = z.strictObject({
  report: z.strictObject({ id: Slug, file: z.string().optional(), language: z.string(), publishedOn: PartialDate.optional() }), mentions: z.array(Mention), claims: z.array(ReadClaim),
  why: z.array(z.strictObject({ claim: Slug, rule: z.string(), words: z.array(z.strictObject({ start: Count, end: Count, text: z.string() })) })).optional().describe('With `explain`: the rule and the words that made each claim'),
}).meta({ id: 'Reading', description: 'What the reader makes of a text; as one line of `belligraph read --json`. The language is `und` when it is neither Arabic nor English: then nothing is read.' })
export type ReadAnswer = z.infer<typeof ReadAnswer>

export const ReportBody = z.strictObject({
  text: z.string().min(1), title: Report.shape.title.optional(), url: Report.shape.url, publisher: Report.shape.publisher.optional(), publishedOn: PartialDate.optional(), language: Report.shape.language.optional(),
  again: z.boolean().default(false).describe('Read it also when it was read before; what people decided stays'),
})
/** What a report says of itself, beside its text. */
export const ABOUT = ['title', 'url', 'publisher', 'publishedOn', 'language'] as const
export const ReportAdded = z.strictObject({
  report: ReportView, claims: z.array(ClaimView),
  kept: z.array(z.enum(ABOUT)).describe('Fields in which the report, being known already, says something else than what was sent: it keeps its own'),
  written: Count.describe('Records that were new or different; 0 when all of it was there already'), dataVersion: z.string(),
})
export type ReportAdded = z.infer<typeof ReportAdded>

const Decision = { decision: Review.shape.decision, change: Review.shape.change, note: Review.shape.note }
const saysWhat = (b: { decision: string; change?: object | undefined }): boolean => (b.decision === 'correct') === (b.change !== undefined && Object.keys(b.change).length > 0)
const SAY = { error: 'must say what changes when the decision is `correct`, and only then', path: ['change'] }
export const ReviewBody = z.strictObject({ ...Decision, by: By }).refine(saysWhat, SAY)
export const ReviewsBody = z.strictObject({ reviews: z.array(z.strictObject({ claim: Slug, ...Decision }).refine(saysWhat, SAY)).min(1).max(LIMITS.list), by: By })
export const ReviewsAnswer = z.strictObject({ claims: z.array(ClaimAnswer), dataVersion: z.string() })
export type ReviewsAnswer = z.infer<typeof ReviewsAnswer>

export const StatusAnswer = z.strictObject({
  name: z.literal('belligraph'), version: z.string(), engine: z.enum(['embedded', 'neo4j']), engineVersion: z.string(), dataVersion: z.string(),
  counts: z.strictObject({ actors: Count, reports: Count, claims: Count, relations: Count }),
  limits: z.record(z.string(), Count).describe('Milliseconds, rows, bytes, entries'),
  allows: z.strictObject({ console: z.boolean(), writing: z.boolean() }).describe('Whether people may ask statements of their own, and change what is kept'),
})
export type StatusAnswer = z.infer<typeof StatusAnswer>

const Step = z.strictObject({ from: Slug, to: Slug, relations: z.array(z.string()) })
export const PathsAnswer = z.strictObject({
  from: Slug, to: Slug, paths: z.array(z.strictObject({ length: Count, steps: z.array(Step) })), edges: z.array(Edge).describe('Every relation that a step names'),
  truncated: z.boolean().describe('Whether there are more paths'),
  without: z.array(z.string()).describe('Where there is no path: the fields of the filter without one of which there would be one; with `together`, without all of which'), together: z.boolean(),
  longer: Count.optional().describe('Where there is no path: how many ties the shortest longer one has'), dataVersion: z.string(),
})
export type PathsAnswer = z.infer<typeof PathsAnswer>

const Stand = z.enum(['friends', 'foes', 'both'])
export const CompareAnswer = z.strictObject({
  a: Filter, b: Filter,
  began: z.array(Edge).describe('Observed in b and not in a'),
  ended: z.array(Edge).describe('Observed in a and not in b: last observed then, which is not the same as over'),
  changed: z.array(z.strictObject({ a: Edge, b: Edge, fields: z.array(z.string()), trend: z.enum(['grew', 'shrank', 'even']) })),
  turned: z.array(z.strictObject({ pair: z.tuple([Slug, Slug]), before: Stand, after: Stand, relations: z.array(z.string()) })).describe('Pairs that are friends in one and foes in the other, or both'),
  edges: z.array(Edge).describe('Every relation that a turned pair names, as the filter without the sides has it'),
  same: Count, undated: Count.describe('Claims without a date, which are in neither'), dataVersion: z.string(),
})
export type CompareAnswer = z.infer<typeof CompareAnswer>

const Pair = z.strictObject({ a: Slug, b: Slug, relations: z.array(z.string()) })
export const StructureAnswer = z.strictObject({
  actors: z.array(z.strictObject({
    id: Slug, name: z.string(), names: z.array(Name), kind: z.enum(ACTOR_KINDS),
    degree: Count, betweenness: z.number().optional().describe('Absent in graphs too large for it'), pagerank: z.number(), community: Count, component: Count,
    attacks: Count, attacked: Count, clashes: Count.describe('With how many it clashed: who attacked is not said'), supports: Count, supported: Count, camp: Count.optional().describe('Absent without friends and foes'),
  })).describe('Of these sources, by id'),
  communities: Count, components: Count, modularity: z.number(),
  balance: z.strictObject({
    friends: Count, foes: Count, mixed: z.array(Pair).describe('Friends and foes at once: without a sign'),
    triads: z.strictObject({ '+++': Count, '++-': Count, '+--': Count, '---': Count }),
    frustrated: z.array(z.strictObject({ actors: z.tuple([Slug, Slug, Slug]), signs: z.enum(['+++', '++-', '+--', '---']), relations: z.array(z.string()) })).describe('Unbalanced triads, at most the limit of a list'),
    camps: Count, frustration: Count.describe('Pairs that no partition into so many camps fits, when `exact`'), against: z.array(Pair), exact: z.boolean(),
  }),
  edges: z.array(Edge).describe('Every relation that a triad or a pair names'),
  on: z.strictObject({ actors: Count, relations: Count, claims: Count }).describe('What it was computed on'),
  dataVersion: z.string(),
})
export type StructureAnswer = z.infer<typeof StructureAnswer>
export const SimilarAnswer = z.strictObject({
  actor: Slug, similar: z.array(z.strictObject({ id: Slug, name: z.string(), friends: z.array(Slug), foes: z.array(Slug), likeness: z.number() })), dataVersion: z.string(),
})
export type SimilarAnswer = z.infer<typeof SimilarAnswer>

export const CheckBody = z.strictObject({ mend: z.boolean().default(false) })
export const CheckAnswer = z.strictObject({
  differences: z.array(z.strictObject({ what: z.string(), id: z.string(), problem: z.enum(['missing', 'extra', 'different']) })), mended: z.boolean(),
})
export type CheckAnswer = z.infer<typeof CheckAnswer>
/** Records of every kind, as `export jsonl` writes them; each is checked by its own schema. */
export const RecordsBody = z.strictObject({ records: z.array(z.object({ kind: z.string(), data: z.unknown() })).min(1) })
export const RecordsWritten = z.strictObject({ written: z.int(), unchanged: z.int(), dataVersion: z.string() })
export type RecordsWritten = z.infer<typeof RecordsWritten>
export const BackupAnswer = z.string()

export const ErrorAnswer = z.strictObject({ error: z.strictObject({ code: z.string(), message: z.string(), details: z.unknown().optional() }) }).meta({ id: 'Error' })
export type ErrorAnswer = z.infer<typeof ErrorAnswer>

export * from './query-schemas.js'
