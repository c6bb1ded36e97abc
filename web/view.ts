/**
 * What the page shows, as one value, and the moves that change it: pure functions from view to view. The address of the page is this
 * value written out, so that back, forward, a bookmark and a colleague all see the same.
 */
import type { ActorKind, Filter } from '../src/model.js'
import { ACTOR_KINDS, claimTypes, firstDay, isPartialDate, lastDay, NOBODY, REVIEW_STATES, STATUSES } from '../src/terms.js'
import { changed, type Habits, type Lang, LANGUAGES } from '../src/words.js'
import { type Unit, UNITS } from '../src/graph/timeline.js'
import { typed } from './time.js'

export const PAGES = ['graph', 'map', 'table', 'compare', 'structure', 'reports', 'ask', 'console', 'read', 'import', 'review'] as const
export type Page = (typeof PAGES)[number]
/** Those that only read, and need nothing but the records. */
export const READING: readonly Page[] = ['graph', 'map', 'table', 'compare', 'structure', 'reports']
/** Those that show the ties and claims of the filter, each in its way, with the legend, the timeline and what is open beside them. */
export const TIED: readonly Page[] = ['graph', 'map', 'table']
/** As many ties as one picture holds. */
export const MOST_DRAWN = 50_000
export const LABELS = ['own', 'en', 'ar', 'both'] as const
/** What a node's size and colour say. */
export const SIZES = ['degree', 'betweenness', 'pagerank'] as const
export const COLOURS = ['kind', 'community', 'camp'] as const
/** How an answer is shown. */
export const FORMS = ['table', 'graph', 'json'] as const
export const THEMES = ['auto', 'light', 'dark'] as const
/** Orders of the claims to review, as the API has them. */
export const ORDERS = ['doubtful', 'consequential', 'reading'] as const

/** What lies open beside the picture, or in its place for a report. */
export type Open =
  | { kind: 'actor'; id: string }
  /** `at`: which of its claims, from 0. */
  | { kind: 'relation'; id: string; at: number }
  | { kind: 'report'; id: string; claim?: string | undefined }
  | { kind: 'claim'; id: string }
  | { kind: 'place'; id: string }
  /** Chains of at most `hops` ties between two actors; `id`: `a..b`, see `endsOf`. */
  | { kind: 'path'; id: string; hops: number }

export interface View {
  page: Page
  filter: Filter
  /** Kinds of actors shown; empty means all. */
  kinds: ActorKind[]
  /** Actors hidden by hand. */
  hidden: string[]
  /** Set: these actors only, put together by hand, perhaps none yet. */
  only?: string[] | undefined
  open?: Open | undefined
  /** Actors chosen together, by a box or one by one. */
  selected: string[]
  /** Where actors were put by hand, in the layout's own coordinates, in hundredths. */
  moved: Record<string, [x: number, y: number]>
  /** The data version that a link or a saved view was made on. */
  data?: string | undefined
  /** The ready question asked and its parameters as written. */
  question?: { name: string; params: Record<string, string> } | undefined
  /** The statement asked in the console and its parameters as written (see console/values.ts). */
  statement?: { text: string; params: Record<string, string> } | undefined
  /** How the answer is shown; absent: as fits it. */
  form?: (typeof FORMS)[number] | undefined
  lang: Lang
  /** Names in the picture: `own` follows the interface. */
  labels: (typeof LABELS)[number]
  theme: (typeof THEMES)[number]
  order: (typeof ORDERS)[number]
  size: (typeof SIZES)[number]
  colour: (typeof COLOURS)[number]
  /** At most so many camps, 2 to 6. */
  camps: number
  /** What a bar of the timeline stands for; absent: as fits it. */
  unit?: Unit | undefined
  /** The two sides of a comparison, as `/api/compare` takes them; empty: not chosen. */
  sides: { a: string; b: string }
  /** So many ties are drawn at most, up to `MOST_DRAWN`; absent: as the server thinks fit. */
  ties?: number | undefined
  /** Shown within a page elsewhere: for reading only. */
  embed: boolean
  /** Sigma's camera; absent when all is shown. */
  camera?: { x: number; y: number; ratio: number } | undefined
  /** The middle of the map in degrees and how near it is, in hundreds of pixels a radian; absent when all is shown. */
  map?: { longitude: number; latitude: number; zoom: number } | undefined
}

