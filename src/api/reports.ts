/** Reports and their texts: what is held, what the reader makes of a text, and adding one. */
import type { z } from 'zod'
import { documents } from '../documents.js'
import { BelligraphError, invalid } from '../errors.js'
import { reportId, sha256 } from '../ids.js'
import { type AnyRecord, RECORDS, type Report, UNKNOWN_PUBLISHER } from '../model.js'
import { namesOf } from '../names.js'
import type { Read } from '../reading.js'
import type { Snapshot } from '../store/snapshot.js'
import { reread } from './rereading.js'
import { route } from './route.js'
import { ABOUT, DocumentsAnswer, FileQuery, LIMITS, NoQuery, ReadAnswer, ReadBody, ReportAdded, ReportAnswer, ReportBody, ReportsAnswer, ReportsQuery } from './schemas.js'
import { claimView, inReadingOrder, reportView, textOf } from './views.js'

const untitled = (text: string): string => text.trimStart().split('\n', 1)[0]!.slice(0, 120)

function reportOf({ text, again: _, ...given }: z.output<typeof ReportBody>, sha: string, { language, publishedOn }: Read['reading']): Report {
  const { title = untitled(text), publisher = given.url ? new URL(given.url).hostname : UNKNOWN_PUBLISHER, language: said = language, ...rest } = given
  return RECORDS.report.parse({ id: reportId(sha), sha256: sha, title, publisher, language: said, length: text.length, ...(publishedOn !== undefined && { publishedOn }), ...rest })
}

/** What a reading adds: the report, its text, its claims, and the actors and places that these name (and what those are part of) and the store does not know. */
function recordsOf(report: Report, text: string, { reading, actors, places }: Read, snapshot: Snapshot, now: Date): AnyRecord[] {
  const { claims, reviews } = reread(report.id, reading.claims, snapshot, now)
  return [
    ...[...actors, ...reading.actors].filter(a => !snapshot.actors.has(a.id)).map(data => ({ kind: 'actor' as const, data })),
    ...places.filter(p => !snapshot.places.has(p.id)).map(data => ({ kind: 'place' as const, data })),
    { kind: 'report', data: report }, { kind: 'text', data: { id: report.id, text } },
    ...claims.map(data => ({ kind: 'claim' as const, data })), ...reviews.map(data => ({ kind: 'review' as const, data })),
  ]
}

/** @throws BelligraphError `invalid` for nothing but blanks, and for half a surrogate pair: such a text has no UTF-8 and so no hash that names it */
function wellFormed(text: string): string {
  if (text.trim() === '') throw invalid('body', [{ path: ['text'], message: 'has nothing but blanks in it' }])
  if (/\p{Surrogate}/u.test(text)) throw invalid('body', [{ path: ['text'], message: 'holds half a surrogate pair, which no UTF-8 file can' }])
  return text
}

export const reportRoutes = [
  route({
    method: 'get', path: '/api/reports', query: ReportsQuery, answer: ReportsAnswer, summary: 'Reports, oldest first, those without a date last.',
    run({ query: { limit, offset }, snapshot, context: { texts } }) {
      const reports = [...snapshot.reports.values()].sort((a, b) => {
        const x = a.publishedOn ?? '9999', y = b.publishedOn ?? '9999'
        return x === y ? (a.id < b.id ? -1 : 1) : x < y ? -1 : 1
      })
      return { reports: reports.slice(offset, offset + limit).map(r => reportView(r, snapshot, texts)), total: reports.length, truncated: offset + limit < reports.length }
    },
  }),
  route({
    method: 'get', path: '/api/reports/:id', query: NoQuery, answer: ReportAnswer,
    summary: 'A report, its text where it is held, and its claims in reading order, rejected ones included.',
    run({ id, snapshot, context: { texts } }) {
      const report = snapshot.reports.get(id)
      if (!report) throw new BelligraphError('not-found', `There is no report ${JSON.stringify(id.slice(0, 120))}.`)
      const text = textOf(id, snapshot, texts)
      const claims = inReadingOrder([...snapshot.claimsOfReport(id)].flatMap(c => snapshot.claims.get(c) ?? []))
      return {
        report: reportView(report, snapshot, texts), ...(text !== undefined && { text }),
        claims: claims.slice(0, LIMITS.list).map(c => claimView(c, snapshot, texts)), total: claims.length, truncated: claims.length > LIMITS.list,
      }
    },
  }),
  route({
    method: 'post', path: '/api/documents', query: FileQuery, file: true, answer: DocumentsAnswer,
    summary: 'The reports in a file (txt, md, html, pdf, jsonl): their text and what the file says of them. Stores nothing.',
    async run({ query: { file }, request }) {
      const found: DocumentsAnswer = { documents: [], faults: [], truncated: false }
      for await (const d of documents(file, request)) {
        if (found.documents.length + found.faults.length === LIMITS.list) { found.truncated = true; break }
        if (d instanceof BelligraphError) found.faults.push(d.message)
        else found.documents.push(d)
      }
      return found
    },
  }),
  route({
    method: 'post', path: '/api/read', asks: true, body: ReadBody, answer: ReadAnswer, summary: 'What the reader makes of a text. Stores nothing.',
    async run({ body: { text, publishedOn, file, explain }, snapshot, context: { reader, now } }) {
      const report = { id: reportId(sha256(wellFormed(text))), text, publishedOn, ...(file !== undefined && { file }) }
      const { line, reading: { why } } = await reader.read(report, now().toISOString().slice(0, 10), namesOf(snapshot))
      return { ...line as ReadAnswer, ...(explain && { why }) }
    },
  }),
  route({
    method: 'post', path: '/api/reports', body: ReportBody, answer: ReportAdded, writes: true,
    summary: 'Adds a report: it is read, and its claims are added, unreviewed. The text of a report that is known already and has claims is kept beside it, and nothing is read, unless `again` is set: then what the reader now makes of it takes the place of what it made before, and what people decided stays.',
    async run({ body, snapshot, context: { store, reader, texts, now }, response }) {
      const sha = sha256(wellFormed(body.text)), id = reportId(sha), known = snapshot.reports.get(id)
      let records: AnyRecord[] = [{ kind: 'text', data: { id, text: body.text } }]
      if (!known || body.again || snapshot.claimsOfReport(id).size === 0) {
        const read = await reader.read({ id, text: body.text, publishedOn: body.publishedOn ?? known?.publishedOn }, now().toISOString().slice(0, 10), namesOf(snapshot))
        records = recordsOf(known ?? reportOf(body, sha, read.reading), body.text, read, await store.snapshot(), now())
      }
      const { written, dataVersion } = await store.write(records)
      response.status(known ? 200 : 201)
      const after = await store.snapshot(), claims = inReadingOrder([...after.claimsOfReport(id)].flatMap(c => after.claims.get(c) ?? []))
      const kept = ABOUT.filter(field => known && body[field] !== undefined && body[field] !== known[field])
      return { report: reportView(after.reports.get(id)!, after, texts), kept, claims: claims.slice(0, LIMITS.list).map(c => claimView(c, after, texts)), written, dataVersion }
    },
  }),
]
