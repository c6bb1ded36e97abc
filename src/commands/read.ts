/** `belligraph read`: what the reader makes of texts, without a store. */
import { availableParallelism } from 'node:os'
import type { Document } from '../documents.js'
import { BelligraphError } from '../errors.js'
import { reportId, sha256 } from '../ids.js'
import type { PartialDate } from '../model.js'
import { inOrder, type Read, type Reader } from '../reading.js'
import { called, documentsOf } from './files.js'

export interface ReadOptions { json?: boolean; explain?: boolean; published?: PartialDate }
type Line = { claims: { id: string; type: string; status: string; mode?: string; rule: string; confidence: number; actors: { name: string }[]; recipients: { name: string }[]; places: string[]; observed?: { from?: string; to?: string }; attribution?: string; evidence: { start: number; end: number }[] }[] }

/** Writes a line (or a page) a text, in the order given; what cannot be read is told and passed over, and counted at the end. Returns how many could not. */
export async function read(files: readonly string[], stdin: AsyncIterable<Uint8Array>, { json, explain, published }: ReadOptions, reader: Reader['read'], today: PartialDate,
  write: (text: string) => Promise<void>, complain: (sentence: string) => void): Promise<number> {
  let failed = 0, done = 0
  const one = async (d: Document | BelligraphError): Promise<string | BelligraphError> => {
    if (d instanceof BelligraphError) return d
    try {
      const publishedOn = d.publishedOn ?? published
      const report = { id: reportId(sha256(d.text)), text: d.text, file: called(d), publishedOn }
      const result = await reader(report, today)
      return json ? `${JSON.stringify(explain ? { ...result.line, why: result.reading.why } : result.line)}\n` : page(d, result, explain ?? false)
    } catch (e) {
      if (e instanceof BelligraphError) return e
      throw e
    }
  }
  for await (const result of inOrder(documentsOf(files, stdin), one, 2 * availableParallelism())) {
    if (result instanceof BelligraphError) { failed++; complain(result.message) } else { done++; await write(result) }
  }
  if (failed > 0 && done + failed > 1) complain(`texts read: ${done}, not read: ${failed}`)
  return failed
}

/** A reading for people: the claims, numbered, then the text with the evidence of each between ⟦ and its number⟧. */
function page(d: Document, { line, reading }: Read, explain: boolean): string {
  const { claims } = line as Line
  const names = (list: { name: string }[]): string => list.map(a => a.name).join(' + ')
  const list = claims.map((c, i) => {
    const when = c.observed ? [...new Set([c.observed.from, c.observed.to])].filter(Boolean).join(' – ') : ''
    const more = [c.status === 'reported' ? '' : c.status, c.mode, when, c.places.join(', '), c.attribution && `according to ${c.attribution}`].filter(Boolean).join('; ')
    const why = explain ? `\n      ${c.rule}: ${reading.why.find(w => w.claim === c.id)?.words.map(w => w.text).join(' … ') ?? ''}` : ''
    return `  ${i + 1}. ${c.type}: ${names(c.actors)}${c.recipients.length > 0 ? ` → ${names(c.recipients)}` : ''}${more ? ` (${more})` : ''}${why}`
  })
  return `${called(d)}: ${d.title}\n${list.length > 0 ? list.join('\n') : (line as { report: { language: string } }).report.language === 'und' ? '  neither Arabic nor English, so nothing was looked for' : '  no claims'}\n\n${marked(d.text, claims)}\n\n`
}

/** The text with marks around each claim's first evidence; where two begin together, the longer one begins first. */
export function marked(text: string, claims: readonly { evidence: readonly { start: number; end: number }[] }[]): string {
  const marks = claims.flatMap((c, i) => {
    const e = c.evidence[0]
    return e ? [{ at: e.start, order: -(e.end - e.start), mark: '⟦' }, { at: e.end, order: -1e9 + (e.end - e.start), mark: `⟧${i + 1} ` }] : []
  }).sort((a, b) => a.at - b.at || a.order - b.order)
  let out = '', from = 0
  for (const { at, mark } of marks) { out += text.slice(from, at) + mark; from = at }
  return out + text.slice(from)
}
