import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { reportId, sha256 } from '../../src/ids.js'
import type { AnyRecord, Claim } from '../../src/model.js'
import { ATTACK, claim, REPORT, type Server, serve, TEXT as HELD } from './server.js'

let server: Server
beforeEach(async () => { server = await serve() })
afterEach(() => server.close())
const claimsOf = async (query: string) => (await server.ask(`/api/claims?${query}`)).json
const decide = (reviews: object[], by = 'Rana') => server.post('/api/reviews', { reviews, by })

describe('the queue', () => {
  const doubts = [0.9, 0.4, 0.7, 0.4].map((confidence, i) => claim({ type: 'attack', actors: ['gamma'], recipients: [i === 2 ? 'qaterji' : 'beta'], confidence, evidence: [{ start: 20 + i, end: 30 + i }], review: 'unreviewed' }))
  const queue = async (order: string, limit: number) => {
    const out: any[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const { claims, next, total } = await claimsOf(`review=unreviewed&order=${order}&limit=${limit}${cursor && `&cursor=${cursor}`}`)
      out.push(...claims)
      expect(total).toBe(5)
      cursor = next
    }
    return out
  }
  test('has the least certain reading first, a page at a time', async () => {
    await server.store.write(doubts)
    const all = await queue('doubtful', 2)
    expect(all.map(c => c.confidence)).toEqual([0.4, 0.4, 0.7, 0.9, 0.9])
    expect(all.map(c => c.id)).toEqual((await queue('doubtful', 5)).map(c => c.id))
  })
  test('or first the claims that a tie rests on alone', async () => {
    await server.store.write(doubts)
    const all = await queue('consequential', 3)
    expect(all[0].recipients[0].id).toBe('qaterji')
    expect(all.slice(1).map(c => c.confidence)).toEqual([0.4, 0.4, 0.9, 0.9])
  })
  test('in an order that there is not, or from no cursor, is refused', async () => {
    for (const query of ['order=worst', 'order=doubtful&cursor=x', 'order=doubtful&order=reading']) expect((await server.ask(`/api/claims?${query}`)).status).toBe(400)
  })
})

describe('decisions', () => {
  const id = ATTACK.data.id
  const state = async () => { const { review, actors, history } = (await server.ask(`/api/claims/${id}`)).json; return [review, actors.map((a: any) => a.id).join(), history.length] }
  test('are undone one by one, the history kept with who and when', async () => {
    await decide([{ claim: id, decision: 'correct', change: { actors: ['gamma'] } }])
    // What a person wrote of it before is no longer what it says.
    expect((await server.ask(`/api/claims/${id}`)).json).toMatchObject({ glossOf: 'claim', gloss: { en: 'Attack by Gamma on Beta Front (shelling)' } })
    await decide([{ claim: id, decision: 'reject', note: 'no' }], 'Omar')
    expect(await state()).toEqual(['rejected', 'gamma', 2])
    await decide([{ claim: id, decision: 'undo' }])
    expect(await state()).toEqual(['corrected', 'gamma', 3])
    await decide([{ claim: id, decision: 'undo' }])
    expect(await state()).toEqual(['accepted', 'alpha', 4])
    expect((await server.ask(`/api/claims/${id}`)).json.history).toMatchObject([{ by: 'Rana', decision: 'correct' }, { by: 'Omar', note: 'no', at: expect.stringMatching(/^2026-01-02T03:04:05/) }, { decision: 'undo' }, { decision: 'undo' }])
    expect(await decide([{ claim: id, decision: 'undo' }])).toMatchObject({ status: 409, json: { error: { code: 'conflict' } } })
  })
  test('on several at once are made all or none', async () => {
    const { claims } = await claimsOf('type=attack')
    const all = claims.map((c: any) => ({ claim: c.id, decision: 'reject' }))
    const before = (await server.ask('/api/status')).json.dataVersion
    expect((await decide([...all, { claim: 'none', decision: 'reject' }])).status).toBe(404)
    expect((await decide([...all, { claim: id, decision: 'correct' }])).status).toBe(400)
    expect((await server.ask('/api/status')).json.dataVersion).toBe(before)
    const { json } = await decide(all)
    expect(json.claims.map((c: any) => c.review)).toEqual(all.map(() => 'rejected'))
    expect((await server.ask('/api/graph?type=attack')).json.edges).toEqual([])
    await decide(all.map((r: object) => ({ ...r, decision: 'undo' })))
    expect((await server.ask('/api/graph?type=attack')).json.edges.length).toBeGreaterThan(0)
  })
  test('on one claim several times in one go count in that order', async () => {
    await decide([{ claim: id, decision: 'reject' }, { claim: id, decision: 'accept' }, { claim: id, decision: 'correct', change: { status: 'denied' } }])
    expect((await server.ask(`/api/claims/${id}`)).json).toMatchObject({ review: 'corrected', status: 'denied', history: { length: 3 } })
  })
})

