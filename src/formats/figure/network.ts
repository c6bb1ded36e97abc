/** The network itself: actors, ties and names, in as much room as the names need. */
import { bends, groupColour, groupLetter, KIND_LOOK, looseRadius, nodeRadius, type Shade, thinness } from '../../graph/look.js'
import { CROWD, FOREMOST, type Point, sampled, type Spot } from '../../graph/names.js'
import { type Actor, nameOf, type Relation } from '../../model.js'
import type { Lang, Words } from '../../words.js'
import { degrees, evidenceUrl, type Picture } from '../format.js'
import { circle, type Item, type Line, movedPath, n } from './drawing.js'
import { drawTie } from './edges.js'
import { nameAll, type Named } from './naming.js'
import { isRtl, oneLine, type Type, type Weight } from './type.js'

export interface Ink { text: string; soft: string; paper: string }

export interface Network {
  width: number
  height: number
  items: Item[]
  /** Boxes of the names, those that more ties touch first. */
  names: Named[]
  /** Actors for whose names there was no room. */
  nameless: number
}

/** From here on ties are plain lines, and from here on not every actor gets a name. */
const PLAIN = 3_000, NAMED = 250
/** Of the names: the first language, the second below it. */
const SIZE = [15, 13] as const, LEAD = 1.25, WIDEST = 190
/** How much larger the foremost are named in a crowd. */
const LARGER = 1.35
/** Free around each name's box, so that neighbours do not touch. */
const AIR = 2
const MARGIN = { x: 96, y: 56 }

interface Name { lines: { text: string; size: number; weight: Weight; second: boolean; rtl: boolean; width: number }[]; width: number; height: number }

function nameLines(actor: Actor, langs: readonly Lang[], type: Type, scale: number, large: boolean, group: number | undefined): Name {
  const own = [...new Set(langs.map(l => oneLine(nameOf(actor, l))))].filter(text => text !== '')
  const lines = own.flatMap((text, i) => {
    const size = SIZE[Math.min(i, 1)]! * scale * (large ? LARGER : 1), weight = large ? 600 : 400
    const wrapped = type.wrap(text, size, weight, WIDEST * scale, 3)
    // Behind the last word, whatever its width: alone on a line it would be nobody's.
    if (i === 0 && group !== undefined) wrapped.push(`${wrapped.pop()} · ${groupLetter(group)}`)
    return wrapped.map(line => ({ text: line, size, weight, second: i > 0, rtl: isRtl(text), width: type.measure(line, size, weight) } as const))
  })
  return { lines, width: Math.max(0, ...lines.map(l => l.width)), height: lines.reduce((h, l) => h + l.size * LEAD, 0) }
}

/** Draws it, coloured by `groups` where there are some, `room` wide or, for more than forty actors, wider; and it widens further, twofold at most, until every name stands free of the others and of the actors. */
export function network(picture: Picture, words: readonly Words[], shade: Shade, ink: Ink, type: Type, groups?: ReadonlyMap<string, number>, room = 1150): Network {
  const { actors, position } = picture, langs = words.map(w => w.lang), known = new Set(actors.map(a => a.id))
  const relations = picture.relations.filter(r => known.has(r.source) && known.has(r.target)), degree = degrees(relations)
  const important = [...actors].sort((a, b) => (degree.get(b.id) ?? 0) - (degree.get(a.id) ?? 0) || (a.id < b.id ? -1 : 1))
  const crowd = Math.min(2.6, Math.max(1, Math.sqrt(actors.length / CROWD))), grown = Math.min(1.25, Math.sqrt(crowd))
  const names = new Map(important.slice(0, NAMED).map((a, i) => [a.id, nameLines(a, langs, type, grown, actors.length > CROWD && i < FOREMOST, groups?.get(a.id))]))
  const points = new Map(actors.map(a => [a.id, position(a.id)])), bend = bends(relations, points)
  const tied = actors.filter(a => degree.get(a.id)).length, loose = looseRadius(tied, actors.length - tied)
  const radius = (id: string): number => (degree.get(id) ? nodeRadius(degree.get(id)!, tied) : loose)
  let width = room * crowd, best: ReturnType<typeof arrange> | undefined
  for (let round = 0; round < 8 && (best === undefined || best.nameless > 0); round++, width *= 1.12) {
    const tried = arrange(width, points, important.slice(0, NAMED), names, relations, bend, radius)
    if (best === undefined || tried.nameless < best.nameless) best = tried
  }
  const { at, placed, height, nameless } = best!
  return {
    width: best!.width, height, names: placed, nameless: nameless + Math.max(0, actors.length - NAMED),
    items: [
      ...ties({ ...picture, relations }, at, radius, bend, shade, ink, words[0]!),
      ...important.toReversed().map(a => actorItem(a, at.get(a.id)!, radius(a.id), groups ? groupColour(groups.get(a.id), shade) : KIND_LOOK[a.kind].colour[shade], ink, words)),
      ...placed.flatMap(({ line }) => (line ? [{ shapes: [{ path: `M${line[0].map(n).join(' ')}L${line[1].map(n).join(' ')}`, stroke: ink.text, width: 0.9 }], lines: [] }] : [])),
      ...placed.map(p => ({ shapes: [], lines: linesAt(names.get(p.id)!, p, ink) })),
    ],
  }
}

