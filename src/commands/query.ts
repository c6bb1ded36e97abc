/** `belligraph query`: a ready question, a file or a statement. */
import { readFileSync, statSync } from 'node:fs'
import type { QuestionsAnswer } from '../api/schemas.js'
import type { Api } from '../client.js'
import { BelligraphError } from '../errors.js'

/** `k=v` pairs as a map. @throws BelligraphError `usage` */
export function pairs(given: readonly string[]): Map<string, string> {
  const out = new Map<string, string>()
  for (const pair of given) {
    const at = pair.indexOf('=')
    if (at < 1) throw new BelligraphError('usage', `--param: ${JSON.stringify(pair.slice(0, 100))} must be NAME=VALUE.`)
    if (out.has(pair.slice(0, at))) throw new BelligraphError('usage', `--param: ${pair.slice(0, at)} can be given once only.`)
    out.set(pair.slice(0, at), pair.slice(at + 1))
  }
  return out
}

/** A parameter of a statement: a number, true, false or null where it reads so, else text. */
const value = (text: string): unknown => (/^(?:-?(?:0|[1-9]\d*)(?:\.\d+)?|true|false|null)$/.test(text) ? JSON.parse(text) : text)

/**
 * Asks; the answer is in the form wanted. What is the name of a ready question is that; else a file, if there is one; else, with a blank in it, a statement.
 * @throws BelligraphError `usage` for what is none of these
 */
export async function query(asked: string, params: ReadonlyMap<string, string>, form: 'json' | 'csv' | 'gexf', api: Api, stdin: () => Promise<string>): Promise<Response> {
  const own = (statement: string): Promise<Response> =>
    api.send('/api/cypher', { query: statement, params: Object.fromEntries([...params].map(([k, v]) => [k, value(v)])), form })
  if (asked === '-') return own(await stdin())
  const { queries } = await api.get<QuestionsAnswer>('/api/queries')
  if (queries.some(q => q.name === asked)) return api.fetch(`/api/queries/${encodeURIComponent(asked)}.${form}?${new URLSearchParams([...params])}`)
  if (statSync(asked, { throwIfNoEntry: false })?.isFile()) return own(readFileSync(asked, 'utf8'))
  if (/\s/.test(asked.trim())) return own(asked)
  throw new BelligraphError('usage', `There is neither a ready question nor a file ${JSON.stringify(asked.slice(0, 120))}; ready questions: ${queries.map(q => q.name).join(', ')}.`)
}
