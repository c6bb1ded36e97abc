/** What every engine must do. One suite, run by embedded.test.ts and neo4j.test.ts on the real engines. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sha256 } from '../../src/ids.js'
import type { AnyRecord } from '../../src/model.js'
import { recordsOf, Snapshot } from '../../src/store/snapshot.js'
import type { Store } from '../../src/store/store.js'
import { hostile } from './hostile.js'
import { actor, base, claim, claims, dice, place, report } from './world.js'

export interface Setup {
  /** Opens the store that the tests use. */
  open(say?: (sentence: string) => void): Promise<Store>
  /** Takes everything out of it; it is not open. */
  empty(): Promise<void>
  /** Changes the graph behind the store's back; it is not open. */
  tamper(statement: string): Promise<void>
}

const text = 'ISIS shelled the SDF near Hajin. The SDF denied it.'
const said = report(text, 'Outlet A', { publishedOn: '2018-06-08', url: 'https://example.org/1' })
const other = report('Another text', 'Outlet B'), third = report('A third', 'Outlet B', { title: '=cmd|\u202e<script>]]>\u0000' })
const shelled = claim(said.data.id, {
  type: 'attack', mode: 'shelling', actors: ['isis'], recipients: ['sdf'], places: ['hajin'], observed: { from: '2018-06-08', to: '2018-06-08' },
  evidence: [{ start: 0, end: 32 }], attribution: 'activists', gloss: { ar: 'قصف', en: 'shelling' },
})
const again = claim(other.data.id, { type: 'attack', actors: ['isis'], recipients: ['sdf'], confidence: 0.5, observed: { from: '2018', to: '2018' } })
const denied = claim(other.data.id, { type: 'attack', status: 'denied', actors: ['isis'], recipients: ['sdf'], evidence: [{ start: 5, end: 9 }] })
const planned = claim(third.data.id, { type: 'alliance', status: 'planned', actors: ['isis', 'sdf'] })
const moved = claim(third.data.id, { type: 'reinforcement', actors: ['sdf'], places: ['hajin'] })
const world: AnyRecord[] = [
  actor('isis', { kind: 'armed-group', ids: { ucdp: '234' } }), actor('sdf'), actor('ypg', { partOf: ['sdf'] }),
  place('deir-ez-zor', { kind: 'governorate', precision: 'area' }), place('hajin', { within: 'deir-ez-zor' }), said, other, third, shelled, again, planned, moved,
]
const review = (id: string, of: string, decision: 'accept' | 'reject' | 'reset', n: number): AnyRecord => ({ kind: 'review', data: { id, claim: of, decision, by: 'Rana', at: `2026-01-01T00:00:0${n}.000Z` } })
const count = async (store: Store, pattern: string): Promise<unknown> => (await store.query(`MATCH ${pattern} RETURN count(*) AS n`)).rows[0]![0]

