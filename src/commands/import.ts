/** `belligraph import`: takes in a data set, says what that does or would do, lists what was taken in, takes it back. */
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { parse } from 'yaml'
import { AUTO, type ImportAnswer, type ImportsAnswer } from '../api/imports.js'
import type { RecordsWritten } from '../api/schemas.js'
import type { Api } from '../client.js'
import { BelligraphError, type ErrorCode } from '../errors.js'
import { IMPORTERS } from '../formats/importers.js'
import { importJsonl } from '../importing-jsonl.js'
import { bar } from './progress.js'

/** What `import` takes. */
export const IMPORTS = ['jsonl', ...IMPORTERS.map(i => i.name), AUTO]

export interface ImportOptions { dryRun?: boolean; same?: string[]; mapping?: string }

/** The extract of the program itself instead of a file. */
export const EXTRACT = Symbol('extract')

type Line = { done: number; total: number } | { answer: ImportAnswer } | { error: { code: ErrorCode; message: string } }

/** Lines of JSON as they come; no more when the server ends on the way. */
async function* linesOf(answer: Response): AsyncGenerator<Line> {
  let rest = ''
  const decoder = new TextDecoder()
  try {
    for await (const piece of answer.body as unknown as AsyncIterable<Uint8Array>) {
      const lines = (rest + decoder.decode(piece, { stream: true })).split('\n')
      rest = lines.pop()!
      for (const line of lines) yield JSON.parse(line) as Line
    }
  } catch (e) {
    if (!(e instanceof TypeError)) throw e // that is how fetch says that the connection broke
  }
}

/** The bytes of a file. @throws BelligraphError `conflict` when it was changed on the way: then it is none that anybody wrote */
async function* bytesOf(file: string, took: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  const before = file === '-' ? undefined : statSync(file)
  for await (const piece of before ? createReadStream(file) : process.stdin) {
    took((piece as Buffer).length)
    yield piece as Buffer
  }
  const after = before?.isFile() ? statSync(file, { throwIfNoEntry: false }) : before
  if (after?.size !== before?.size || after?.mtimeMs !== before?.mtimeMs) throw new BelligraphError('conflict', `${file} was changed while it was read; nothing of it was taken in. Take it in again.`)
}

/**
 * `file`: `-` is standard input.
 * @throws BelligraphError as the server says; when it ends without an answer, `busy`: then the import shows as unfinished
 */
export async function importFile(format: string, file: string | typeof EXTRACT, { dryRun = false, same = [], mapping }: ImportOptions, api: Api, stream: NodeJS.WriteStream): Promise<ImportAnswer> {
  for (const f of [file, mapping]) if (typeof f === 'string' && f !== '-' && !existsSync(f)) throw new BelligraphError('not-found', `${f}: there is no such file.`)
  const stat = file === EXTRACT || file === '-' ? undefined : statSync(file)
  if (stat?.isDirectory()) throw new BelligraphError('invalid', `${String(file)}: it is a folder.`)
  const query = new URLSearchParams([file === EXTRACT ? ['seed', 'true'] : ['file', file === '-' ? 'standard input' : basename(file).slice(-200)], ...(dryRun ? [['dryRun', 'true']] : []), ...same.map(s => ['same', s])])
  if (mapping !== undefined) query.set('mapping', JSON.stringify(parseMapping(mapping)))
  const shown = bar(stat?.size ?? 0, stream)
  async function* counted(): AsyncGenerator<Uint8Array> { if (file !== EXTRACT) yield* bytesOf(file, n => shown?.at('reading', n)) }
  try {
    for await (const line of linesOf(await api.upload(`/api/import/${encodeURIComponent(format)}?${query}`, counted()))) {
      if ('error' in line) throw new BelligraphError(line.error.code, line.error.message)
      if ('answer' in line) return line.answer
      shown?.of('writing', line.done, line.total)
    }
  } finally { shown?.stop() }
  throw new BelligraphError('busy', `The server ended before ${file === EXTRACT ? 'the extract' : file} was taken in; nothing of it is in view. Take it in again.`)
}

