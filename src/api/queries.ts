/** Cypher: ready questions by name, and statements of people's own; read-only by the engine's own means. */
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Request, Response } from 'express'
import type { z } from 'zod'
import { answerCsv } from '../answers.js'
import { BelligraphError } from '../errors.js'
import { gexf } from '../formats/gexf.js'
import { bind, type Question } from '../store/questions.js'
import { type Answer, DEFAULT_LIMITS } from '../store/store.js'
import { pictureOfAnswer } from './export.js'
import { type Asked, type Context, listed, route, searchOf } from './route.js'
import { type AnswerForm, CypherBody, NoQuery, QueryAnswer, QuestionsAnswer, type QuestionView } from './schemas.js'

const view = ({ params, ...q }: Question): QuestionView => ({ ...q, params: Object.entries(params).map(([name, p]) => ({ name, ...p })) })

/** Aborts when the client goes away before it is answered: then the engine need not go on. */
function untilGone(response: Response): AbortSignal {
  const gone = new AbortController()
  response.on('close', () => { if (!response.writableFinished) gone.abort() })
  return gone.signal
}

/** What an address asks for: the question, its parameters, and the ending that says in which form. */
function askedFor(id: string, request: Request, { questions }: Context): { question: Question; params: Record<string, string | number>; ending: Ending } {
  const [, name, ending = 'json'] = /^([^.]*)(?:\.(json|csv|gexf))?$/.exec(id) ?? []
  const question = questions.get(name ?? '')
  if (!question) throw new BelligraphError('not-found', `There is no ready question ${JSON.stringify(id.slice(0, 120))}; there are ${listed([...questions.keys()])}. After the name may stand .json, .csv or .gexf.`)
  const given = new Map<string, string>()
  for (const [key, value] of searchOf(request)) {
    if (given.has(key)) throw new BelligraphError('usage', `The parameter ${key.slice(0, 60)} can be given once only.`, { parameter: key.slice(0, 100) })
    given.set(key, value)
  }
  return { question, params: bind(question, given), ending: ending as Ending }
}

type Ending = z.infer<typeof AnswerForm>

/** Sends an answer in the form asked for; JSON is left to the caller. */
async function inForm(answer: Answer, ending: Ending, { context, snapshot, request, response }: Asked<unknown, unknown>): Promise<Answer | undefined> {
  if (ending === 'json') return answer
  if (ending === 'csv') response.type('text/csv').send(answerCsv(answer))
  else await pipeline(Readable.from(gexf.write(pictureOfAnswer(answer.rows, snapshot, context, request))), response.type(gexf.mime))
  return undefined
}

export const queryRoutes = [
  route({
    method: 'get', path: '/api/queries', query: NoQuery, answer: QuestionsAnswer, summary: 'The ready questions, each with its parameters and what its answer does and does not mean.', fresh: true,
    run: ({ context: { questions } }) => ({ queries: [...questions.values()].map(view), total: questions.size }),
  }),
  route({
    method: 'get', path: '/api/queries/:id', answer: QueryAnswer, fresh: true, sends: ['application/json', 'text/csv', gexf.mime], open: 'Takes the parameters that the question says; the same address with .json, .csv or .gexf after the name gives a file.',
    summary: 'The answer to a ready question.',
    async run(asked) {
      const { id, context, request, response } = asked, { question, params, ending } = askedFor(id, request, context)
      const answer = await context.store.query(question.statement, params, DEFAULT_LIMITS, untilGone(response))
      if (id.includes('.')) response.attachment(`belligraph-${question.name}-${context.now().toISOString().slice(0, 10)}.${ending}`)
      return inForm(answer, ending, asked)
    },
  }),
  route({
    method: 'post', path: '/api/cypher', body: CypherBody, answer: QueryAnswer, sends: ['application/json', 'text/csv', gexf.mime],
    summary: 'The answer to a statement in Cypher, which can only read; as GEXF the actors and ties that it names by node, relationship or id.',
    async run(asked) {
      const { body: { query, params, form }, context: { store }, response } = asked
      return inForm(await store.query(query, params, DEFAULT_LIMITS, untilGone(response)), form, asked)
    },
  }),
]
