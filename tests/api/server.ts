/** A server over a real store for the tests of the API, and records to fill it with. */
import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type AppSettings, createApp } from '../../src/api/app.js'
import { claimId, reportId, sha256 } from '../../src/ids.js'
import type { AnyRecord, Claim } from '../../src/model.js'
import { SEED } from '../../src/checkout.js'
import { pool } from '../../src/reading.js'
import { openStore } from '../../src/store/open.js'
import type { Store } from '../../src/store/store.js'

export const TEXT = 'The first line.\nThe Alpha brigade shelled the Beta front near the river on Sunday, a witness said.\nThe last line.'
const SHA = sha256(TEXT)
export const REPORT = reportId(SHA)
const OTHER = 'b'.repeat(16)

const name = (text: string, lang: string, kind: 'name' | 'alias' = 'name') => ({ text, lang, kind })
const actor = (id: string, ...names: ReturnType<typeof name>[]): AnyRecord => ({ kind: 'actor', data: { id, names, kind: 'militia', countries: ['SY'], ids: {}, partOf: [], known: true } })
const report = (id: string, sha256: string, publisher: string, publishedOn: string): AnyRecord => ({ kind: 'report', data: { id, sha256, title: `Report of ${publisher}`, publisher, publishedOn, language: 'en', length: TEXT.length, source: 'reports' } })
export function claim(c: Partial<Claim> & Pick<Claim, 'type' | 'actors' | 'evidence'>): AnyRecord & { kind: 'claim' } {
  const whole = { report: REPORT, recipients: [], status: 'reported' as const, places: [], confidence: 0.9, rule: 'curated', review: 'accepted' as const, ...c }
  return { kind: 'claim', data: { id: claimId(whole), ...whole } }
}
const start = TEXT.indexOf('The Alpha'), end = TEXT.indexOf(' near')
export const SPAN = { start, end }

export const ATTACK = claim({ type: 'attack', actors: ['alpha'], recipients: ['beta'], evidence: [SPAN], mode: 'shelling', places: ['river'], observed: { from: '2018-06-03', to: '2018-06-03' }, gloss: { ar: 'قصف', en: 'Alpha shelled Beta' } })
export const RECORDS: AnyRecord[] = [
  actor('alpha', name('Alpha Brigade', 'en'), name('لواء ألفا', 'ar')), actor('beta', name('Beta Front', 'en'), name('جبهة بيتا', 'ar')),
  actor('gamma', name('Gamma', 'en')), actor('qaterji', name('القاطرجي', 'ar'), name('Qaterji', 'en', 'alias')), actor('lone', name('Nobody Named', 'en')),
  { kind: 'place', data: { id: 'river', names: [name('The River', 'en'), name('النهر', 'ar')], kind: 'river', precision: 'area' } },
  report(REPORT, SHA, 'Outlet One', '2018-06-04'), report(OTHER, 'b'.repeat(64), 'Outlet Two', '2017'),
  ATTACK,
  claim({ type: 'attack', actors: ['alpha'], recipients: ['beta'], report: OTHER, evidence: [{ start: 1, end: 5 }], observed: { from: '2017-11', to: '2017-11' }, review: 'unreviewed' }),
  claim({ type: 'attack', actors: ['alpha'], recipients: ['beta'], status: 'denied', report: OTHER, evidence: [{ start: 7, end: 9 }] }),
  claim({ type: 'alliance', actors: ['beta', 'gamma'], evidence: [{ start: 0, end: 4 }], observed: { from: '2018' } }),
  claim({ type: 'attack', actors: ['gamma'], recipients: ['alpha'], status: 'planned', evidence: [{ start: 2, end: 4 }] }),
  claim({ type: 'reinforcement', actors: ['qaterji'], places: ['river'], evidence: [{ start: 3, end: 6 }], observed: { from: '2018-06', to: '2018-06' } }),
]

export interface Answered { status: number; headers: Record<string, string | string[] | undefined>; text: string; json: any }

/** A running app; `ask` sends any header, Host too. */
export interface Server { url: string; store: Store; ask(path: string, options?: { method?: string; headers?: Record<string, string>; body?: string }): Promise<Answered>; post(path: string, body: unknown, headers?: Record<string, string>): Promise<Answered>; close(): Promise<void> }

export async function serve(records: readonly AnyRecord[] = RECORDS, settings: Partial<AppSettings> = {}): Promise<Server> {
  const data = mkdtempSync(join(tmpdir(), 'belligraph-')), store = await openStore({ data }), reader = pool(SEED, 1)
  await store.write(records)
  const server = createApp({ store, reader, version: '1.2.3', now: () => new Date('2026-01-02T03:04:05Z'), ...settings }).listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  const ask: Server['ask'] = (path, { method = 'GET', headers = {}, body } = {}) => new Promise((resolve, reject) => {
    const r = request({ port, host: '127.0.0.1', path, method, headers: { ...headers, ...(body !== undefined && { 'content-length': String(Buffer.byteLength(body)) }) } }, response => {
      const parts: Buffer[] = []
      response.on('data', (p: Buffer) => parts.push(p)).on('end', () => {
        const text = Buffer.concat(parts).toString('utf8')
        let json: unknown
        try { json = JSON.parse(text) } catch { json = undefined }
        resolve({ status: response.statusCode!, headers: response.headers, text, json })
      })
    })
    r.on('error', reject).end(body)
  })
  return {
    url: `http://127.0.0.1:${port}`, store, ask,
    post: (path, body, headers = {}) => ask(path, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) }),
    async close() {
      await new Promise(resolve => { server.close(resolve); server.closeAllConnections() })
      await reader.close()
      await store.close()
      rmSync(data, { recursive: true })
    },
  }
}
