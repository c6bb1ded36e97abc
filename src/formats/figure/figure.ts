/** A picture to publish: the network with title, legend, how to read it, its sources and where it comes from. Right to left in Arabic. */
import { GROUND, groupColour, type Grouping, groupLetter, INK, KIND_LOOK, mixed, type Shade } from '../../graph/look.js'
import { ACTOR_KINDS, type ClaimType, claimTypes, nameOf, type Relation, STATUSES } from '../../model.js'
import { type Habits, type Lang, type Words, wordsIn } from '../../words.js'
import { type Picture, provenanceLine } from '../format.js'
import { circle, type Drawing, type Item, type Line, movedPath, n, type Shape } from './drawing.js'
import { drawTie } from './edges.js'
import { glyph, type Ink, network } from './network.js'
import { oneLine, type Type, type Weight } from './type.js'

export interface Look extends Partial<Habits> {
  /** `both`: names and signs in both languages, the rest in English and Arabic one after the other. */
  lang: Lang | 'both'
  dark: boolean
  transparent: boolean
  title?: string
  /** What the actors' colours say; their kinds unless told otherwise. Of groups and camps the letter stands behind the name. */
  colour?: 'kind' | Grouping
  /** At most so many camps. */
  camps?: number
}

/** As many sources are listed. */
const SOURCES = 12
/** As many groups have a line in the legend: the largest. */
const GROUPS = 12
const LEGEND = 270, COUNT = 40, GAP = 28

/** Draws it. `type` sets the type and holds the font. */
export function figure(picture: Picture, look: Look, type: Type): Drawing {
  const shade: Shade = look.dark ? 'dark' : 'light', paper = look.dark ? GROUND.dark : '#FFFFFF', langs: Lang[] = look.lang === 'both' ? ['en', 'ar'] : [look.lang]
  const ink: Ink = { text: INK[shade], soft: mixed(INK[shade], paper, 0.72), paper }
  const words = langs.map(l => wordsIn(l, look)), by = look.colour === 'kind' ? undefined : look.colour, groups = by && picture.groups(by, look.camps ?? 2)
  const net = network(picture, words, shade, ink, type, groups), size = Math.max(1, net.width / 1150)
  const margin = 44 * size, width = net.width + 2 * margin + (LEGEND + GAP) * size
  const page = new Page(width, margin, size, langs[0] === 'ar', ink, type)
  const title = oneLine(look.title ?? '') || words[0]!.t('figureTitle')

  let y = margin
  const heads = look.title ? [{ text: title, rtl: page.rtl }] : words.map(w => ({ text: w.t('figureTitle'), rtl: w.dir === 'rtl' }))
  y = page.facing(heads, { y, size: 30, weight: 600 })
  y = page.facing(words.map(w => ({ text: subtitle(picture, w), rtl: w.dir === 'rtl' })), { y: y + 4 * size, size: 16, colour: ink.soft })
  y += 18 * size
  const top = y
  const legendEnd = legend(page, picture, words, shade, top, net.width + GAP * size, net.nameless, by && { by, groups: groups! })
  page.move(net.items, page.rtl ? margin + (LEGEND + GAP) * size : margin, top)
  y = picture.actors.length > 0 ? Math.max(top + net.height, legendEnd) + 18 * size
    : page.facing(words.map(w => ({ text: w.t('emptyGraph'), rtl: w.dir === 'rtl' })), { y: top + 18 * size, size: 18 }) + 36 * size
  page.rule(y)
  y = footer(page, picture, words, y + 16 * size)
  return {
    width: Math.round(width), height: Math.round(y + margin * 0.7), ground: look.transparent ? undefined : paper, lang: langs[0]!, title,
    description: `${provenanceLine(picture.provenance)} ${picture.provenance.base}`, items: page.items,
  }
}

interface Written { y: number; x?: number; width?: number; size: number; weight?: Weight; colour?: string; link?: string; most?: number; rtl?: boolean }

/** Where things are put down. `x` and widths are measured from the side where reading begins. */
class Page {
  readonly items: Item[] = []
  constructor(readonly width: number, readonly margin: number, readonly scale: number, readonly rtl: boolean, readonly ink: Ink, readonly type: Type) {}

