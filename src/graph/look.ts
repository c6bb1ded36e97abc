/** Colours and shapes of the picture and of every legend: one table for both themes. Text on them is at least 4.5:1, lines 3:1. */
import type { ActorKind, ClaimType, Relation } from '../model.js'
import { asserted } from '../terms.js'

export type Shade = 'light' | 'dark'
type Colours = Record<Shade, string>
/** What an answer can hold besides actors and ties: claims and what they name, and what this version knows no sign for. */
export type NodeKind = ActorKind | 'claim' | 'report' | 'place' | 'thing'
export type TieType = ClaimType | 'other'

export const GROUND: Colours = { light: '#F6F8FA', dark: '#0F1419' }
export const INK: Colours = { light: '#1A202C', dark: '#E6EAF0' }
export const FOCUS: Colours = { light: '#1D4ED8', dark: '#7DB2FF' }

const grey = { light: '#6B7280', dark: '#9CA3AF' }, violet = { light: '#7C3AED', dark: '#B69CFA' }
export const TYPE_COLOUR: Record<TieType, Colours> = {
  attack: { light: '#C2410C', dark: '#FB8B5A' },
  alliance: { light: '#0369A1', dark: '#5BB8F0' },
  reinforcement: { light: '#047857', dark: '#4CCB9C' },
  membership: grey, leadership: grey, other: grey, rivalry: violet, split: violet, merger: violet,
}

/** Glyphs are drawn in a box of 24 × 24 around its middle, white on the colour: a flag, a star, a shield, linked rings, a triangle, a person, a house; a speech bubble, a page, a pin, a square. */
export const KIND_LOOK: Record<NodeKind, { colour: Colours; glyph: string }> = {
  state: { colour: { light: '#2563A8', dark: '#3B7DC9' }, glyph: 'M7 4v16M7 5h10l-2.5 3.5L17 12H7z' },
  'state-forces': { colour: { light: '#475569', dark: '#64748B' }, glyph: 'M12 4l2.4 5.2 5.6.6-4.2 3.8 1.2 5.6-5-2.9-5 2.9 1.2-5.6L4 9.8l5.6-.6z' },
  militia: { colour: { light: '#A16207', dark: '#B7791F' }, glyph: 'M5 6h14v5c0 4-3 6.5-7 8.5C8 17.5 5 15 5 11z' },
  coalition: { colour: { light: '#0F766E', dark: '#2A9187' }, glyph: 'M8.5 7.5a4.5 4.5 0 1 0 .01 0zM15.5 7.5a4.5 4.5 0 1 0 .01 0z' },
  'armed-group': { colour: { light: '#7547B8', dark: '#8B63CC' }, glyph: 'M12 4.5l8 14H4z' },
  person: { colour: { light: '#5B6470', dark: '#7A8494' }, glyph: 'M12 4a3.8 3.8 0 1 0 .01 0zM5 20c0-5 3-7 7-7s7 2 7 7z' },
  claim: { colour: { light: '#4B5563', dark: '#6B7686' }, glyph: 'M4 5h16v11h-8l-4 4v-4H4z' },
  report: { colour: { light: '#7A5C2E', dark: '#9A7840' }, glyph: 'M6 4h9l3 3v13H6z' },
  place: { colour: { light: '#3F6B3A', dark: '#568A50' }, glyph: 'M12 3.5a6 6 0 0 0-6 6c0 4.5 6 11 6 11s6-6.5 6-11a6 6 0 0 0-6-6z' },
  thing: { colour: { light: '#6B7280', dark: '#7D8794' }, glyph: 'M6 6h12v12H6z' },
  civilians: { colour: { light: '#9D3C72', dark: '#BC5A92' }, glyph: 'M4 12l8-7 8 7h-2v7H6v-7z' },
}