/** Actors on a plane of that width, whatever the shape of what they make, and the names that find room. */
function arrange(width: number, points: ReadonlyMap<string, { x: number; y: number }>, named: readonly Actor[], names: ReadonlyMap<string, Name>,
  relations: readonly Relation[], bend: ReadonlyMap<string, number>, radius: (id: string) => number) {
  const bounds = (k: 'x' | 'y') => [...points.values()].reduce(([a, b], p) => [Math.min(a, p[k]), Math.max(b, p[k])] as const, [Infinity, -Infinity] as const)
  const [left, right] = points.size > 0 ? bounds('x') : [0, 0], [low, high] = points.size > 0 ? bounds('y') : [0, 0]
  const wide = Math.max(right - left, 1e-6), tall = Math.max(high - low, 1e-6)
  const height = width * Math.min(0.86, Math.max(0.5, tall / wide))
  const [sx, sy] = [(width - 2 * MARGIN.x) / wide, (height - 2 * MARGIN.y) / tall], most = 1.3 * Math.min(sx, sy)
  const scale = { x: Math.min(sx, most), y: Math.min(sy, most) }
  const at = new Map([...points].map(([id, p]): [string, Point] => [id, [width / 2 + (p.x - (left + right) / 2) * scale.x, height / 2 - (p.y - (low + high) / 2) * scale.y]]))
  const lines: Point[] = []
  if (relations.length <= PLAIN / 3) for (const r of relations) {
    const curve = sampled(at.get(r.source)!, at.get(r.target)!, bend.get(r.id)!), middle = curve[Math.floor(curve.length / 2)]!
    lines.push(...curve, ...Array<Point>(5).fill(middle)) // signs stand on the middle: the more reason to keep off it
  }
  const spots = named.map((a): Spot => {
    const [x, y] = at.get(a.id)!, { width: w, height: h } = names.get(a.id)!
    return { id: a.id, x, y, radius: radius(a.id), width: w + 2 * AIR, height: h + 2 * AIR, must: false }
  })
  const placed = nameAll(spots, lines, [...at].map(([id, [x, y]]) => ({ x, y, radius: radius(id) })), { width, height })
    .map(p => ({ ...p, x: p.x + AIR, y: p.y + AIR, width: p.width - 2 * AIR, height: p.height - 2 * AIR }))
  return { at, placed, width, height, nameless: named.length - placed.length }
}

function ties({ relations, provenance, actors }: Picture, at: ReadonlyMap<string, Point>, radius: (id: string) => number, bend: ReadonlyMap<string, number>, shade: Shade, ink: Ink, words: Words): Item[] {
  const called = new Map(actors.map(a => [a.id, oneLine(nameOf(a, words.lang))])), plain = relations.length > PLAIN
  const thin = thinness(relations.length)
  const rank = (r: Relation): number => (r.status === 'reported' || r.status === 'disputed' ? 1 : 0)
  return [...relations].sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1)).map(r => {
    const { shapes, middle } = drawTie(r, { from: at.get(r.source)!, to: at.get(r.target)!, radii: [radius(r.source), radius(r.target)], bend: bend.get(r.id)! }, shade, ink.paper, thin, plain)
    const facts = [words.of('status', r.status), words.n('claims', r.claims), ...(r.publishers > 0 ? [words.n('fromPublishers', r.publishers)] : []), words.period({ from: r.first, to: r.last }) ?? words.t('undated')]
    return {
      shapes, middle, lines: [], title: `${called.get(r.source) ?? r.source} – ${words.of('type', r.type)} – ${called.get(r.target) ?? r.target}: ${facts.join(', ')}`,
      data: {
        relation: r.id, type: r.type, source: r.source, target: r.target, directed: String(r.directed), status: r.status, claims: r.claimIds.join(' '),
        ...(r.first && { first: r.first }), ...(r.last && { last: r.last }), publishers: r.publisherNames.join('; '), evidence: evidenceUrl(provenance, r.id),
      },
    }
  })
}

function actorItem(actor: Actor, [x, y]: Point, r: number, fill: string, ink: Ink, words: readonly Words[]): Item {
  const own = [...new Set(words.map(w => oneLine(nameOf(actor, w.lang))))].join(' – ')
  return {
    title: `${own} (${words[0]!.of('kindOf', actor.kind)})`, data: { actor: actor.id, kind: actor.kind }, lines: [],
    shapes: [{ path: circle(x, y, r), fill, stroke: ink.paper, width: 1.5 }, ...(r >= 5 ? glyph(actor.kind, x, y, r / 18) : [])],
  }
}

/** The sign of a kind of actor, its box of 24 × 24 scaled around a point. */
export function glyph(kind: Actor['kind'], x: number, y: number, scale: number, colour = '#FFFFFF'): Item['shapes'] {
  const path = movedPath(KIND_LOOK[kind].glyph, x - 12 * scale, y - 12 * scale, scale)
  const filled = kind !== 'coalition', outlined = kind === 'coalition' || kind === 'state'
  return [{ path, ...(filled && { fill: colour }), ...(outlined && { stroke: colour, width: 2 * scale }) }]
}

function linesAt({ lines }: Name, at: Named, ink: Ink): Line[] {
  let y = at.y
  return lines.map(({ text, size, weight, second, rtl, width }) => {
    y += size * LEAD
    return { text, x: at.x + (at.width - width) / 2, y: y - size * 0.34, width, size, weight, colour: second ? ink.soft : ink.text, rtl, halo: ink.paper }
  })
}