  /** A paragraph from `y` down; gives where it ends. Sizes are of the smallest page, and grow with it. */
  text(text: string, { y, x = 0, width = this.width - 2 * this.margin - x, size, weight = 400, colour = this.ink.text, link, most, rtl = this.rtl }: Written): number {
    const px = size * this.scale, lines: Line[] = this.type.wrap(text, px, weight, width, most).map((line, i) => {
      const wide = this.type.measure(line, px, weight), left = this.margin + x, right = this.width - this.margin - x
      const at = this.rtl ? (rtl ? right - wide : right - width) : rtl ? left + width - wide : left
      return { text: line, x: at, y: y + px * (1.05 + 1.42 * i), width: wide, size: px, weight, colour, rtl, ...(link !== undefined && { link }) }
    })
    this.items.push({ shapes: [], lines })
    return y + px * 1.42 * lines.length
  }

  /** Texts side by side, each from its own side; gives where the longest ends. */
  facing(texts: readonly { text: string; rtl: boolean }[], at: Omit<Written, 'rtl' | 'x' | 'width'>): number {
    const half = (this.width - 2 * this.margin) / texts.length - (texts.length - 1) * 12 * this.scale
    return Math.max(...texts.map(({ text, rtl }, i) => this.text(text, { ...at, rtl, width: half, x: i * (half + 24 * this.scale) })))
  }

  /** Shapes drawn in a box of that width at the beginning of a line. */
  sign(shapes: readonly Shape[], x: number, y: number, width: number): void {
    this.move([{ shapes: [...shapes], lines: [] }], this.rtl ? this.width - this.margin - x - width : this.margin + x, y, this.scale)
  }

  rule(y: number): void {
    this.items.push({ shapes: [{ path: `M${n(this.margin)} ${n(y)}H${n(this.width - this.margin)}`, stroke: mixed(this.ink.text, this.ink.paper, 0.2), width: this.scale }], lines: [] })
  }

  move(items: readonly Item[], x: number, y: number, scale = 1): void {
    const moved = (s: Shape): Shape => ({
      ...s, path: movedPath(s.path, x, y, scale), ...(s.width !== undefined && { width: s.width * scale }), ...(s.dash && { dash: s.dash.map(d => d * scale) }),
    })
    for (const item of items) {
      this.items.push({ ...item, shapes: item.shapes.map(moved), lines: item.lines.map(l => ({ ...l, x: l.x + x, y: l.y + y })), ...(item.middle && { middle: [item.middle[0] * scale + x, item.middle[1] * scale + y] }) })
    }
  }
}

/** What is in the picture, and what was asked for. */
function subtitle({ provenance, actors, relations, claims, places, reports }: Picture, words: Words): string {
  const name = (field: 'actor' | 'place' | 'report', id: string): string => {
    const found = field === 'report' ? undefined : (field === 'actor' ? actors : places).find(x => x.id === id)
    return found ? oneLine(nameOf(found, words.lang)) : reports.get(id)?.publisher ?? id
  }
  return [words.n('actors', actors.length), words.n('relations', relations.length), words.n('claims', claims.length), words.n('reports', reports.size), ...words.filter(provenance.filter, name)].join(' · ')
}