/** Records of `export jsonl`, checked here and sent a part at a time. */
export function importRecords(file: string, api: Api): ReturnType<typeof importJsonl> {
  if (file !== '-' && !existsSync(file)) throw new BelligraphError('not-found', `${file}: there is no such file.`)
  if (file === '-' || !statSync(file).isFile()) throw new BelligraphError('invalid', `${file}: must be a file: it is gone through more than once.`)
  return importJsonl(createReadStream(file), file, file, async records => (await api.post<RecordsWritten>('/api/records', { records })).written)
}

function parseMapping(file: string): unknown {
  try { return parse(readFileSync(file, 'utf8')) } catch (e) { throw new BelligraphError('invalid', `${file}: must be YAML or JSON: ${(e as Error).message.split('\n')[0]}`) }
}

const many = (n: number, one: string, more = `${one}s`): string => `${n} ${n === 1 ? one : more}`

/** One name of one actor once: a data set may know him with an id and without. */
function once(found: ImportAnswer['actors']['found']): ImportAnswer['actors']['found'] {
  const out = new Map<string, (typeof found)[number]>()
  for (const a of found) {
    const key = `${a.name} ${a.actor.id}`, before = out.get(key)
    out.set(key, before ? { ...before, rows: before.rows + a.rows, line: Math.min(before.line, a.line) } : a)
  }
  return [...out.values()]
}

/** What an import did, or would do, for people. */
export function* told({ import: record, dryRun, rows, skipped, claims, changes, elsewhere, reviews, actors, places, written }: ImportAnswer): Generator<string> {
  const states = [['new', claims.fresh], ['there already', claims.known], ['as an older import says', claims.same], ['changed', claims.changed]].filter(([, n]) => n !== 0)
  yield `${many(rows, 'row')}, ${many(claims.total, 'claim')}${states.length > 0 ? `: ${states.map(([what, n]) => `${n} ${what}`).join(', ')}` : ''}`
  for (const [why, n] of Object.entries(skipped)) yield `  ${n} without a claim: ${why}`
  for (const { line, key, fields } of changes.slice(0, 10)) yield `  changed: row ${key} (line ${line})${Object.entries(fields).map(([f, [a, b]]) => `; ${f}: ${a} → ${b}`).join('')}`
  if (elsewhere > 0) yield `  ${many(elsewhere, 'row')} of older imports that this file does not have: left as they are`
  if (reviews > 0) yield `  ${many(reviews, 'review')} carried over`
  yield `actors: ${actors.known} known, ${actors.fresh} new; places: ${places.fresh} new`
  for (const a of once(actors.found)) if (a.how === 'name' && a.name !== a.actor.name) yield `  ${a.name} is ${a.actor.name} (${a.actor.id}), by name; ${many(a.rows, 'row')}`
  const doubtful = once(actors.found.filter(a => a.candidates.length > 0))
  if (doubtful.length > 0) yield `doubtful, kept apart; say --same "NAME=ID" if they are one:`
  for (const a of doubtful) yield `  ${a.name} (line ${a.line}, ${many(a.rows, 'row')}) could be ${a.candidates.map(c => `${c.name} (${c.id})`).join(' or ')}`
  if (dryRun) yield 'Nothing was written.'
  else yield written === 0 ? 'All of it was there already.' : `Taken in as ${record!.id}; take it back with: belligraph import --undo ${record!.id}`
}

/** Lists what was taken in. */
export async function* listImports(api: Api): AsyncGenerator<string> {
  const { imports } = await api.get<ImportsAnswer>('/api/imports')
  if (imports.length === 0) yield 'Nothing was taken in.'
  for (const i of imports) yield `${i.id}  ${i.at.slice(0, 16)}  ${i.format}  ${i.file}  ${i.unfinished ? 'interrupted, nothing of it is in view' : i.undone ? 'taken back' : many(i.claims, 'claim')}`
}

/** Takes an import back, or puts it back. */
export async function* undo(id: string, undone: boolean, api: Api): AsyncGenerator<string> {
  const i = await api.post<ImportsAnswer['imports'][number]>(`/api/imports/${encodeURIComponent(id)}`, { undone })
  yield undone ? `${i.file} is taken back; put it back with: belligraph import --redo ${i.id}` : `${i.file} is back: ${many(i.claims, 'claim')}`
}