export const START: View = { page: 'graph', filter: {}, kinds: [], hidden: [], selected: [], moved: {}, lang: 'en', labels: 'own', theme: 'auto', order: 'doubtful', size: 'degree', colour: 'kind', camps: 2, sides: { a: '', b: '' }, embed: false }

const LISTS = { type: claimTypes, status: [...STATUSES, 'disputed'], review: REVIEW_STATES, actor: null, report: null, place: null, source: null, corroboration: null } as const
type ListField = keyof typeof LISTS
/** Ties of a path, at most, unless said otherwise. */
const HOPS = 3
/** So many signs of an address are read. */
const LONGEST = 100_000
/** Nobody is put farther from the middle: ten times the layout's half width. */
const FAR = 1_000
const SLUG = /^[a-z0-9]+(?:[-.][a-z0-9]+)*$/

/** The filter as the API takes it: `type=attack&type=alliance&from=2018`. Fields and values sorted, so that equal filters give equal addresses. */
export function filterQuery(filter: Filter): URLSearchParams {
  const q = new URLSearchParams()
  for (const key of Object.keys(LISTS).sort() as ListField[]) for (const v of [...(filter[key] ?? [])].sort()) q.append(key, v)
  if (filter.from) q.set('from', filter.from)
  if (filter.to) q.set('to', filter.to)
  if (filter.undated) q.set('undated', filter.undated)
  if (filter.min) q.set('min', String(filter.min))
  if (filter.publishers) q.set('publishers', String(filter.publishers))
  return q
}

/** What is shown, as an address and an export have it: the filter, and the actors chosen by kind and by hand. */
export const shownQuery = ({ filter, kinds, hidden, only }: View): [string, string][] =>
  [...filterQuery(filter), ...kinds.map((k): [string, string] => ['kind', k]), ...hidden.map((id): [string, string] => ['hide', id]), ...(only?.length === 0 ? [NOBODY] : only ?? []).map((id): [string, string] => ['only', id])]

/** Where the graph in view is asked for. */
export function graphUrl({ filter, ties }: Pick<View, 'filter' | 'ties'>): string {
  const q = filterQuery(filter)
  if (ties) q.set('limit', String(ties))
  return `/api/graph?${q}`
}

/** A statement in the console, asked at once. */
export const ask = (view: View, text: string, params: Record<string, string> = {}): View => ({ ...view, page: 'console', open: undefined, form: undefined, statement: { text, params } })

/** What a dossier is asked with: the filter but for its actors, the language, and how numbers and dates are written. */
export const dossierQuery = ({ filter: { actor: _, ...filter }, lang }: View, habits: Habits): string => new URLSearchParams([...filterQuery(filter), ['lang', lang], ...Object.entries(changed(habits))]).toString()

/** A view as the query of an address, without `?`. The language is always said: it is part of what one sees. */
export function toQuery(view: View): string {
  const q = new URLSearchParams()
  if (view.page !== START.page) q.set('view', view.page)
  for (const [k, v] of shownQuery(view)) q.append(k, v)
  for (const id of view.selected) q.append('select', id)
  for (const [id, at] of Object.entries(view.moved).sort(([a], [b]) => (a < b ? -1 : 1))) q.append('moved', [id, ...at.map(n => String(Math.round(n * 100) / 100))].join(','))
  const { open } = view
  if (open) {
    q.set('open', `${open.kind}:${open.id}`)
    if (open.kind === 'path' && open.hops !== HOPS) q.set('hops', String(open.hops))
    if (open.kind === 'relation' && open.at > 0) q.set('at', String(open.at + 1))
    if (open.kind === 'report' && open.claim) q.set('claim', open.claim)
  }
  if (view.question) {
    q.set('ask', view.question.name)
    for (const [k, v] of Object.entries(view.question.params)) q.set(`ask.${k}`, v)
  }
  if (view.statement) {
    q.set('cypher', view.statement.text)
    for (const [k, v] of Object.entries(view.statement.params)) q.set(`cypher.${k}`, v)
  }
  if (view.form) q.set('form', view.form)
  if (view.labels !== START.labels) q.set('labels', view.labels)
  if (view.theme !== START.theme) q.set('theme', view.theme)
  if (view.size !== START.size) q.set('size', view.size)
  if (view.colour !== START.colour) q.set('colour', view.colour)
  if (view.camps !== START.camps) q.set('camps', String(view.camps))
  if (view.unit) q.set('unit', view.unit)
  for (const s of ['a', 'b'] as const) if (view.sides[s]) q.set(s, view.sides[s])
  if (view.order !== START.order) q.set('order', view.order)
  if (view.camera) q.set('camera', [view.camera.x, view.camera.y, view.camera.ratio].map(n => n.toFixed(4)).join(','))
  if (view.map) q.set('map', [view.map.longitude, view.map.latitude, view.map.zoom].map(n => n.toFixed(3)).join(','))
  if (view.ties) q.set('ties', String(view.ties))
  if (view.embed) q.set('embed', '1')
  if (view.data) q.set('data', view.data)
  q.set('lang', view.lang)
  return q.toString()
}