describe('a report read again', () => {
  const TEXT = 'ISIS attacked the SDF near Hajin on Friday. The SDF shelled ISIS. Turkey shelled the SDF near Hajin.'
  const sha = sha256(TEXT), report = reportId(sha)
  /** As an earlier reader could have made it: other words cut out for the same statement. */
  const earlier = (quote: string, actors: string[], recipients: string[], more: Partial<Claim> = {}): AnyRecord & { kind: 'claim' } => {
    const start = TEXT.indexOf(quote)
    return claim({ report, type: 'attack', actors, recipients, evidence: [{ start, end: start + quote.length }], rule: 'attack.old', confidence: 0.6, review: 'unreviewed', ...more })
  }
  const first = earlier('ISIS attacked the SDF near', ['isis'], ['sdf']), wrong = earlier('The SDF shelled ISIS.', ['isis'], ['sdf']), gone = earlier('Turkey shelled', ['gamma'], ['beta'])
  const person = (id: string): AnyRecord => ({ kind: 'actor', data: { id, names: [{ text: id, lang: 'en', kind: 'name' }], kind: 'armed-group', countries: [], ids: {}, partOf: [], known: true } })
  const standing = async () => (await server.ask(`/api/reports/${report}`)).json.claims.filter((c: any) => c.review !== 'rejected').map((c: any) => `${c.actors.map((a: any) => a.id)} ${c.recipients.map((a: any) => a.id)} ${c.review}`).sort()
  const again = () => server.post('/api/reports', { text: TEXT, publisher: 'P', publishedOn: '2018-06-09', again: true })
  beforeEach(() => server.store.write([person('isis'), person('sdf'),
    { kind: 'report', data: { id: report, sha256: sha, title: 'T', publisher: 'P', publishedOn: '2018-06-09', language: 'en', length: TEXT.length, source: 'reports' } }, first, wrong, gone]))

  test('takes what nobody decided about from the new reading', async () => {
    expect((await again()).status).toBe(200)
    expect(await standing()).toEqual(['isis sdf unreviewed', 'sdf isis unreviewed', 'turkey sdf unreviewed'])
    expect((await server.ask(`/api/claims/${gone.data.id}`)).json).toMatchObject({ review: 'rejected', history: [{ by: 'belligraph', note: expect.any(String) }] })
    expect((await again()).json.written).toBe(0)
  })
  test('never brings back a rejected claim, also when its words are cut otherwise', async () => {
    await decide([{ claim: first.data.id, decision: 'reject' }])
    await again()
    expect(await standing()).toEqual(['sdf isis unreviewed', 'turkey sdf unreviewed'])
  })
  test('leaves a corrected claim corrected, and does not make it twice', async () => {
    await decide([{ claim: wrong.data.id, decision: 'correct', change: { actors: ['sdf'], recipients: ['isis'] } }, { claim: first.data.id, decision: 'correct', change: { actors: ['gamma'] } }])
    await again()
    expect(await standing()).toEqual(['gamma sdf corrected', 'sdf isis corrected', 'turkey sdf unreviewed'])
    expect((await again()).json.written).toBe(0)
  })
  test('leaves an accepted claim as it was read', async () => {
    await decide([{ claim: gone.data.id, decision: 'accept' }])
    await again()
    expect(await standing()).toContain('gamma beta accepted')
  })
  test('brings back what only the reader took out, when the reader makes it again', async () => {
    await again()
    const now = (await server.ask(`/api/reports/${report}`)).json.claims.find((c: any) => c.actors[0].id === 'turkey')
    await server.store.write([{ kind: 'review', data: { id: 'taken', claim: now.id, decision: 'reject', by: 'belligraph', at: '2026-01-02T00:00:00.000Z' } }])
    expect((await standing()).length).toBe(2)
    await again()
    expect(await standing()).toContain('turkey sdf unreviewed')
  })
  test('knows a claim of a merged actor for the same', async () => {
    const sided = claim({ report, type: 'attack', actors: ['alpha'], recipients: ['sdf'], evidence: [{ start: 0, end: 20 }], review: 'unreviewed', rule: 'attack.old' })
    await server.store.write([sided])
    await decide([{ claim: sided.data.id, decision: 'reject' }])
    await server.post('/api/merges', { from: 'alpha', into: 'isis' })
    await again()
    expect(await standing()).not.toContain('isis sdf unreviewed')
  })
})

test('a claim of a curated report stays when the reader does not make it', async () => {
  const before = (await server.ask(`/api/reports/${REPORT}`)).json.claims.map((c: any) => [c.id, c.review])
  await server.post('/api/reports', { text: HELD, again: true })
  const after = new Map((await server.ask(`/api/reports/${REPORT}`)).json.claims.map((c: any) => [c.id, c.review]))
  for (const [id, review] of before) expect(after.get(id)).toBe(review)
})
