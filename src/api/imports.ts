/** Data sets taken in: from a file that is sent, or from an extract that lies in the seed; what was taken in, and taking it back. */
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import type { Response } from 'express'
import { z } from 'zod'
import { BelligraphError } from '../errors.js'
export type { Unmapped } from '../formats/importer.js'
import { IMPORTERS } from '../formats/importers.js'
import { aside, besides, takeIn } from '../importing.js'
import { importJsonl } from '../importing-jsonl.js'
import { lexiconData } from '../lexicon.js'
import { Claim, Import, Report, Slug } from '../model.js'
import { byTime, type Snapshot } from '../store/snapshot.js'
import { type Asked, type Context, listed, route } from './route.js'
import { NoQuery } from './schemas.js'

/** Extracts that come with the program, by format, in the seed's folder. */
export const EXTRACTS: Record<string, string> = { 'ucdp-ged': join('ucdp', 'ged-deir-ez-zor-2016-2019.csv') }

/** In the place of a format: it is told by how the file begins. */
export const AUTO = 'auto'

const Count = z.int().min(0)
const Called = z.strictObject({ id: Slug, name: z.string() })

const ImportFormats = z.strictObject({
  formats: z.array(z.strictObject({ name: z.string(), keeps: z.string(), loses: z.string(), extract: z.boolean().describe('Whether an extract comes with the program: import it with `seed=true`') })), total: Count,
})
export type ImportFormats = z.infer<typeof ImportFormats>
const ImportQuery = z.strictObject({
  file: z.string().min(1).max(200).default('file').describe('What the file is called'),
  dryRun: z.stringbool().default(false).describe('Only say what would happen'),
  same: z.array(z.string().max(600)).default([]).describe('NAME=ID, or ucdp:118=ID: that a name of the file is that actor here; NAME=new that it is nobody here'),
  mapping: z.string().max(10_000).optional().describe('JSON: what the columns of a csv mean'),
  seed: z.stringbool().default(false).describe('Take the extract that comes with the program; no body then'),
})
const ImportAnswer = z.strictObject({
  import: Import.optional(), format: z.string(), report: Report, dryRun: z.boolean(), rows: Count, skipped: z.record(z.string(), Count).describe('Rows that make no claim, by the reason'),
  claims: z.strictObject({ total: Count, known: Count, fresh: Count, same: Count, changed: Count }).describe('`known`: this file\'s, there already; `same` and `changed`: as an older import of the source says of the row, or otherwise'),
  changes: z.array(z.strictObject({ line: Count, key: z.string(), fields: z.record(z.string(), z.tuple([z.string(), z.string()])) })).describe('The first changed rows: fields before and after'),
  elsewhere: Count.describe('Rows that older imports of the source have and this file does not; they stay'), reviews: Count.describe('Reviews carried over from older imports'),
  actors: z.strictObject({
    known: Count, fresh: Count,
    found: z.array(z.strictObject({
      name: z.string(), ids: z.record(z.string(), z.string()), rows: Count, line: Count, how: z.enum(['id', 'name', 'decided', 'new']), actor: Called,
      candidates: z.array(Called).describe('Who it could be: not merged, for a person to decide'),
    })),
  }),
  places: z.strictObject({ fresh: Count }), sample: z.array(z.strictObject({ line: Count, fields: z.record(z.string(), z.string()), claims: z.array(Claim) })), written: Count,
}).meta({ id: 'Imported' })
export type ImportAnswer = z.infer<typeof ImportAnswer>

const RecordsTaken = z.strictObject({ records: Count, written: Count.describe('Those that were new or different') })
export type RecordsTaken = z.infer<typeof RecordsTaken>

const ImportView = z.strictObject({ ...Import.shape, unfinished: z.boolean().describe('Interrupted: nothing of it is in view; take the file in again to finish it'), title: z.string(), publisher: z.string(), claims: Count.describe('In view') })
const ImportsAnswer = z.strictObject({ imports: z.array(ImportView), total: Count })
export type ImportsAnswer = z.infer<typeof ImportsAnswer>

const view = (i: z.infer<typeof Import>, snapshot: Snapshot): z.infer<typeof ImportView> => {
  const { title = '', publisher = '' } = snapshot.records.report.get(i.report) ?? {}
  return { ...i, unfinished: i.unfinished ?? false, title, publisher, claims: [...snapshot.claimsOfReport(i.report)].filter(c => snapshot.claims.has(c)).length }
}

/** `NAME=ID` → decisions. A name may hold `=`; an id does not. */
function decisions(same: readonly string[]): Map<string, string> {
  return new Map(same.map(s => {
    const at = s.lastIndexOf('='), name = s.slice(0, at).trim(), id = s.slice(at + 1).trim()
    if (at < 1 || name === '' || !Slug.safeParse(id).success) throw new BelligraphError('usage', `same: ${JSON.stringify(s.slice(0, 60))} must be NAME=ID, such as "SDF=sdf", or NAME=new.`)
    return [name, id]
  }))
}

function mappingOf(text: string | undefined): unknown {
  if (text === undefined) return undefined
  try { return JSON.parse(text) } catch { throw new BelligraphError('usage', 'mapping: must be JSON.') }
}