/** A period whose end is before its start. */
export const isBackwards = (from: string | undefined, to: string | undefined): boolean => from !== undefined && to !== undefined && firstDay(from) > lastDay(to)

/** What an address says: `dropped` names what is not understood and left out (at most ten, each cut at 60 characters), `backwards` a period left out because it ends before it starts, `cut` that it is longer than what is read. */
export interface Address { view: View; dropped: string[]; cut?: boolean | undefined; backwards?: { from: string; to: string } | undefined }

/** Reads an address, whoever wrote it. Never throws. */
export function fromQuery(query: string, lang: Lang): Address {
  const view: View = { ...START, lang, filter: {} }, cut = query.length > LONGEST
  const dropped: string[] = []
  const lists: Partial<Record<ListField, string[]>> = {}
  let at = 0, hops = HOPS
  let claim: string | undefined
  const params: Record<string, string> = {}, given: Record<string, string> = {}
  for (const [key, value] of new URLSearchParams(query.slice(0, LONGEST))) {
    const among = <T extends string>(all: readonly T[], set: (v: T) => void): boolean => all.includes(value as T) && (set(value as T), true)
    const read: Record<string, () => boolean> = {
      view: () => among(PAGES, v => { view.page = v }),
      lang: () => among(LANGUAGES, v => { view.lang = v }),
      labels: () => among(LABELS, v => { view.labels = v }),
      size: () => among(SIZES, v => { view.size = v }),
      colour: () => among(COLOURS, v => { view.colour = v }),
      camps: () => /^[2-6]$/.test(value) && (view.camps = Number(value), true),
      unit: () => among(UNITS, v => { view.unit = v }),
      a: () => value.length <= 2_000 && (view.sides = { ...view.sides, a: value }, true),
      b: () => value.length <= 2_000 && (view.sides = { ...view.sides, b: value }, true),
      embed: () => value === '1' && (view.embed = true),
      theme: () => among(THEMES, v => { view.theme = v }),
      order: () => among(ORDERS, v => { view.order = v }),
      hide: () => SLUG.test(value) && (view.hidden = [...view.hidden, value], true),
      select: () => SLUG.test(value) && (view.selected = [...view.selected, value], true),
      moved: () => {
        const [id, x, y, more] = value.split(','), at = [x, y].map(n => (n ? Number(n) : Number.NaN))
        return more === undefined && SLUG.test(id!) && at.every(n => Math.abs(n) <= FAR) && (view.moved = { ...view.moved, [id!]: at as [number, number] }, true)
      },
      data: () => /^[0-9a-f]{32}$/.test(value) && (view.data = value, true),
      only: () => (value === NOBODY || SLUG.test(value)) && (view.only = [...(view.only ?? []), ...(value === NOBODY ? [] : [value])], true),
      kind: () => among(ACTOR_KINDS, v => { view.kinds = [...view.kinds, v] }),
      from: () => isPartialDate(typed(value)) && (view.filter.from = typed(value), true),
      to: () => isPartialDate(typed(value)) && (view.filter.to = typed(value), true),
      ties: () => /^[1-9]\d{0,4}$/.test(value) && Number(value) <= MOST_DRAWN && (view.ties = Number(value), true),
      undated: () => value === 'yes' && (view.filter.undated = value, true),
      min: () => /^[1-9]\d{0,5}$/.test(value) && (view.filter.min = Number(value), true),
      publishers: () => /^[1-9]\d{0,2}$/.test(value) && (view.filter.publishers = Number(value), true),
      open: () => {
        const [, kind, id] = /^(actor|relation|report|claim|path|place):([a-z0-9.-]{1,400})$/.exec(value) ?? []
        if (!kind || !id) return false
        if (kind === 'path' && !id.split('..').every(e => SLUG.test(e)) || kind === 'path' && id.split('..').length !== 2) return false
        view.open = kind === 'relation' ? { kind, id, at: 0 } : kind === 'path' ? { kind, id, hops: HOPS } : { kind: kind as 'actor' | 'report' | 'claim' | 'place', id }
        return true
      },
      at: () => /^[1-9]\d{0,5}$/.test(value) && (at = Number(value) - 1, true),
      hops: () => /^[1-6]$/.test(value) && (hops = Number(value), true),
      claim: () => SLUG.test(value) && (claim = value, true),
      ask: () => /^[a-z0-9-]{1,80}$/.test(value) && (view.question = { name: value, params }, true),
      cypher: () => value !== '' && (view.statement = { text: value, params: given }, true),
      form: () => among(FORMS, v => { view.form = v }),
      map: () => {
        const [longitude, latitude, zoom] = value.split(',').map(Number)
        return [longitude, latitude, zoom].every(n => Number.isFinite(n)) && Math.abs(longitude!) <= 180 && Math.abs(latitude!) < 90 && zoom! > 0 && (view.map = { longitude: longitude!, latitude: latitude!, zoom: zoom! }, true)
      },
      camera: () => {
        const [x, y, ratio] = value.split(',').map(Number)
        return [x, y, ratio].every(n => Number.isFinite(n)) && ratio! > 0 && (view.camera = { x: x!, y: y!, ratio: ratio! }, true)
      },
    }
    const list = Object.hasOwn(LISTS, key) ? LISTS[key as ListField] : undefined
    const known = list !== undefined
      ? (list === null ? SLUG.test(value) : (list as readonly string[]).includes(value)) && ((lists[key as ListField] ??= []).push(value), true)
      : key.startsWith('ask.') ? (params[key.slice(4)] = value, true) : key.startsWith('cypher.') ? (given[key.slice(7)] = value, true) : Object.hasOwn(read, key) && read[key]!()
    if (!known) dropped.push(`${key}=${value}`.slice(0, 60))
  }
  Object.assign(view.filter, lists)
  const { from, to } = view.filter
  const backwards = isBackwards(from, to) ? { from: from!, to: to! } : undefined
  if (backwards) view.filter = timeless(view.filter)
  if (view.open?.kind === 'relation') view.open.at = at
  if (view.open?.kind === 'path') view.open.hops = hops
  if (view.open?.kind === 'report' && claim) view.open.claim = claim
  return { view, dropped: dropped.slice(0, 10), backwards, ...(cut && { cut }) }
}

