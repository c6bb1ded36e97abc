import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { sha256 } from '../src/ids.js'
import type { Actor, Claim, Report } from '../src/model.js'
import { CuratedClaim, loadSeed, readEntries } from '../src/seed.js'
import { shared } from './shared.js'

const seed = join(import.meta.dirname, '../seed')
const records = loadSeed(seed)
const all = <T>(kind: string): T[] => records.filter(r => r.kind === kind).map(r => r.data as T)
const actors = new Map(all<Actor>('actor').map(a => [a.id, a]))
const reports = all<Report>('report')
const claims = all<Claim>('claim')
const folder = shared('reports')
const texts = new Map(folder ? readdirSync(folder).filter(f => f.endsWith('.txt')).map(f => {
  const text = readFileSync(join(folder, f), 'utf8')
  return [sha256(text).slice(0, 16), text] as const
}) : [])

/** Spelling folded away, so that قوّات and قوات, the quoted and the bare name are the same. */
const plain = (s: string) => s.normalize('NFKD').replace(/[\p{M}\u0640]/gu, '').replace(/["“”«»'()،:.,\-–_]/g, ' ').replace(/[أإآ]/g, 'ا').replace(/ى/g, 'ي').replace(/\s+/g, ' ').trim()

/** Words that stand for an actor: for one named before them, or adjectives that name its state (مروحيات روسية). */
const ANAPHORS = ['التنظيم', 'الميليشيا', 'القوات', 'النظام', 'الحشد', 'الطرفان', 'الطرفين', 'عناصره', 'عناصرها', 'مقاتليه', 'قواته', 'قواتنا', 'فيها', 'منه', 'منهم',
  'هجماته', 'هم', 'العناصر', 'عناصر', 'ميليشيات', 'ميليشياته', 'روسية', 'الروسي', 'الأميركي']

test('the five reports, every actor in both languages, and at least 70 claims are there', () => {
  expect(reports).toHaveLength(5)
  expect(claims.length).toBeGreaterThanOrEqual(70)
  for (const a of actors.values()) for (const lang of ['ar', 'en']) expect(a.names.filter(n => n.kind === 'name' && n.lang === lang), `${a.id} in ${lang}`).toHaveLength(1)
})

test('no two actors share a name, unless it is weak', () => {
  const owners = new Map<string, string>()
  for (const a of actors.values()) for (const n of a.names) {
    if (n.kind === 'weak') continue
    const key = plain(n.text).toLowerCase()
    expect(owners.get(key) ?? a.id, n.text).toBe(a.id)
    owners.set(key, a.id)
  }
})

describe.skipIf(!folder)('against the texts of the reports', () => {
  test('hash and length say which text it is', () => {
    for (const r of reports) {
      expect(texts.has(r.id), r.title).toBe(true)
      expect([sha256(texts.get(r.id)!), texts.get(r.id)!.length]).toEqual([r.sha256, r.length])
    }
  })

  const files = readdirSync(join(seed, 'claims')).filter(f => f.endsWith('.yml'))
  test.each(files)('%s: every span lies in the text, and every actor stands in or before it, by name or anaphor', name => {
    const text = texts.get(name.split('.')[0]!)!
    for (const [i, c] of readEntries(join(seed, 'claims', name), CuratedClaim)) {
      const where = `${name} entry ${Number(i) + 1}`
      expect(c.span[1], where).toBeLessThanOrEqual(text.length)
      expect(text.slice(...c.span), where).toMatch(/^\S[\s\S]*\S$/)
      for (const [id, span] of Object.entries(c.named)) {
        const said = plain(text.slice(...span))
        expect(span[1], `${where}: ${id}`).toBeLessThanOrEqual(c.span[1])
        const known = [...actors.get(id)!.names.map(n => n.text), ...ANAPHORS].map(plain)
        expect(known.some(k => said === k || said.split(' ').some((_, j, w) => [k, `ال${k}`, `و${k}`, `ب${k}`, `ل${k}`, k.replace(/^ال/, 'لل'), k.replace(/^ال/, 'ل'), k.replace(/^ال/, '')].includes(w.slice(j, j + k.split(' ').length).join(' ')))),
          `${where}: «${said}» is no name of ${id} and no anaphor`).toBe(true)
      }
    }
  })

  test('nothing in the seed repeats seven words of a report', () => {
    const words = (s: string) => plain(s).split(' ')
    const runs = new Set<string>()
    for (const t of texts.values()) words(t).forEach((_, i, w) => { if (i + 7 <= w.length) runs.add(w.slice(i, i + 7).join(' ')) })
    for (const said of [...claims.flatMap(c => [c.gloss?.ar ?? '', c.attribution ?? '']), ...reports.flatMap(r => [r.title, r.gloss?.ar ?? ''])]) {
      words(said).forEach((_, i, w) => expect(runs.has(w.slice(i, i + 7).join(' ')), said).toBe(false))
    }
  })
})

describe('a fault in a file of the seed is named by file, entry and field', () => {
  const made: string[] = []
  afterEach(() => { for (const d of made.splice(0)) rmSync(d, { recursive: true, force: true }) })
  const broken = (file: string, edit: (content: string) => string) => {
    const copy = mkdtempSync(join(tmpdir(), 'seed-'))
    made.push(copy)
    cpSync(seed, copy, { recursive: true })
    writeFileSync(join(copy, file), edit(readFileSync(join(copy, file), 'utf8')))
    return () => loadSeed(copy)
  }
  const claimsFile = join('claims', readdirSync(join(seed, 'claims')).find(f => f.endsWith('.yml'))!)

  test.each([
    ['actors.yml', (s: string) => s.replace('kind: armed-group', 'kind: gang'), /actors\.yml:\d+: isis: kind: /],
    ['actors.yml', (s: string) => s.replace('partOf: [pmf]', 'partOf: [pmff]'), /actors\.yml: kataib-hezbollah: partOf: pmff/],
    ['places.yml', (s: string) => s.replace('latitude: 34.45\n', 'latitude: 344.5\n'), /places\.yml:\d+: albu-kamal: latitude: /],
    ['reports.yml', (s: string) => s.replace('publishedOn: 2018-06-08', 'publishedOn: 2018-06-31'), /reports\.yml:\d+: b849e85cd0531847: publishedOn: /],
    ['reports.yml', (s: string) => s.replace('url: http://www.orient', 'url: javascript://www.orient'), /reports\.yml:\d+: cfb1c95a8011790c: url: /],
    [claimsFile, (s: string) => s.replace('type: ', 'type: x'), /claims.*yml:\d+: entry 1: type: /],
    [claimsFile, (s: string) => s.replace(/actors: \[/, 'actors: [nobody, '), /claims.*entry 1: (named|nobody)/],
    ['actors.yml', (s: string) => `${s}\n  : - {`, /actors\.yml: /],
  ])('%s', (file, edit, message) => expect(broken(file, edit)).toThrow(message))
})