export function suite(setup: Setup): void {
  let store: Store
  beforeEach(async () => {
    await setup.empty()
    store = await setup.open()
  })
  afterEach(async () => {
    expect(await store.check()).toEqual([])
    await store.close()
  })
  const reopen = async (): Promise<void> => {
    await store.close()
    store = await setup.open()
  }

  test('a state of before is made again from the writes, and one that never was is not', async () => {
    await store.write(world)
    const { version, claims } = await store.snapshot(), then = version, had = new Map(claims)
    await store.write([denied, review('r1', again.data.id, 'reject', 1)])
    expect((await store.snapshot()).version).not.toBe(then)
    expect((await store.past(then))!.claims).toEqual(had)
    expect(await store.past('0'.repeat(32))).toBeUndefined()
  })

  describe('the graph that people ask', () => {
    test('has relations between actors, with when, how often, by how many publishers and how sure', async () => {
      await store.write(world)
      const { columns, rows, truncated } = await store.query(`MATCH (a:Actor)-[r:ATTACKED]->(b:Actor)
        RETURN a.id AS a, b.nameAr AS b, r.first AS first, r.last AS last, r.claims AS claims, r.publishers AS publishers, r.publisherNames AS names, r.status AS status, r.confidence AS confidence`)
      expect({ columns, rows, truncated }).toEqual({
        columns: ['a', 'b', 'first', 'last', 'claims', 'publishers', 'names', 'status', 'confidence'],
        rows: [['isis', 'جهة sdf', '2018', '2018', 2, 2, ['Outlet A', 'Outlet B'], 'reported', 0.72]], truncated: false,
      })
    })

    test('leads from a relation to its claims, their words, places and reports', async () => {
      await store.write([...world, { kind: 'text', data: { id: said.data.id, text } }])
      const { rows } = await store.query(`MATCH (a:Actor {id: $a})-[r:ATTACKED]->(b:Actor {id: $b})
        MATCH (c:Claim)-[:STATED_IN]->(s:Report) WHERE c.id IN r.claimIds
        MATCH (x:Actor)<-[:HAS_ACTOR]-(c)-[:HAS_RECIPIENT]->(y:Actor)
        OPTIONAL MATCH (c)-[:AT]->(p:Place)-[:WITHIN]->(w:Place)
        RETURN c.quote AS quote, c.mode AS mode, c.attribution AS attribution, s.publisher AS publisher, s.url AS url, x.id AS x, y.id AS y, p.id AS p, w.id AS w, c.start AS start, c.end AS end, c.glossAr AS gloss
        ORDER BY publisher`, { a: 'isis', b: 'sdf' })
      expect(rows).toEqual([
        ['ISIS shelled the SDF near Hajin.', 'shelling', 'activists', 'Outlet A', 'https://example.org/1', 'isis', 'sdf', 'hajin', 'deir-ez-zor', 0, 32, 'قصف'],
        [null, null, null, 'Outlet B', null, 'isis', 'sdf', null, null, 0, 4, null],
      ])
    })

    test('has no relation for what was planned or names no recipient, and the claims all the same', async () => {
      await store.write(world)
      expect([await count(store, '(:Actor)-[:ALLIED_WITH]-(:Actor)'), await count(store, '(:Actor)-[:REINFORCED]-(:Actor)'), await count(store, '(:Claim)')]).toEqual([0, 0, 4])
    })

    test('shows what is also denied as disputed', async () => {
      await store.write(world)
      await store.write([denied])
      expect((await store.query('MATCH (:Actor)-[r:ATTACKED]->(:Actor) RETURN r.status AS status, r.claims AS claims, r.denied AS denied')).rows).toEqual([['disputed', 2, 1]])
    })

    test('follows reviews: a rejected claim stays and makes no relation', async () => {
      await store.write([...world, review('v1', shelled.data.id, 'reject', 1), review('v2', again.data.id, 'reject', 1)])
      expect(await count(store, '(:Actor)-[:ATTACKED]->(:Actor)')).toBe(0)
      expect((await store.query("MATCH (c:Claim {type: 'attack'}) RETURN c.review AS review")).rows).toEqual([['rejected'], ['rejected']])
      await store.write([review('v3', shelled.data.id, 'reset', 2)])
      expect((await store.query('MATCH (:Actor)-[r:ATTACKED]->(:Actor) RETURN r.claims AS n')).rows).toEqual([[1]])
    })

    test('follows merges, and their undoing', async () => {
      const merge = (undone: boolean): AnyRecord => ({ kind: 'merge', data: { id: 'm1', from: 'sdf', into: 'ypg', by: 'Rana', at: '2026-01-01T00:00:00.000Z', undone } })
      await store.write(world)
      await store.write([merge(false)])
      expect((await store.query('MATCH (:Actor)-[r:ATTACKED]->(b:Actor) RETURN b.id AS b')).rows).toEqual([['ypg']])
      expect((await store.query('MATCH (a:Actor) WHERE a.mergedInto IS NOT NULL RETURN a.id AS a, a.mergedInto AS into')).rows).toEqual([['sdf', 'ypg']])
      await store.write([merge(true)])
      expect((await store.query('MATCH (:Actor)-[r:ATTACKED]->(b:Actor) RETURN b.id AS b')).rows).toEqual([['sdf']])
      expect(await count(store, '(a:Actor) WHERE a.mergedInto IS NOT NULL')).toBe(0)
    })

    test('follows the undoing of an import', async () => {
      const taken = (undone: boolean): AnyRecord => ({ kind: 'import', data: { id: 'i1', format: 'ucdp-ged', report: other.data.id, file: 'ged.csv', at: '2026-01-01T00:00:00.000Z', undone } })
      await store.write([...world, taken(false)])
      await store.write([taken(true)])
      expect((await store.query('MATCH (:Actor)-[r:ATTACKED]->(:Actor) RETURN r.claims AS n')).rows).toEqual([[1]])
      expect(await count(store, `(c:Claim {id: '${again.data.id}'})`)).toBe(0)
    })

    test.each<[string, AnyRecord[], boolean]>([
      ['nothing is', [], false], ['a question is asked', [], true], ['one of its actors is merged', [{ kind: 'merge', data: { id: 'm9', from: 'sdf', into: 'ypg', by: 'Rana', at: '2026-01-01T00:00:00.000Z', undone: false } }], false],
      ['another report comes', world.filter(r => r.kind !== 'actor'), true], ['one of its claims is rejected', [review('r9', planned.data.id, 'reject', 1)], false],
    ])('has nothing of an import until its last write, whatever else there is between: %s', async (_, between, asked) => {
      const record: AnyRecord = { kind: 'import', data: { id: 'i9', format: 'ucdp-ged', report: third.data.id, file: 'a.csv', at: '2026-01-01T00:00:00.000Z', undone: false } }
      const more = claim(third.data.id, { type: 'attack', actors: ['ypg'], recipients: ['isis'], places: ['hajin'] })
      await store.write([...world.filter(r => r.kind === 'actor' || r.kind === 'place'), third, { kind: 'import', data: { ...record.data, unfinished: true } } as AnyRecord])
      await store.write([planned, moved])
      await store.write(between)
      if (asked) expect((await store.query('MATCH (c:Claim)-[:STATED_IN]->(:Report {id: $id}) RETURN count(c) AS n', { id: third.data.id })).rows).toEqual([[0]])
      await store.write([more])
      await store.write([record])
      expect(await count(store, '(:Claim)-[:HAS_ACTOR]->(:Actor)')).toBe(between.length > 1 ? 6 : 4)
      expect(await count(store, '(:Claim)-[:STATED_IN]->(:Report)')).toBe(between.length > 1 ? 5 : 3)
    })

    test('gets quotes when a text comes, and names that people add', async () => {
      await store.write(world)
      await store.write([{ kind: 'text', data: { id: said.data.id, text } }, { kind: 'alias', data: { id: 'x1', actor: 'isis', name: { text: 'داعش', lang: 'ar', kind: 'alias' }, by: 'Rana', at: '2026-01-01T00:00:00.000Z' } }])
      expect((await store.query('MATCH (c:Claim {id: $id}) RETURN c.quote AS quote', { id: shelled.data.id })).rows).toEqual([[text.slice(0, 32)]])
      expect((await store.query("MATCH (a:Actor {id: 'isis'}) RETURN a.names AS names, a.ucdp AS ucdp")).rows).toEqual([[['isis (name)', 'جهة isis', 'داعش'], '234']])
    })

    test('keeps hostile text as text', async () => {
      await store.write(world)
      expect((await store.query('MATCH (r:Report {id: $id}) RETURN r.title AS title', { id: third.data.id })).rows).toEqual([[third.data.title]])
    })
  })

  describe('a write', () => {
    test('is there when the store is opened again', async () => {
      const { dataVersion } = await store.write(world)
      const before = recordsOf(await store.snapshot())
      await reopen()
      expect((await store.snapshot()).version).toBe(dataVersion)
      expect(recordsOf(await store.snapshot())).toEqual(before)
    })

    test('of the same records changes nothing', async () => {
      const first = await store.write(world)
      expect(first).toMatchObject({ written: world.length, unchanged: 0 })
      expect(await store.write(world)).toMatchObject({ written: 0, unchanged: world.length, dataVersion: first.dataVersion })
      expect(await count(store, '(:Claim)')).toBe(4)
    })

    test('gives the data version of its content, whatever the order and the engine', async () => {
      const roll = dice(3), all = [...base(10, 5), ...claims(60, 10, 5)], expected = new Snapshot()
      expected.commit(expected.prepare(all))
      await store.write(base(10, 5))
      const mixed = claims(60, 10, 5).map(c => [roll(1000), c] as const).sort(([a], [b]) => a - b).map(([, c]) => c)
      for (let i = 0; i < 60; i += 13) await store.write(mixed.slice(i, i + 13))
      expect((await store.snapshot()).version).toBe(expected.version)
    })

    test.each([
      ['a claim of a report', [claim('nowhere', { type: 'attack', actors: ['isis'] })], /report: there is no report nowhere/],
      ['a claim about an actor', [claim(said.data.id, { type: 'attack', actors: ['isis', 'nobody'] })], /actors: there is no actor nobody/],
      ['a claim at a place', [claim(said.data.id, { type: 'attack', actors: ['isis'], places: ['atlantis'] })], /places: there is no place atlantis/],
      ['a review of a claim', [review('v9', 'no-claim', 'accept', 1)], /claim: there is no claim no-claim/],
      ['an actor that is part of one', [actor('cell', { partOf: ['nobody'] })], /partOf: there is no actor nobody/],
    ] as [string, AnyRecord[], RegExp][])('of %s that does not exist is refused whole', async (_, records, message) => {
      const { dataVersion } = await store.write(world)
      await expect(store.write([actor('new-one'), ...records])).rejects.toThrow(message)
      expect((await store.snapshot()).version).toBe(dataVersion)
      expect(await count(store, "(:Actor {id: 'new-one'})")).toBe(0)
    })

    test('of a record that is not as the model says is refused whole', async () => {
      await expect(store.write([actor('fine'), actor('Not a slug')])).rejects.toThrow(/record 2: actor Not a slug: id: must be a slug/)
      expect((await store.snapshot()).actors.size).toBe(0)
    })

    test('of reports at once are fewer writes, each told what became of its own', async () => {
      await store.write(world)
      const seq = (await store.snapshot()).seq
      const one = (i: number): AnyRecord[] => { const r = report(`At once ${i}`, 'Outlet C'); return [r, actor('newcomer'), claim(r.data.id, { type: 'attack', actors: ['newcomer'], recipients: ['sdf'] })] }
      const renamed = [actor('newcomer', { kind: 'armed-group' })], wrong = [actor('alone'), claim('nowhere', { type: 'attack', actors: ['alone'] })]
      const told = await Promise.allSettled([store.write(one(1)), store.write(wrong), store.write(one(2)), store.write(renamed), store.write(one(3)), store.write([review('r2', again.data.id, 'reject', 1)])])
      expect(told.map(t => (t.status === 'fulfilled' ? [t.value.written, t.value.unchanged] : (t.reason as Error).message))).toEqual([[3, 0], expect.stringMatching(/there is no report nowhere/), [2, 1], [1, 0], [3, 0], [1, 0]])
      const after = await store.snapshot()
      expect([after.seq - seq, after.actors.has('alone'), after.relations.get('newcomer.attack.sdf')?.claims, after.claims.get(again.data.id)?.review]).toEqual([4, false, 3, 'rejected'])
      await reopen()
      expect((await store.snapshot()).version).toBe(after.version)
    })

    test('of a merge that would end in itself is refused', async () => {
      const merge = (id: string, from: string, into: string): AnyRecord => ({ kind: 'merge', data: { id, from, into, by: 'Rana', at: '2026-01-01T00:00:00.000Z', undone: false } })
      await store.write([...world, merge('m1', 'sdf', 'ypg')])
      await expect(store.write([merge('m2', 'ypg', 'sdf')])).rejects.toThrow(/merged into itself/)
    })

    test('beside others, from many callers, loses nothing', async () => {
      await store.write(base(10, 5))
      await Promise.all(Array.from({ length: 12 }, (_, i) => store.write(claims(10, 10, 5, i * 10))))
      expect(await count(store, '(:Claim)')).toBe(120)
    })
  })

  describe('an answer', () => {
    test('has the same values on every engine', async () => {
      await store.write(world)
      const { rows: [row] } = await store.query(`MATCH (a:Actor {id: 'isis'})-[r:ATTACKED]->(b:Actor)
        RETURN a AS node, r AS relationship, [a.id, 1, 1.5, true, null] AS list, {x: 1, y: [2]} AS map, 9007199254740993 AS big, $given AS given, date('2018-06-08') AS day, 3 / 2 AS half`, { given: { n: 3, s: 'ق', f: 1.5 } })
      expect(row).toEqual([
        { $node: 'isis', labels: ['Actor'], properties: { id: 'isis', name: 'isis (name)', nameAr: 'جهة isis', names: ['isis (name)', 'جهة isis'], kind: 'armed-group', countries: ['SY'], known: true, partOf: [], ucdp: '234' } },
        { $relationship: 'isis.attack.sdf', type: 'ATTACKED', source: 'isis', target: 'sdf', properties: expect.objectContaining({ id: 'isis.attack.sdf', claims: 2, confidence: 0.72, claimIds: [shelled.data.id, again.data.id].sort() }) },
        ['isis', 1, 1.5, true, null], { x: 1, y: [2] }, '9007199254740993', { n: 3, s: 'ق', f: 1.5 }, '2018-06-08', 1,
      ])
    })

    test('gives a path as its nodes and relationships in turn', async () => {
      await store.write(world)
      const { rows } = await store.query("MATCH p = (c:Claim)-[:HAS_RECIPIENT]->(a:Actor {id: 'sdf'}) RETURN p AS p ORDER BY c.id LIMIT 1")
      expect(rows[0]![0]).toMatchObject([{ labels: ['Claim'] }, { type: 'HAS_RECIPIENT', target: 'sdf' }, { $node: 'sdf' }])
    })

    test('names the ends of a relationship also when its nodes are not asked for', async () => {
      await store.write(world)
      expect((await store.query('MATCH (:Actor)-[r:ATTACKED]->(:Actor) RETURN r AS r')).rows[0]![0]).toMatchObject({ source: 'isis', target: 'sdf' })
    })

    test('is cut at the limit of rows, or of bytes, and says so', async () => {
      const limits = { ms: 5_000, rows: 10, bytes: 1e6 }
      expect(await store.query('UNWIND range(1, 10) AS x RETURN x', {}, limits)).toMatchObject({ rows: { length: 10 }, truncated: false })
      expect(await store.query('UNWIND range(1, 11) AS x RETURN x', {}, limits)).toMatchObject({ rows: { length: 10 }, truncated: true })
      const wide = await store.query("UNWIND range(1, 9) AS x RETURN $wide AS wide", { wide: 'x'.repeat(1000) }, { ...limits, bytes: 5_000 })
      expect([wide.rows.length, wide.truncated]).toEqual([4, true])
    })

    test('that takes too long is ended, and so is one that nobody waits for; the next one comes', async () => {
      const forever = 'UNWIND range(1, 1000000) AS x UNWIND range(1, 1000000) AS y WITH x, y WHERE x * y = -1 RETURN count(*) AS n'
      await expect(store.query(forever, {}, { ms: 500, rows: 10, bytes: 1e6 })).rejects.toMatchObject({ code: 'query-limit', message: expect.stringContaining('0.5 s') })
      const gone = new AbortController()
      setTimeout(() => gone.abort(), 200)
      await expect(store.query(forever, {}, { ms: 60_000, rows: 10, bytes: 1e6 }, { signal: gone.signal })).rejects.toMatchObject({ code: 'query-failed', message: expect.stringContaining('cancelled') })
      expect((await store.query('RETURN 1 AS one')).rows).toEqual([[1]])
    })

    test('to a statement that is none says what is wrong', async () => {
      await expect(store.query('MATCH (a:Actor RETURN a.id AS id')).rejects.toMatchObject({ code: 'query-failed' })
      await expect(store.query('RETURN $missing AS x')).rejects.toMatchObject({ code: 'query-failed' })
    })
  })

  test('hostile statements write nothing, read no file, and leave the store working', async () => {
    await store.write(world)
    const before = [(await store.snapshot()).version, await count(store, '(n)')]
    const limits = { ms: 700, rows: 1_000, bytes: 1e6 }
    for (const [statement, params, must] of hostile) {
      const answer = await store.query(statement, params ?? {}, limits).catch((e: Error & { code?: string }) => e)
      if (answer instanceof Error) {
        expect(answer, statement.slice(0, 200)).toMatchObject({ name: 'BelligraphError', code: expect.stringMatching(/^query-/) })
        expect(answer.message, statement.slice(0, 200)).not.toMatch(/root:/)
      } else {
        expect(must, statement.slice(0, 200)).not.toBe('refused')
        expect(JSON.stringify(answer.rows), statement.slice(0, 200)).not.toMatch(/root:/)
        expect(answer.rows.length).toBeLessThanOrEqual(1_000)
      }
    }
    expect([(await store.snapshot()).version, await count(store, '(n)')]).toEqual(before)
  })

  describe('check', () => {
    test.each([
      ["MATCH (c:Claim {type: 'reinforcement'}) DETACH DELETE c", [['AT', 'missing'], ['Claim', 'missing'], ['HAS_ACTOR', 'missing'], ['STATED_IN', 'missing']]],
      ['MATCH (:Actor)-[r:ATTACKED]->(:Actor) SET r.claims = 99', [['ATTACKED', 'different']]],
      ["MATCH (a:Actor {id: 'isis'}) MATCH (b:Actor {id: 'ypg'}) CREATE (a)-[:ALLIED_WITH {claims: 1}]->(b)", [['ALLIED_WITH', 'extra']]],
      ["CREATE (:Actor {id: 'ghost'})", [['Actor', 'extra']]],
    ])('finds what is wrong in the graph and mends it: %s', async (statement, expected) => {
      await store.write(world)
      await store.close()
      await setup.tamper(statement)
      store = await setup.open()
      expect((await store.check()).map(d => [d.what, d.problem])).toEqual(expected)
      expect((await store.check(true)).length).toBe(expected.length)
      expect(await store.check()).toEqual([])
    })
  })

  test('restoring a backup gives what was there, and nothing else', async () => {
    const { dataVersion } = await store.write(world)
    const backup = await store.records()
    await store.write([actor('later'), denied])
    await store.restore(backup)
    expect((await store.snapshot()).version).toBe(dataVersion)
    expect([await count(store, "(:Actor {id: 'later'})"), await count(store, '(:Claim)')]).toEqual([0, 4])
    await reopen()
    expect((await store.snapshot()).version).toBe(dataVersion)
    await store.write([denied])
    expect(await sha256((await store.snapshot()).version)).not.toBe(sha256(dataVersion))
  })

  test('names of the schema can be asked for', async () => {
    await store.write(world)
    expect((await store.query('CALL db.labels() YIELD label RETURN label ORDER BY label')).rows.flat()).toEqual(expect.arrayContaining(['Actor', 'Claim', 'Place', 'Report']))
  })
}
