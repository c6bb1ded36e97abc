/**
 * A zip of nodes.csv, edges.csv and claims.csv (RFC 4180, UTF-8; with a byte order mark, so that a spreadsheet shows Arabic, or without, for programs).
 *
 * A cell that a spreadsheet would run (beginning with = + - @, a tab or a return) or that begins with an apostrophe gets one apostrophe in front;
 * to read it back, take one leading apostrophe off every text cell that has one. Lists are joined with `|`.
 */
import { stringify } from 'csv-stringify/sync'
import { z } from 'zod'
import type { SourcedClaim } from '../graph/fold.js'
import { nameOf, type Relation } from '../model.js'
import { citations, degrees, evidenceUrl, type Format, type Picture, provenanceLine } from './format.js'
import { zipped } from './zip.js'

type Cell = string | number | boolean | undefined
type Columns<T> = Record<string, (x: T) => Cell>

/** A text that no spreadsheet takes for a formula; reversible. */
export const safe = (cell: Cell): Cell => (typeof cell === 'string' && /^[=+\-@\t\r']/.test(cell) ? `'${cell}` : cell)

const nodes = (p: Picture): Columns<Picture['actors'][number]> => {
  const degree = degrees(p.relations)
  return {
    id: a => a.id, name: a => nameOf(a), nameAr: a => nameOf(a, 'ar'), names: a => a.names.map(n => n.text).join('|'), kind: a => a.kind,
    countries: a => a.countries.join('|'), ucdp: a => a.ids.ucdp, wikidata: a => a.ids.wikidata, partOf: a => a.partOf.join('|'), known: a => a.known,
    relations: a => degree.get(a.id) ?? 0, x: a => p.position(a.id).x, y: a => p.position(a.id).y,
  }
}

const edges = (p: Picture): Columns<Relation> => ({
  id: r => r.id, source: r => r.source, target: r => r.target, type: r => r.type, directed: r => r.directed, status: r => r.status, first: r => r.first, last: r => r.last,
  claims: r => r.claims, publishers: r => r.publishers, publisherNames: r => r.publisherNames.join('|'), confidence: r => r.confidence, clashes: r => r.clashes,
  sources: r => r.sources.join('|'), corroboration: r => r.corroboration, unreviewed: r => r.unreviewed, claimIds: r => r.claimIds.join('|'), evidence: r => evidenceUrl(p.provenance, r.id),
})

const claims = (p: Picture): Columns<SourcedClaim> => ({
  id: c => c.id, type: c => c.type, status: c => c.status, mode: c => c.mode, actors: c => c.actors.join('|'), recipients: c => c.recipients.join('|'), places: c => c.places.join('|'),
  from: c => c.observed?.from, to: c => c.observed?.to, attribution: c => c.attribution, report: c => c.report, publisher: c => c.publisher, publishedOn: c => p.reports.get(c.report)?.publishedOn,
  url: c => p.reports.get(c.report)?.url, source: c => c.source, evidence: c => c.evidence.map(e => ('start' in e ? `${e.start}-${e.end}` : `line ${e.line}`)).join('|'), quote: c => p.quote(c),
  glossAr: c => c.gloss?.ar, glossEn: c => c.gloss?.en, confidence: c => c.confidence, rule: c => c.rule, review: c => c.review,
})

function* rows<T>(items: readonly T[], columns: Columns<T>, mark: string): Generator<string> {
  yield `${mark}${stringify([Object.keys(columns)])}`
  const cells = Object.values(columns)
  for (let i = 0; i < items.length; i += 1000) {
    yield stringify(items.slice(i, i + 1000).map(x => cells.map(cell => safe(cell(x)))), { cast: { boolean: String } })
  }
}

function* readme(p: Picture): Generator<string> {
  yield `${provenanceLine(p.provenance)}\n\nnodes.csv: actors. edges.csv: relations folded from claims. claims.csv: what each report says.\n`
  yield "UTF-8. A leading apostrophe keeps a cell from being run as a formula: take one off to have the text as it was. Lists are joined with |.\n\nSources:\n"
  for (const citation of citations(p)) yield `${citation}\n`
}

export const csv: Format = {
  name: 'csv', extension: 'zip', mime: 'application/zip',
  keeps: 'Actors, relations and claims with their evidence, as three tables.',
  loses: 'The language and kind of a name; positions of names in a text beyond offsets.',
  options: { bom: z.enum(['yes', 'no']).optional().describe('csv: whether the tables begin with a byte order mark, which spreadsheets want (yes)') },
  write(picture, { bom = 'yes' } = {}) {
    const mark = bom === 'no' ? '' : '\ufeff'
    return zipped([['README.txt', readme(picture)], ['nodes.csv', rows(picture.actors, nodes(picture), mark)], ['edges.csv', rows(picture.relations, edges(picture), mark)],
      ['claims.csv', rows(picture.claims, claims(picture), mark)]], picture.provenance.date)
  },
}