/** How a tie stands in a comparison, and how it is drawn there: new ones green and whole, gone ones grey and dashed, more of it wide, less of it thin. */
export type Change = 'began' | 'ended' | 'grew' | 'shrank' | 'even'
export const CHANGE_LOOK: Record<Change, { colour: Colours; dash?: readonly number[]; width: number }> = {
  began: { colour: { light: '#047857', dark: '#4CCB9C' }, width: 3 },
  ended: { colour: grey, dash: [9, 6], width: 2.2 },
  grew: { colour: { light: '#0369A1', dark: '#5BB8F0' }, width: 4.5 },
  shrank: { colour: { light: '#A16207', dark: '#D9A441' }, width: 1.4 },
  even: { colour: violet, width: 2.2 },
}

/** Colours of groups, the largest first; further ones are grey. Told apart by people who see red and green alike (after Okabe & Ito 2008). */
export const GROUP_COLOURS: readonly Colours[] = [
  { light: '#0072B2', dark: '#4BA3D8' }, { light: '#B45309', dark: '#E69F00' }, { light: '#00785A', dark: '#2BB98F' }, { light: '#A3487E', dark: '#CC79A7' },
  { light: '#5B5BD6', dark: '#8F8FF0' }, { light: '#7A6A00', dark: '#D6C93A' },
]

/** Of who is in no group, and of groups after the last colour; their letters tell them apart. */
export const NO_GROUP: Colours = grey

/** What a group of actors is: tied more among themselves than chance would, or, as a partition into at most so many camps has it, on one side. */
export const GROUPINGS = ['community', 'camp'] as const
export type Grouping = (typeof GROUPINGS)[number]

/** Groups and camps are told by letters, from 0: numbers would pass for ranks. */
export const groupLetter = (n: number | undefined): string => (n === undefined ? '' : n < 26 ? String.fromCharCode(65 + n) : String(n + 1))
/** `#rrggbb` */
export const groupColour = (n: number | undefined, shade: Shade): string => (GROUP_COLOURS[n ?? GROUP_COLOURS.length] ?? NO_GROUP)[shade]

/** Dashed: not asserted by any report (planned, hypothetical, denied). */
export const isDashed = (r: Pick<Relation, 'status'>): boolean => !asserted(r)

/** How the line of a tie is broken that no report says to have happened, in pixels on, off, on, off: planned in dashes, hypothetical in dots, denied in both. */
export const DASH: Partial<Record<Relation['status'], readonly number[]>> = { planned: [9, 6], hypothetical: [2, 5], denied: [11, 5, 2, 5] }

/** The head of a directed tie, and a sign on its middle: what tells types apart beside their colour. */
export const TIE_FORM: Record<TieType, { head: 'full' | 'open' | 'dot'; sign?: 'plus' | 'cross' | 'cut' | 'ring' }> = {
  attack: { head: 'full' }, alliance: { head: 'full' }, reinforcement: { head: 'full', sign: 'plus' }, membership: { head: 'open' }, leadership: { head: 'dot' },
  rivalry: { head: 'full', sign: 'cross' }, split: { head: 'open', sign: 'cut' }, merger: { head: 'full', sign: 'ring' }, other: { head: 'full' },
}

/** On and off, in pixels, of a tie that is reported but of which nobody has reviewed any claim. */
export const DOTS: readonly number[] = [3.5, 2]
/** How a tie's line is broken; undefined: not at all. */
export const dashOf = (r: { status: Relation['status']; unseen?: boolean | undefined }): readonly number[] | undefined => DASH[r.status] ?? (r.unseen ? DOTS : undefined)

/** The same for files, which know a few kinds of line only. */
export type LineStyle = 'solid' | 'dashed' | 'dotted' | 'dashed_dotted'
export const lineOf = (r: { status: Relation['status']; unseen?: boolean | undefined }): LineStyle =>
  (({ planned: 'dashed', hypothetical: 'dotted', denied: 'dashed_dotted' } as const)[r.status as string] ?? (r.unseen ? 'dotted' : 'solid'))

const THIN: ReadonlySet<TieType> = new Set(['membership', 'leadership', 'rivalry', 'split', 'merger', 'other'])