/** A filter without its empty fields. */
const tidy = (filter: { [K in keyof Filter]: Filter[K] | undefined }): Filter =>
  Object.fromEntries(Object.entries(filter).filter(([, v]) => v !== undefined && !(Array.isArray(v) && v.length === 0))) as Filter

/** The filter but for its period. */
export const timeless = ({ from: _, to: __, undated: ___, ...rest }: Filter): Filter => rest
/** Lays fields over the filter; undefined takes one out. */
export const refine = (view: View, fields: { [K in keyof Filter]?: Filter[K] | undefined }): View => ({ ...view, filter: tidy({ ...view.filter, ...fields }) })

/**
 * A box of the legend clicked, in a list where none chosen means all. From all, one is taken out; taking out the last one, or adding the
 * last missing, is all again: a picture of nothing answers no question.
 */
export function toggled<T extends string>(chosen: readonly T[] | undefined, value: T, all: readonly T[]): T[] {
  const now = chosen?.length ? chosen : all
  const next = now.includes(value) ? now.filter(v => v !== value) : all.filter(v => v === value || now.includes(v))
  return next.length === all.length ? [] : next
}

/** Where actors and ties can be open beside: everywhere else they open beside the picture. */
const beside = (page: Page): Page => (page === 'table' || page === 'map' || page === 'ask' || page === 'console' ? page : 'graph')
export const openActor = (view: View, id: string): View => ({ ...view, page: beside(view.page), open: { kind: 'actor', id } })
export const openRelation = (view: View, id: string, at = 0): View => ({ ...view, page: beside(view.page), open: { kind: 'relation', id, at } })
export const openClaim = (view: View, id: string): View => ({ ...view, page: beside(view.page), open: { kind: 'claim', id } })
export const openPlace = (view: View, id: string): View => ({ ...view, page: beside(view.page), open: { kind: 'place', id } })
export const openPath = (view: View, from: string, to: string, hops = HOPS): View => ({ ...view, page: beside(view.page), open: { kind: 'path', id: `${from}..${to}`, hops } })
/** The two actors of a path. */
export const endsOf = (id: string): [from: string, to: string] => id.split('..') as [string, string]
export const openReport = (view: View, id: string, claim?: string): View => ({ ...view, page: 'reports', open: { kind: 'report', id, claim } })
export const closed = (view: View): View => ({ ...view, open: undefined })
/** Another page; an open report stays only on its own. */
export const turnTo = (view: View, page: Page): View =>
  ({ ...view, page, open: !TIED.includes(page) || view.open?.kind === 'report' ? undefined : view.open })