/** The lexicon takes a tenth of a second to read and does not change. */
const lexicons = new Map<string, ReturnType<typeof lexiconData>>()
const lexiconOf = ({ seed }: Context): ReturnType<typeof lexiconData> => {
  const found = lexicons.get(seed) ?? lexiconData(seed)
  lexicons.set(seed, found)
  return found
}

async function imported({ id, query, context, request }: Asked<z.output<typeof ImportQuery>, undefined>, progress?: (done: number, total: number) => void): Promise<ImportAnswer> {
  const importer = IMPORTERS.find(i => i.name === id), extract = EXTRACTS[id]
  if (!importer && id !== AUTO) throw new BelligraphError('not-found', `There is no import of ${JSON.stringify(id.slice(0, 60))}; there are ${listed([...IMPORTERS.map(i => i.name), AUTO])}.`)
  if (query.seed && extract === undefined) throw new BelligraphError('not-found', `No extract of ${id} comes with the program; there is one of ${Object.keys(EXTRACTS).join(', ')}.`)
  try {
    return await takeIn({
      ...(importer && { importer }), store: context.store, lexicon: lexiconOf(context), same: decisions(query.same), dryRun: query.dryRun, now: context.now(), ...(progress && { progress }),
      options: { file: query.seed ? extract!.replace(/^.*[\\/]/, '') : query.file, mapping: mappingOf(query.mapping) },
      bytes: query.seed ? createReadStream(join(context.seed, extract!)) : request.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>,
    })
  } finally { request.resume() } // what is not read is let run out, so that the answer is heard
}

/** Progress, then the answer or the error, a line each. */
async function inLines(response: Response, work: (progress: (done: number, total: number) => void) => Promise<ImportAnswer>): Promise<void> {
  const line = (value: unknown): void => {
    if (!response.headersSent) response.type('application/x-ndjson')
    if (!response.writableEnded) response.write(`${JSON.stringify(value)}\n`)
  }
  try {
    line({ answer: ImportAnswer.parse(await work((done, total) => line({ done, total }))) })
  } catch (e) {
    if (!response.headersSent || !(e instanceof BelligraphError)) throw e
    line({ error: { code: e.code, message: e.message } })
  }
  response.end()
}

export const importRoutes = [
  route({
    method: 'get', path: '/api/import', query: NoQuery, answer: ImportFormats, summary: 'The formats that are taken in, with what each keeps and loses.',
    run: () => ({ formats: IMPORTERS.map(({ name, keeps, loses }) => ({ name, keeps, loses, extract: EXTRACTS[name] !== undefined })), total: IMPORTERS.length }),
  }),
  route({
    method: 'post', path: '/api/import/jsonl', query: ImportQuery.pick({ file: true }), answer: RecordsTaken, writes: true, file: true,
    summary: 'Takes in records as `belligraph export jsonl` writes them, checked to the last before any is written; what is there already is left as it is.',
    run: ({ query: { file }, context: { store }, request }) => besides(async path => {
      const bytes = request.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>
      try { return await importJsonl(aside(bytes, path), path, file, async records => (await store.write(records)).written) } finally { request.resume() }
    }),
  }),
  route({
    method: 'post', path: '/api/import/:id', query: ImportQuery, answer: ImportAnswer, writes: true, file: true, sends: ['application/json', 'application/x-ndjson'],
    summary: 'Takes in a file of that format (`auto`: told by how it begins), whole or not at all; taken in again it changes nothing. A newer release takes the place of older ones row by row. Asked for application/x-ndjson, it tells how far it is: '
      + '{"done","total"}, then {"answer"} or {"error"}.',
    async run(asked) {
      if (asked.request.accepts(['application/json', 'application/x-ndjson']) !== 'application/x-ndjson') return imported(asked)
      await inLines(asked.response, progress => imported(asked, progress))
      return undefined
    },
  }),
  route({
    method: 'get', path: '/api/imports', query: NoQuery, answer: ImportsAnswer, summary: 'What was taken in, oldest first.',
    run({ snapshot }) {
      const imports = [...snapshot.records.import.values()].sort(byTime)
      return { imports: imports.map(i => view(i, snapshot)), total: imports.length }
    },
  }),
  route({
    method: 'post', path: '/api/imports/:id', body: z.strictObject({ undone: z.boolean() }), answer: ImportView, writes: true,
    summary: 'Takes an import back as a whole, or puts it back: its claims leave every view, and what older imports say of its rows holds again.',
    async run({ id, body: { undone }, snapshot, context: { store } }) {
      const found = snapshot.records.import.get(id)
      if (!found) throw new BelligraphError('not-found', `There is no import ${JSON.stringify(id.slice(0, 60))}; GET /api/imports lists them.`)
      if (found.unfinished && !undone) throw new BelligraphError('conflict', `The import of ${found.file} was interrupted; take the file in again to finish it.`)
      await store.write([{ kind: 'import', data: { ...found, undone } }])
      const after = await store.snapshot()
      return view(after.records.import.get(id)!, after)
    },
  }),
]
