/** Records to write: small ones by name, and as many as a test wants, always the same. */
import { claimId, reportId, sha256 } from '../../src/ids.js'
import type { Actor, AnyRecord, Claim, Place, Report } from '../../src/model.js'

export const actor = (id: string, more: Partial<Actor> = {}): AnyRecord =>
  ({ kind: 'actor', data: { id, names: [{ text: `${id} (name)`, lang: 'en', kind: 'name' }, { text: `جهة ${id}`, lang: 'ar', kind: 'name' }], kind: 'militia', countries: ['SY'], ids: {}, partOf: [], known: true, ...more } })

export const place = (id: string, more: Partial<Place> = {}): AnyRecord =>
  ({ kind: 'place', data: { id, names: [{ text: id, lang: 'en', kind: 'name' }], kind: 'town', latitude: 34, longitude: 40.5, precision: 'point', ...more } })

/** A report whose text is `text`. */
export const report = (text: string, publisher: string, more: Partial<Report> = {}): AnyRecord & { kind: 'report' } => {
  const sha = sha256(text)
  return { kind: 'report', data: { id: reportId(sha), sha256: sha, title: `About ${publisher}`, publisher, language: 'en', length: text.length, source: 'reports', ...more } }
}

export const claim = (report: string, more: Partial<Claim> & Pick<Claim, 'type' | 'actors'>): AnyRecord & { kind: 'claim' } => {
  const whole: Claim = { id: '', report, status: 'reported', recipients: [], places: [], confidence: 1, evidence: [{ start: 0, end: 4 }], rule: 'test', review: 'unreviewed', ...more }
  return { kind: 'claim', data: { ...whole, id: claimId(whole) } }
}

/** Numbers from 0 up to `n`, always the same for a seed. */
export function dice(seed: number): (n: number) => number {
  let state = seed
  return n => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * n)
  }
}

export const base = (actors: number, reports: number): AnyRecord[] => [
  ...Array.from({ length: actors }, (_, i) => actor(`a${i}`)),
  ...Array.from({ length: 20 }, (_, i) => place(`p${i}`)),
  ...Array.from({ length: reports }, (_, i) => report(`text ${i}`, `Publisher ${i % 7}`)),
]

/** `count` different claims of `base(actors, reports)`, from number `from`. */
export function claims(count: number, actors: number, reports: number, from = 0): (AnyRecord & { kind: 'claim' })[] {
  const ids = Array.from({ length: reports }, (_, i) => reportId(sha256(`text ${i}`)))
  return Array.from({ length: count }, (_, i) => {
    const n = from + i, roll = dice(n * 7919 + 17), a = roll(actors), b = (a + 1 + roll(actors - 1)) % actors
    return claim(ids[roll(reports)]!, {
      type: (['attack', 'alliance', 'reinforcement'] as const)[roll(3)]!, status: roll(10) === 0 ? 'denied' : 'reported', actors: [`a${a}`], recipients: [`a${b}`],
      places: [`p${roll(20)}`], observed: { from: `201${roll(9)}-0${1 + roll(9)}`, to: '2019' }, confidence: (1 + roll(100)) / 100, evidence: [{ start: n, end: n + 1 }],
      gloss: { ar: 'هاجمت الأولى الثانية', en: 'The first attacked the second.' },
    })
  })
}