/** Width of an edge in pixels, 1 to 6: publishers first (1.6 each, root beyond), then the square root of claims, so that one outlet repeating itself stays thin. */
export function edgeWidth(r: { type: TieType; publishers: number; claims: number }): number {
  const wide = 0.6 + 1.2 * Math.sqrt(Math.max(1, r.publishers)) + 0.35 * Math.sqrt(r.claims) + (r.type === 'alliance' ? 0.5 : 0)
  return Math.min(6, THIN.has(r.type) ? Math.min(wide, 1.6) : wide)
}

/** Where many ties share the room, each is drawn thinner: so much of its width. */
export const thinness = (ties: number): number => Math.min(1, Math.max(0.4, Math.sqrt(120 / ties)))

/** Radius of a node in pixels, from the number of its ties; smaller where many share the room, as their square root, so that no disc covers another. */
export const nodeRadius = (degree: number, nodes: number): number => Math.min(26, (8 + 3.2 * Math.sqrt(degree)) * Math.min(1, 8 / Math.sqrt(nodes || 1)))

/** Of those without a tie, who stand by themselves: as small as they are many, and no larger than the others. */
export const looseRadius = (tied: number, untied: number): number => Math.min(nodeRadius(0, tied), nodeRadius(0, untied))

/** `share` of `a` over `b` (hex colours), as an opaque colour: what fading looks like without transparency. */
export function mixed(a: string, b: string, share: number): string {
  const part = (hex: string, i: number) => Number.parseInt(hex.slice(1 + i * 2, 3 + i * 2), 16)
  return `#${[0, 1, 2].map(i => Math.round(part(a, i) * share + part(b, i) * (1 - share)).toString(16).padStart(2, '0')).join('')}`
}

interface Tie { id: string; source: string; target: string }
type Points = ReadonlyMap<string, { x: number; y: number }>

/** From here on edges are plain lines, without words of their own, and vanish while moving: the most that a person's machine draws as curves. */
export const MANY = 3_000

/** Past this many edges a bend more or less helps nobody. */
const FOLLOWED = 400

/**
 * How far each edge is bent, as a share of its length, to the left of its own direction (y up): ties between the same two lie side by side; a
 * single one is straight, unless it would run through another node: then it goes around it.
 */
export function bends(edges: readonly Tie[], nodes: Points): Map<string, number> {
  const pairs = new Map<string, Tie[]>()
  for (const e of edges) {
    const pair = e.source < e.target ? `${e.source} ${e.target}` : `${e.target} ${e.source}`
    pairs.set(pair, [...(pairs.get(pair) ?? []), e])
  }
  const out = new Map<string, number>()
  for (const ties of pairs.values()) {
    const sorted = ties.toSorted((a, b) => (a.id < b.id ? -1 : 1))
    sorted.forEach((e, i) => {
      const bend = (i - (sorted.length - 1) / 2) * Math.min(0.28, 0.9 / sorted.length)
      out.set(e.id, e.source < e.target ? bend : -bend)
    })
    if (sorted.length === 1 && edges.length <= FOLLOWED) out.set(sorted[0]!.id, around(sorted[0]!, nodes))
  }
  return out
}

/** The bend that takes a straight edge past the nearest node in its way; 0 when there is none. A node is in the way within 4 % of the picture. */
function around({ source, target }: Tie, nodes: Points): number {
  const all = [...nodes.values()], a = nodes.get(source), b = nodes.get(target)
  if (!a || !b) return 0
  const wide = Math.max(...(['x', 'y'] as const).map(k => Math.max(...all.map(n => n[k])) - Math.min(...all.map(n => n[k]))))
  const [dx, dy] = [b.x - a.x, b.y - a.y], length = Math.hypot(dx, dy)
  let nearest = 0.04 * wide, bend = 0
  for (const n of all) {
    const along = ((n.x - a.x) * dx + (n.y - a.y) * dy) / length ** 2, left = (dx * (n.y - a.y) - dy * (n.x - a.x)) / length
    if (n === a || n === b || along < 0.1 || along > 0.9 || Math.abs(left) >= nearest) continue
    nearest = Math.abs(left)
    bend = (left > 0 ? -1 : 1) * Math.min(0.3, (0.16 * wide) / length)
  }
  return bend
}
