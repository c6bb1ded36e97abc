/**
 * The page in a file of its own: what it asks is answered by the server's own routes, over the records that lie in the file. They only read;
 * what writes, needs an engine or sends a file is not there.
 */
import { actorRoutes } from '../../src/api/actors.js'
import { claimRoutes } from '../../src/api/claims.js'
import { graphRoutes } from '../../src/api/graph.js'
import { mapRoutes } from '../../src/api/map.js'
import { Memo } from '../../src/memo.js'
import { pathRoutes } from '../../src/api/paths.js'
import { reportRoutes } from '../../src/api/reports.js'
import { type Asked, type Context, readQuery, type Route } from '../../src/api/route.js'
import { NoQuery } from '../../src/api/schemas.js'
import { structureRoutes } from '../../src/api/structure.js'
import { timelineRoutes } from '../../src/api/timeline.js'
import { BelligraphError, ERRORS } from '../../src/errors.js'
import type { AnyRecord } from '../../src/model.js'
import { Snapshot } from '../../src/store/snapshot.js'
import { answeredBy } from '../api.js'

/** What lies in the file, as src/formats/html.ts writes it. */
interface Enclosed {
  provenance: { version: string; dataVersion: string; date: string }
  records: AnyRecord[]
  positions: Record<string, { x: number; y: number }>
  /** Per report: pieces of its text and where each starts. */
  passages: Record<string, [start: number, text: string][]>
}

const { provenance, records, positions, passages } = JSON.parse(document.getElementById('enclosed')!.textContent!) as Enclosed
const snapshot = new Snapshot()
snapshot.commit(snapshot.prepare(records))
snapshot.version = provenance.dataVersion

/** Of a text only the passages that claims rest on are here, each in its place; all else is line ends, so that nothing is shown around them. */
function sparse(pieces: [number, string][]): string {
  let text = ''
  for (const [start, piece] of pieces) text = text.padEnd(start, '\n') + piece.slice(Math.max(0, text.length - start))
  return text
}

const memo = new Memo(Infinity)
memo.of(snapshot.version, 'positions', () => new Map(Object.entries(positions)))
const texts = new Map(Object.entries(passages).map(([report, pieces]) => [report, sparse(pieces)]))
const context = { texts, memo, version: provenance.version, now: () => new Date(`${provenance.date}T00:00:00Z`) } as unknown as Context

const routes = [...graphRoutes, ...timelineRoutes, ...mapRoutes, ...actorRoutes, ...claimRoutes, ...pathRoutes, ...structureRoutes, ...reportRoutes].filter(r => r.method === 'get' && r.sends === undefined)
  .map(r => ({ route: r, path: new RegExp(`^${r.path.replace(/:id/, '([^/]+)')}$`) }))
  .sort((a, b) => Number(a.route.path.includes(':')) - Number(b.route.path.includes(':')))

/** No text is whole here: none is given out as one. */
const withoutTexts = (answer: unknown): unknown => JSON.parse(JSON.stringify(answer, (key, v: unknown) => (key === 'hasText' ? false : v)))

async function answer(url: string): Promise<unknown> {
  const { pathname, searchParams } = new URL(url, 'http://file')
  for (const { route, path } of routes) {
    const found = path.exec(pathname)
    if (!found) continue
    const given = await run(route, decodeURIComponent(found[1] ?? ''), searchParams, url)
    return route.path === '/api/reports/:id' ? withoutTexts({ ...given as object, text: undefined }) : withoutTexts(given)
  }
  throw new BelligraphError('not-found', 'This file has no answer to that: it needs the program that made it.')
}

const run = (route: Route, id: string, search: URLSearchParams, url: string) =>
  route.run({ id, query: route.open === undefined ? readQuery(route.query ?? NoQuery, search) : {}, body: undefined, snapshot, context, request: { url } as Asked<never, never>['request'], response: {} as Asked<never, never>['response'] })

answeredBy(async (url, init) => {
  try {
    if (init?.method === 'POST') throw new BelligraphError('forbidden', 'Nothing can be written here: this is a file.')
    return Response.json(await answer(url))
  } catch (e) {
    const { code, message } = e instanceof BelligraphError ? e : new BelligraphError('internal', String(e))
    return Response.json({ error: { code, message } }, { status: ERRORS[code].http })
  }
})