/** All filters off, nobody hidden; what is open stays. */
export const unfiltered = (view: View): View => ({ ...view, filter: {}, kinds: [], hidden: [], only: undefined })
/** Chooses these actors together. */
export const select = (view: View, ids: readonly string[]): View => ({ ...view, selected: union(ids, []) })
/** Puts an actor into the selection, or takes it out. */
export const toggleSelected = (view: View, id: string): View => ({ ...view, selected: view.selected.includes(id) ? without(view.selected, [id]) : union(view.selected, [id]) })
/** Puts an actor somewhere by hand. */
export const move = (view: View, id: string, x: number, y: number): View => ({ ...view, moved: { ...view.moved, [id]: [Math.round(x * 100) / 100, Math.round(y * 100) / 100] } })
/** Everybody stands where the layout put them. */
export const unmoved = (view: View): View => ({ ...view, moved: {} })
/** The actors that a view names by hand. */
export const named = ({ hidden, only = [], selected, moved, open }: View): string[] =>
  union([...hidden, ...only, ...selected, ...Object.keys(moved)], open?.kind === 'actor' ? [open.id] : open?.kind === 'path' ? endsOf(open.id) : [])
/** Whether anything is left out. */
export const isNarrowed = (view: View): boolean => Object.keys(view.filter).length + view.kinds.length + view.hidden.length > 0 || view.only !== undefined

const union = (a: readonly string[], b: readonly string[]): string[] => [...new Set([...a, ...b])].sort()
const without = (a: readonly string[], b: readonly string[]): string[] => a.filter(x => !b.includes(x))
/** Takes actors out of the picture; of a picture put together by hand, out of that. */
export const hide = (view: View, ids: readonly string[]): View =>
  (view.only ? { ...view, only: without(view.only, ids) } : { ...view, hidden: union(view.hidden, ids) })
/** Brings actors into the picture. */
export const show = (view: View, ids: readonly string[]): View =>
  ({ ...view, hidden: without(view.hidden, ids), only: view.only && union(view.only, ids) })
/** These actors and nobody else. */
export const keepOnly = (view: View, ids: readonly string[]): View => ({ ...view, only: union(ids, []), hidden: [] })
/** Nobody yet: the picture is built up from here. */
export const fromNothing = (view: View): View => ({ ...view, only: [], hidden: [], open: undefined, camera: undefined })
export const everyone = (view: View): View => ({ ...view, only: undefined, hidden: [] })
