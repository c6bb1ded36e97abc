/** `belligraph query`: a ready question, a file or a statement. */
import { existsSync, readFileSync } from 'node:fs'
import { answerCsv, answerTable } from '../answers.js'
import type { QueryAnswer, QuestionsAnswer } from '../api/schemas.js'
import type { Api } from '../client.js'
import { BelligraphError } from '../errors.js'

export const ANSWER_FORMATS = ['table', 'json', 'csv'] as const
export type AnswerFormat = (typeof ANSWER_FORMATS)[number]

/** `k=v` pairs as a map. @throws BelligraphError `usage` */
export function pairs(given: readonly string[]): Map<string, string> {
  const out = new Map<string, string>()
  for (const pair of given) {
    const at = pair.indexOf('=')
    if (at < 1) throw new BelligraphError('usage', `--param: ${JSON.stringify(pair.slice(0, 100))} must be NAME=VALUE.`)
    out.set(pair.slice(0, at), pair.slice(at + 1))
  }
  return out
}

/** A parameter of a statement: a number, true, false or null where it reads so, else text. */
const value = (text: string): unknown => (/^(?:-?(?:0|[1-9]\d*)(?:\.\d+)?|true|false|null)$/.test(text) ? JSON.parse(text) : text)

/** Asks. What is the name of a ready question is that; else a file, if there is one; else, with a blank in it, a statement. */
export async function query(asked: string, params: ReadonlyMap<string, string>, api: Api, stdin: () => Promise<string>): Promise<QueryAnswer> {
  const statement = asked === '-' ? await stdin() : asked
  const { queries } = await api.get<QuestionsAnswer>('/api/queries')
  if (asked !== '-' && queries.some(q => q.name === asked)) return api.get(`/api/queries/${encodeURIComponent(asked)}?${new URLSearchParams([...params])}`)
  const given = Object.fromEntries([...params].map(([k, v]) => [k, value(v)]))
  if (asked !== '-' && existsSync(asked)) return api.post('/api/cypher', { query: readFileSync(asked, 'utf8'), params: given })
  if (!/\s/.test(statement.trim())) throw new BelligraphError('usage', `There is neither a ready question nor a file ${JSON.stringify(asked.slice(0, 120))}; ready questions: ${queries.map(q => q.name).join(', ')}.`)
  return api.post('/api/cypher', { query: statement, params: given })
}

/** An answer in one of the formats, with a line end. */
export function written(answer: QueryAnswer, format: AnswerFormat): string {
  if (format === 'csv') return answerCsv(answer)
  return `${format === 'json' ? JSON.stringify(answer, null, 2) : answerTable(answer)}\n`
}
