/** Reads the seed: actors, places, reports and curated claims that experts keep as YAML in `seed/`. Every fault is named by file, line, entry and field. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { isNode, LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import { ROOT } from './checkout.js'
import { BelligraphError, invalid } from './errors.js'
import { claimId, sha256 } from './ids.js'
import { Actor, type AnyRecord, Claim, Place, Report, Slug } from './model.js'

/** What the build keeps of a file of the seed, by the hash of its text: YAML takes a second to parse, JSON nothing. */
const parsedFile = (text: string): string => join(ROOT, 'dist', 'seed', `${sha256(text)}.json`)

function parseYaml(file: string, text: string): { content: unknown; lineOf(key: string | number): number } {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: true })
  const [fault] = document.errors
  if (fault) throw new BelligraphError('invalid', `${file}: ${fault.message.split('\n')[0]}`)
  return {
    content: document.toJS({ maxAliasCount: 0 }),
    lineOf(key) {
      const node = document.getIn([key], true)
      return isNode(node) && node.range ? lines.linePos(node.range[0]).line : 1
    },
  }
}

/** Parses every file of the seed and keeps what it holds; what was kept of older files goes. For the build. @throws BelligraphError `invalid` */
export function keepParsed(folder: string): void {
  const kept = join(ROOT, 'dist', 'seed')
  rmSync(kept, { recursive: true, force: true })
  mkdirSync(kept, { recursive: true })
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(f => f.endsWith('.yml'))) {
    const file = join(folder, name), text = readFileSync(file, 'utf8')
    writeFileSync(parsedFile(text), JSON.stringify(parseYaml(file, text).content))
  }
}

/**
 * A YAML file that maps ids to entries (or lists entries), each validated. Returns them in the file's order.
 * @throws BelligraphError `invalid`, naming file, line, entry and field
 */
export function readEntries<T extends z.ZodType>(file: string, schema: T): [key: string, entry: z.infer<T>][] {
  const text = readFileSync(file, 'utf8'), kept = parsedFile(text)
  const content: unknown = existsSync(kept) ? JSON.parse(readFileSync(kept, 'utf8')) : parseYaml(file, text).content
  if (content === null || typeof content !== 'object') throw new BelligraphError('invalid', `${file}: must hold a list or a map of entries`)
  return Object.entries(content).map(([key, value]) => {
    const parsed = schema.safeParse(value)
    if (parsed.success) return [key, parsed.data]
    const index = Array.isArray(content) ? Number(key) : key
    throw invalid(`${file}:${parseYaml(file, text).lineOf(index)}: ${typeof index === 'number' ? `entry ${index + 1}` : key}`, parsed.error.issues)
  })
}

const Span = z.tuple([z.int().min(0), z.int().min(1)]).refine(([a, b]) => a < b, { error: 'start must be before end' })

/** A curated claim as its file holds it. `span`: the words that say so. `named`: where each actor is named, by name or anaphor, in or before the span. */
export const CuratedClaim = z.strictObject({
  ...Claim.shape,
  span: Span,
  named: z.record(Slug, Span),
}).omit({ id: true, report: true, evidence: true, rule: true, review: true }).refine(c => {
  const parties = [...c.actors, ...c.recipients].sort()
  return parties.join() === Object.keys(c.named).sort().join()
}, { error: 'must say for every actor and recipient, and for nobody else, where it is named', path: ['named'] })

/** A curated claim as a record. Its evidence is the span, then the names that stand before it, in the order of the text. */
export function curated(report: string, entry: z.infer<typeof CuratedClaim>): z.infer<typeof Claim> {
  const { span, named, ...says } = entry
  const before = Object.values(named).filter(([start]) => start < span[0])
  const spans = [...new Map(before.map(s => [s.join(), s])).values()].sort((a, b) => a[0] - b[0])
  const evidence = [span, ...spans].map(([start, end]) => ({ start, end }))
  const claim = { ...says, actors: [...says.actors].sort(), recipients: [...says.recipients].sort(), report, evidence, rule: 'curated', review: 'accepted' as const }
  return { id: claimId(claim), ...claim }
}

/** The id that each entry is filed under goes into the entry. */
const filed = <T extends object>(entries: [string, T][]) => entries.map(([id, entry]) => ({ id, ...entry }))

/**
 * All records of the seed, in an order that can be written: what is referred to comes first.
 * @throws BelligraphError `invalid`
 */
export function loadSeed(folder: string): AnyRecord[] {
  const actors = filed(readEntries(join(folder, 'actors.yml'), Actor.omit({ id: true })))
  const places = filed(readEntries(join(folder, 'places.yml'), Place.omit({ id: true })))
  const reports = filed(readEntries(join(folder, 'reports.yml'), Report.omit({ id: true })))
  const known = { actor: new Set(actors.map(a => a.id)), place: new Set(places.map(p => p.id)), report: new Set(reports.map(r => r.id)) }
  const records: AnyRecord[] = [
    ...actors.map(data => ({ kind: 'actor' as const, data })),
    ...places.map(data => ({ kind: 'place' as const, data })),
    ...reports.map(data => ({ kind: 'report' as const, data })),
  ]
  const claims = join(folder, 'claims')
  for (const name of readdirSync(claims).filter(f => f.endsWith('.yml')).sort()) {
    const file = join(claims, name), report = basename(name, '.yml').split('.')[0]!
    if (!known.report.has(report)) throw new BelligraphError('invalid', `${file}: its name must begin with the id of a report in reports.yml`)
    for (const [key, entry] of readEntries(file, CuratedClaim)) {
      const stray = [...entry.actors, ...entry.recipients].find(a => !known.actor.has(a)) ?? entry.places.find(p => !known.place.has(p))
      if (stray) throw new BelligraphError('invalid', `${file}: entry ${Number(key) + 1}: ${stray} is neither in actors.yml nor in places.yml`)
      records.push({ kind: 'claim', data: curated(report, entry) })
    }
  }
  for (const { id, partOf } of actors) {
    const stray = partOf.find(p => !known.actor.has(p))
    if (stray) throw new BelligraphError('invalid', `${join(folder, 'actors.yml')}: ${id}: partOf: ${stray} is no actor of the file`)
  }
  return records
}
