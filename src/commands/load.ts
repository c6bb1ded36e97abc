/** `belligraph load`: reads reports into the store. */
import type { ReportAdded } from '../api/schemas.js'
import type { Api } from '../client.js'
import type { Document } from '../documents.js'
import { BelligraphError } from '../errors.js'
import type { PartialDate } from '../model.js'
import { inOrder } from '../reading.js'
import { called, documentsOf } from './files.js'
import type { Progress } from './progress.js'

/** How many are sent before the first is answered: enough that reading and writing do not wait for each other, and that many are written as one. */
const AHEAD = 32

/** What the command line says of the reports, where they do not say it themselves; a title stands for what the file's first line would give. */
export interface Said { publishedOn?: PartialDate; publisher?: string; url?: string; title?: string; again?: boolean }

/** Of what a report that is known keeps, what is told: its title is often that of our seed. */
const TOLD = [['publisher', 'publisher'], ['publishedOn', 'published on'], ['url', 'address']] as const

export interface Loaded { reports: number; claims: number; fresh: number; failed: number }

/** Sends each report, one line said for each, in order. What cannot be read is told and passed over; loading again what is there changes nothing. */
export async function load(files: readonly string[], stdin: AsyncIterable<Uint8Array>, said: Said, api: Api, say: (line: string) => void, complain: (sentence: string) => void, bar?: Progress): Promise<Loaded> {
  const sum: Loaded = { reports: 0, claims: 0, fresh: 0, failed: 0 }
  const send = async (d: Document | BelligraphError): Promise<[string, ReportAdded] | BelligraphError> => {
    if (d instanceof BelligraphError) return d
    const { file: _, line: __, language, ...own } = d, report = { ...said, ...own, ...(said.title !== undefined && { title: said.title }) }
    try {
      return [called(d), await api.post<ReportAdded>('/api/reports', { ...report, ...(language !== 'other' && { language }) })]
    } catch (e) {
      if (e instanceof BelligraphError && !['busy', 'forbidden', 'unauthorized'].includes(e.code)) return new BelligraphError(e.code, `${called(d)}: ${e.message}`)
      throw e
    }
  }
  for await (const result of inOrder(documentsOf(files, stdin, bar?.took), send, AHEAD)) {
    if (result instanceof BelligraphError) { sum.failed++; complain(result.message); continue }
    const [name, { claims, report, written, kept }] = result
    const own = TOLD.flatMap(([field, words]) => (kept.includes(field) ? `${words} ${report[field] ?? 'unknown'}` : []))
    bar?.done()
    sum.reports++
    sum.claims += claims.length
    if (written > 0) sum.fresh++
    say(`${name}: ${report.language === 'und' ? 'neither Arabic nor English, so nothing was looked for, ' : ''}${report.claims} ${report.claims === 1 ? 'claim' : 'claims'}${written > 0 ? '' : ', all there already'}${own.length > 0 ? `; it keeps what it was first said to be: ${own.join(', ')}` : ''}`)
  }
  return sum
}
