/** Sends answers of questions in the form asked for. */
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Response } from 'express'
import type { z } from 'zod'
import { answerCsv } from '../answers.js'
import { gexf } from '../formats/gexf.js'
import type { Answer } from '../store/store.js'
import { pictureOfAnswer } from './export.js'
import type { Asked } from './route.js'
import type { AnswerForm } from './query-schemas.js'

export type Form = z.infer<typeof AnswerForm>
export const ANSWER_TYPES = ['application/json', 'text/csv', gexf.mime]

/** Aborts when the client goes away before it is answered: then the engine need not go on. */
export function untilGone(response: Response): AbortSignal {
  const gone = new AbortController()
  response.on('close', () => { if (!response.writableFinished) gone.abort() })
  return gone.signal
}

/** Names the file that an answer is sent as. */
export const asFile = (name: string, form: Form, { context, response }: Asked<unknown, unknown>): void =>
  void response.attachment(`belligraph-${name}-${context.now().toISOString().slice(0, 10)}.${form}`)

/** Sends an answer in the form asked for; JSON is left to the caller. */
export async function inForm(answer: Answer, form: Form, { context, snapshot, request, response }: Asked<unknown, unknown>): Promise<Answer | undefined> {
  if (form === 'json') return answer
  if (form === 'csv') response.type('text/csv').send(answerCsv(answer))
  else await pipeline(Readable.from(gexf.write(pictureOfAnswer(answer.rows, snapshot, context, request))), response.type(gexf.mime))
  return undefined
}
