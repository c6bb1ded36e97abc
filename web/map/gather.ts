/** Spots too near each other to be told apart, gathered. Pure. */
import { type ClaimType, claimTypes } from '../../src/terms.js'

interface Mark { id: string; claims: number; types: [ClaimType, number][]; asserted: boolean }
/** What is drawn for spots that lie too near each other to be told apart: the one with most claims, where it is, and with it the others. */
export type Gathered<M> = M & { with: readonly M[] }
interface Head<M> { m: M; x: number; y: number; near: M[]; claims: number }

/** Discs whose middles are nearer than this share of both their radii hide too much of each other. */
const OVER = 0.9

/** Each head, in the order given, with those after it that are near it; each goes to the nearest. `reach`: no two farther from each other than this are near. */
function taken<M extends Mark>(heads: readonly Head<M>[], reach: number, isNear: (a: Head<M>, b: Head<M>, distance: number) => boolean): Head<M>[] {
  const cells = new Map<string, Head<M>[]>(), out: Head<M>[] = []
  const cell = (x: number, y: number, dx = 0, dy = 0): string => `${Math.floor(x / reach) + dx} ${Math.floor(y / reach) + dy}`
  for (const h of heads) {
    const about = [-1, 0, 1].flatMap(dx => [-1, 0, 1].flatMap(dy => cells.get(cell(h.x, h.y, dx, dy)) ?? []))
    const own = about.map(a => ({ a, d: Math.hypot(a.x - h.x, a.y - h.y) })).filter(({ a, d }) => isNear(a, h, d)).sort((p, q) => p.d - q.d)[0]?.a
    if (own) {
      // It stands where most was told.
      const [first, other] = h.m.claims > own.m.claims ? [h, own.m] : [own, h.m]
      own.near.push(other, ...h.near)
      Object.assign(own, { m: first.m, x: first.x, y: first.y, claims: own.claims + h.claims })
      continue
    }
    const here = cells.get(cell(h.x, h.y))
    out.push(h)
    if (here) here.push(h)
    else cells.set(cell(h.x, h.y), [h])
  }
  return out
}

/**
 * Gathers spots about those with more claims, as near as `radius` (pixels) of these and `apart` more, and then on until no two discs lie over each other; areas stay.
 * `at`: where on the screen a spot is, undefined of an area. What it gives has the claims of all that are gathered: areas first, then discs, the large ones first.
 */
export function gathered<M extends Mark>(marks: readonly M[], at: (m: M) => readonly [number, number] | undefined, radius: (claims: number) => number, apart: number): Gathered<M>[] {
  const areas = marks.filter(m => at(m) === undefined).map((m): Pick<Head<M>, 'm' | 'near'> => ({ m, near: [] }))
  const spots = marks.flatMap((m): Head<M>[] => { const p = at(m); return p ? [{ m, x: p[0], y: p[1], near: [], claims: m.claims }] : [] })
  const most = radius(Infinity)
  let heads = taken(spots, most + apart, (a, _, d) => d < radius(a.m.claims) + apart)
  for (let before = Infinity; heads.length < before;) {
    before = heads.length
    heads.sort((a, b) => b.claims - a.claims || (a.m.id < b.m.id ? -1 : 1))
    heads = taken(heads, 2 * most, (a, b, d) => d < OVER * (radius(a.claims) + radius(b.claims)))
  }
  return [...areas, ...heads].map(({ m, near }) => {
    const all = [m, ...near], types = claimTypes.map((t): [ClaimType, number] => [t, all.reduce((n, x) => n + (x.types.find(([type]) => type === t)?.[1] ?? 0), 0)]).filter(([, n]) => n > 0)
    return { ...m, with: near, types, claims: all.reduce((n, x) => n + x.claims, 0), asserted: all.some(x => x.asserted) }
  })
}