/** The legend beside the network: only what is in it. Gives where it ends. */
function legend(page: Page, { relations, actors }: Picture, words: readonly Words[], shade: Shade, top: number, x: number, nameless: number, grouped: { by: Grouping; groups: ReadonlyMap<string, number> } | undefined): number {
  const s = page.scale, both = (of: (w: Words) => string) => words.map(of).join(' · ')
  let y = top
  const head = (of: (w: Words) => string) => { y = page.text(both(of), { y, x, size: 14, weight: 600, colour: page.ink.soft }) + 5 * s }
  const row = (shapes: readonly Shape[], text: string, count: number) => {
    page.sign(shapes, x, y, 44 * s)
    page.text(words[0]!.number(count), { y: y + 1.5 * s, x: x + (LEGEND - COUNT) * s, width: COUNT * s, size: 14, colour: page.ink.soft })
    y = page.text(text, { y: y + 1.5 * s, x: x + 56 * s, width: (LEGEND - COUNT - 56) * s, size: 15 }) + 6 * s
  }
  const count = <T>(values: readonly T[], of: T): number => values.filter(v => v === of).length
  const tie = (type: ClaimType, status: Relation['status'], directed: boolean) =>
    drawTie({ type, status, directed, publishers: 2, claims: 2 }, { from: [0, 11], to: [44, 11], radii: [0, 0], bend: 0 }, shade, page.ink.paper).shapes
  if (relations.length > 0) head(w => w.t('ties'))
  for (const type of claimTypes) {
    const of = relations.filter(r => r.type === type)
    if (of.length > 0) row(tie(type, 'reported', of.some(r => r.directed)), both(w => w.of('type', type)), of.length)
  }
  const statuses = relations.map(r => r.status)
  if (statuses.some(status => status !== 'reported')) {
    y += 12 * s
    head(w => w.t('status'))
    for (const status of [...STATUSES, 'disputed'] as const) if (statuses.includes(status)) row(tie('membership', status, false), both(w => w.of('status', status)), count(statuses, status))
  }
  y += 12 * s
  if (actors.length > 0) head(w => w.t('actors'))
  const kinds = actors.map(a => a.kind)
  for (const kind of ACTOR_KINDS) if (kinds.includes(kind)) {
    row(grouped ? glyph(kind, 22, 11, 0.8, page.ink.soft) : [{ path: circle(22, 11, 11), fill: KIND_LOOK[kind].colour[shade] }, ...glyph(kind, 22, 11, 11 / 18)], both(w => w.of('kind', kind)), count(kinds, kind))
  }
  if (grouped && actors.length > 0) {
    y += 12 * s
    head(w => `${w.t('colourBy')}: ${w.t(grouped.by)}`)
    const groups = actors.map(a => grouped.groups.get(a.id)), disc = (g: number | undefined): Shape[] => [{ path: circle(22, 11, 11), fill: groupColour(g, shade) }]
    for (const g of [...new Set(groups)].filter(g => g !== undefined).sort((a, b) => a - b).slice(0, GROUPS)) row(disc(g), `${both(w => w.t(grouped.by))} ${groupLetter(g)}`, count(groups, g))
    if (groups.includes(undefined)) row(disc(undefined), both(w => w.t('inNone')), count(groups, undefined))
  }
  if (nameless > 0) for (const w of words) y = page.text(w.t('figureNameless', { actors: w.n('actors', nameless) }), { y: y + 8 * s, x, width: LEGEND * s, size: 13, colour: page.ink.soft })
  return y
}

/** How to read it, what it rests on, and where it comes from. Gives where it ends. */
function footer(page: Page, { relations, reports, provenance }: Picture, words: readonly Words[], top: number): number {
  const s = page.scale, whole = page.width - 2 * page.margin, half = (whole - 40 * s) / 2
  const rules = (w: Words): string[] => [
    w.t('readLine'), ...(relations.some(r => r.status !== 'reported') ? [w.t('readStatus')] : []),
    ...(relations.some(r => r.type === 'attack' && !r.directed) ? [w.t('readClash')] : []), w.t('readWidth'), w.t('readLast'), w.t('readMissing'),
  ]
  let left = top
  for (const w of words) {
    const rtl = w.dir === 'rtl'
    left = page.text(w.t('readHow'), { y: left, width: half, size: 14, weight: 600, colour: page.ink.soft, rtl }) + 3 * s
    for (const rule of rules(w)) left = page.text(rule, { y: left, width: half, size: 13, rtl })
    left += 8 * s
  }
  let right = reports.size === 0 ? top : page.text(words.map(w => w.t('sources')).join(' · '), { y: top, x: half + 40 * s, width: half, size: 14, weight: 600, colour: page.ink.soft }) + 3 * s
  const sorted = [...reports.values()].sort((a, b) => ((a.publishedOn ?? '9') < (b.publishedOn ?? '9') ? -1 : 1))
  for (const r of sorted.slice(0, SOURCES)) {
    const [w] = words as [Words]
    const text = [r.publisher, oneLine(r.gloss?.[w.lang] ?? r.title), ...(r.publishedOn ? [w.date(r.publishedOn)] : [])].map(part => `\u2068${oneLine(part)}\u2069`).join(w.lang === 'ar' ? '، ' : '. ')
    right = page.text(text, { y: right, x: half + 40 * s, width: half, size: 13, most: 2, ...(r.url && { link: r.url }) })
  }
  if (sorted.length > SOURCES) right = page.text(words[0]!.t('figureMore', { reports: words[0]!.n('reports', sorted.length - SOURCES) }), { y: right, x: half + 40 * s, width: half, size: 13, colour: page.ink.soft })
  const y = Math.max(left, right) + 14 * s
  page.rule(y)
  const made = words.map(w => ({ rtl: w.dir === 'rtl', text: [`${provenance.program} ${provenance.version}`, w.t('figureMade', { date: w.date(provenance.date) }), w.t('figureVersion', { version: provenance.dataVersion })].join(' · ') }))
  const end = page.facing(made, { y: y + 10 * s, size: 12, colour: page.ink.soft })
  return page.text(provenance.licence, { y: end, size: 11, colour: page.ink.soft, rtl: false })
}
