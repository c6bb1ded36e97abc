/** Spots too near each other to be told apart, gathered. Pure. */
import { type ClaimType, claimTypes } from '../../src/terms.js'

interface Mark { id: string; claims: number; types: [ClaimType, number][]; asserted: boolean }
/** What is drawn for spots that lie too near each other to be told apart: the one with most claims, where it is, and with it the others. */
export type Gathered<M> = M & { with: readonly M[] }

/**
 * Gathers spots about those with more claims, as near as `radius` (pixels) of these and `apart` more; areas stay. `at`: where on the screen a spot is, undefined of an area.
 * What it gives has the claims of all that are gathered, in the order of `marksOf`.
 */
export function gathered<M extends Mark>(marks: readonly M[], at: (m: M) => readonly [number, number] | undefined, radius: (claims: number) => number, apart: number): Gathered<M>[] {
  const reach = radius(Infinity) + apart, cells = new Map<string, { m: M; x: number; y: number; near: M[] }[]>(), heads: { m: M; near: M[] }[] = []
  const cell = (x: number, y: number, dx = 0, dy = 0): string => `${Math.floor(x / reach) + dx} ${Math.floor(y / reach) + dy}`
  for (const m of marks) {
    const spot = at(m)
    if (!spot) { heads.push({ m, near: [] }); continue }
    const [x, y] = spot, about = [-1, 0, 1].flatMap(dx => [-1, 0, 1].flatMap(dy => cells.get(cell(x, y, dx, dy)) ?? []))
    const own = about.map(h => ({ h, d: Math.hypot(h.x - x, h.y - y) })).filter(({ h, d }) => d < radius(h.m.claims) + apart).sort((a, b) => a.d - b.d)[0]
    if (own) { own.h.near.push(m); continue }
    const head = { m, x, y, near: [] as M[] }, here = cells.get(cell(x, y))
    heads.push(head)
    if (here) here.push(head)
    else cells.set(cell(x, y), [head])
  }
  return heads.map(({ m, near }) => {
    const all = [m, ...near], types = claimTypes.map((t): [ClaimType, number] => [t, all.reduce((n, x) => n + (x.types.find(([type]) => type === t)?.[1] ?? 0), 0)]).filter(([, n]) => n > 0)
    return { ...m, with: near, types, claims: all.reduce((n, x) => n + x.claims, 0), asserted: all.some(x => x.asserted) }
  })
}
