/** Large graphs are laid out in a thread of their own. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type KeptLayout, layout, Layouts } from '../src/graph/layout.js'
import { layOutElsewhere } from '../src/laying-out.js'
import { Memo } from '../src/memo.js'
import type { AnyRecord } from '../src/model.js'
import { open } from '../src/program.js'
import { readSettings } from '../src/settings.js'
import { claim, REPORT, serve, SPAN } from './api/server.js'

const ring = (n: number): { ids: string[]; pairs: [string, string][] } => {
  const ids = Array.from({ length: n }, (_, i) => `a${String(i).padStart(4, '0')}`)
  return { ids, pairs: ids.map((a, i) => [a, ids[(i * 7 + 1) % n]!]) }
}

test('the same positions as here, made once for all who wait', async () => {
  const { ids, pairs } = ring(400)
  let made = 0
  const layouts = new Layouts(undefined, (...of) => { made++; return layOutElsewhere(...of) })
  await Promise.all([layouts.ready(ids, pairs), layouts.ready(ids, pairs)])
  expect([made, layouts.of(ids, pairs)]).toEqual([1, layout(ids, pairs)])
  await layouts.ready(ids, pairs)
  expect(made).toBe(1)
})

test('what cannot be done elsewhere is done here', async () => {
  const { ids, pairs } = ring(301), layouts = new Layouts(undefined, () => Promise.reject(new Error('no thread')))
  await layouts.ready(ids, pairs)
  expect(layouts.of(ids, pairs)).toEqual(layout(ids, pairs))
})

const records = ({ ids, pairs }: ReturnType<typeof ring>): AnyRecord[] => [
  ...ids.map((id): AnyRecord => ({ kind: 'actor', data: { id, names: [{ text: id, lang: 'en', kind: 'name' }], kind: 'militia', countries: [], ids: {}, partOf: [], known: true } })),
  { kind: 'report', data: { id: REPORT, sha256: 'c'.repeat(64), title: 'A ring', publisher: 'Outlet', language: 'en', length: 100, source: 'reports' } },
  ...pairs.flatMap(([a, b]) => (a === b ? [] : [claim({ type: 'attack', actors: [a], recipients: [b], evidence: [SPAN] })])),
]

test('while a large graph is laid out, other questions are answered', async () => {
  const all = ring(3_000)
  const server = await serve(records(all), { memo: new Memo(undefined, new Layouts(undefined, layOutElsewhere)) })
  try {
    const order: string[] = []
    const graph = server.ask('/api/graph').then(a => { order.push('graph'); return a })
    for (const path of ['/api/status', '/api/facets?type=attack', '/api/actors?q=a0001']) expect((await server.ask(path)).status).toBe(200), order.push(path)
    const { status, json } = await graph
    expect([status, order.at(-1), json.nodes.length]).toEqual([200, 'graph', all.ids.length])
  } finally { await server.close() }
})

test('a program lays a large graph out before anybody asks, and keeps that', async () => {
  const data = mkdtempSync(join(tmpdir(), 'belligraph-')), program = await open(readSettings({ data }, {}), () => {}), all = ring(400)
  try {
    await program.store.write(records(all))
    await program.layOut()
    const { points } = JSON.parse(readFileSync(join(data, 'layout.json'), 'utf8')) as KeptLayout
    expect(points.map(([id]) => id)).toEqual(expect.arrayContaining(all.ids))
  } finally {
    await program.close()
    rmSync(data, { recursive: true })
  }
})
