/** Asks questions for those who are at the other end, and sends the answers in the form asked for. */
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { once } from 'node:events'
import type { Request, Response } from 'express'
import type { z } from 'zod'
import { csvHead, csvRows, cutNotice } from '../answers.js'
import { isSteady } from '../cypher/cost.js'
import { gexf } from '../formats/gexf.js'
import type { Answer } from '../store/store.js'
import { pictureOfAnswer } from './export.js'
import { laidOut } from './filtering.js'
import { type AnswerForm, QueryAnswer } from './query-schemas.js'
import type { Asked } from './route.js'

export type Form = z.infer<typeof AnswerForm>
export const ANSWER_TYPES = ['application/json', 'text/csv', gexf.mime]

/** Bytes of answers on their way, all together: past it an engine waits until they have been taken. Below it a slow line holds up nobody's turn. */
const ON_THE_WAY = 64 * 2 ** 20
let onTheWay = 0

/** Longest answer, in bytes, that is kept for whoever asks the same of the same data. */
const KEPT = 2 ** 18

/** Aborts when the client goes away before it is answered: then the engine need not go on. */
function untilGone(response: Response): AbortSignal {
  const gone = new AbortController()
  response.on('close', () => { if (!response.writableFinished) gone.abort() })
  return gone.signal
}

/** Who asks: told apart by address, gone when the connection is. */
export const asker = (request: Request, response: Response): { client: string; signal: AbortSignal } => ({ client: request.ip ?? '', signal: untilGone(response) })

/** Names the file that an answer is sent as. */
export const asFile = (name: string, form: Form, { context, response }: Asked<unknown, unknown>): void =>
  void response.attachment(`belligraph-${name}-${context.now().toISOString().slice(0, 10)}.${form}`)

/** Asks, and sends the answer in the form asked for: one in JSON that is the same for as long as the data is, from what is kept; any other in JSON is left to the caller. `file` names what is saved. */
export async function answerTo(statement: string, params: Record<string, unknown>, form: Form, asked: Asked<unknown, unknown>, file?: string): Promise<Answer | undefined> {
  const { context, snapshot, request, response } = asked, by = asker(request, response), named = (): void => { if (file !== undefined) asFile(file, form, asked) }
  if (form === 'csv') {
    await sendCsv(statement, params, asked, by, named)
    return undefined
  }
  const { memo, limits } = context, { version } = snapshot, key = form === 'json' ? `rows ${JSON.stringify([statement, params])}` : undefined
  const had = key === undefined ? undefined : memo.get<Buffer>(version, key)
  if (had) {
    named()
    response.type('json').send(had)
    return undefined
  }
  const answer = await context.store.query(statement, params, limits, by)
  named()
  if (key !== undefined) {
    if (!isSteady(statement)) return answer
    const text = Buffer.from(JSON.stringify(QueryAnswer.parse(answer)))
    if (text.length <= KEPT && snapshot.version === version) memo.of(version, key, () => text, t => t.length + 2 * key.length)
    response.type('json').send(text)
    return undefined
  }
  await laidOut(snapshot, context.memo)
  await pipeline(Readable.from(gexf.write(pictureOfAnswer(answer.rows, snapshot, context, request))), response.type(gexf.mime))
  return undefined
}

/** Rows go out as they come: what is wrong before the first of them is an error as always, after it the connection is broken off. */
async function sendCsv(statement: string, params: Record<string, unknown>, { context: { store, limits }, response }: Asked<unknown, unknown>, by: ReturnType<typeof asker>, named: () => void): Promise<void> {
  const write = async (text: string): Promise<void> => {
    const bytes = Buffer.byteLength(text)
    onTheWay += bytes
    const free = response.write(text, () => { onTheWay -= bytes })
    if (!free && onTheWay > ON_THE_WAY) await Promise.race([once(response, 'drain', { signal: by.signal }), once(response, 'close')]).catch(() => {})
  }
  let begun = false
  const { truncated } = await store.query(statement, params, limits, {
    ...by,
    async each(columns, rows) {
      if (!begun) {
        named()
        response.type('text/csv')
      }
      await write(`${begun ? '' : csvHead(columns)}${csvRows(rows)}`)
      begun = true
    },
  })
  response.end(truncated ? cutNotice(limits.rows) : undefined)
}
