/** Ready questions by name, and questions that people keep beside them. */
import type { Request } from 'express'
import type { z } from 'zod'
import { didYouMean, near } from '../cypher/near.js'
import { BelligraphError } from '../errors.js'
import { gexf } from '../formats/gexf.js'
import { bind, type Question, readQuestion, writeQuestion } from '../store/questions.js'
import type { Snapshot } from '../store/snapshot.js'
import { ACTOR_KINDS, claimTypes, MODES, STATUSES } from '../terms.js'
import { ANSWER_TYPES, answerTo, asker, type Form } from './answering.js'
import { knownActor, knownPlace, knownReport } from './filtering.js'
import { type Context, listed, route, searchOf } from './route.js'
import { QueryAnswer, QuestionBody, QuestionsAnswer, QuestionView, Removed } from './query-schemas.js'
import { NoQuery } from './schemas.js'

const sorted = (values: Iterable<string>): string[] => [...new Set(values)].sort()

/** The values that a parameter of a type can have, where they are few; those of the graph as it is. */
function choicesOf(type: string, { reports, actors }: Snapshot): string[] | undefined {
  if (type === 'publisher') return sorted([...reports.values()].map(r => r.publisher))
  if (type === 'country') return sorted([...actors.values()].flatMap(a => a.countries))
  return { type: [...claimTypes], status: [...STATUSES], mode: [...MODES], kind: [...ACTOR_KINDS] }[type]
}

function view({ params, ...q }: Question, own: boolean, snapshot: Snapshot): QuestionView {
  return { ...q, own, params: Object.entries(params).map(([name, p]) => {
    const choices = choicesOf(p.type, snapshot)
    return { name, ...p, ...(choices && { choices }) }
  }) }
}

/** A question by its name. @throws BelligraphError `not-found` */
function questionOf(name: string, { questions, own }: Context): Question {
  const question = questions.get(name) ?? own?.get(name)
  if (!question) {
    const names = [...questions.keys(), ...own?.values().map(q => q.name) ?? []], like = near(name, names)
    throw new BelligraphError('not-found', `There is no question ${JSON.stringify(name.slice(0, 120))}${like.length > 0 ? didYouMean(like) : `; there are ${listed(names)}.`} After the name may stand .json, .csv, .gexf or .cypher.`)
  }
  return question
}

/** Parameters whose values are of the graph. A default may name what this store does not have; what a person gives may not. */
const KNOWN: Partial<Record<Question['params'][string]['type'], typeof knownActor>> = { actor: knownActor, place: knownPlace, report: knownReport }

/** What an address asks for: the question, its parameters, merged actors followed, and the ending that says in which form. @throws BelligraphError `usage` */
function askedFor(id: string, request: Request, context: Context, snapshot: Snapshot): { question: Question; params: Record<string, string | number>; form: Form | 'cypher' } {
  const [, name = id, ending = 'json'] = /^([^.]*)(?:\.(json|csv|gexf|cypher))?$/.exec(id) ?? []
  const question = questionOf(name, context), given = new Map<string, string>()
  for (const [key, value] of searchOf(request)) {
    if (given.has(key)) throw new BelligraphError('usage', `The parameter ${key.slice(0, 60)} can be given once only.`, { parameter: key.slice(0, 100) })
    given.set(key, value)
  }
  const params = bind(question, given)
  for (const [key, { type }] of Object.entries(question.params)) if (given.has(key)) params[key] = KNOWN[type]?.(key, String(params[key]), snapshot, context.memo) ?? params[key]!
  return { question, params, form: ending as Form | 'cypher' }
}

/** What a question of one's own says of itself where its author said nothing. */
const CAUTION = { ar: 'سؤال كتبه أحد مستخدمي هذه النسخة، ولم يراجعه غيره.', en: 'A question that someone here wrote; nobody else has checked it.' }

/** The text of a question's file, from what is sent. */
function fileOf(body: z.output<typeof QuestionBody>, name: string): string {
  if ('file' in body) return body.file
  const { title, meaning = title, caution = CAUTION, params = {}, statement } = body
  return writeQuestion({ name, group: 'own', title, meaning, caution, params: params as Question['params'], statement })
}

/** Where questions are kept. @throws BelligraphError `not-found` */
function kept({ own }: Context): NonNullable<Context['own']> {
  if (!own) throw new BelligraphError('not-found', 'This server keeps no questions.')
  return own
}

export const queryRoutes = [
  route({
    method: 'get', path: '/api/queries', query: NoQuery, answer: QuestionsAnswer, summary: 'The ready questions and those kept here, each with its parameters and what its answer does and does not mean.', fresh: true,
    run({ context: { questions, own }, snapshot }) {
      const queries = [...[...questions.values()].map(q => view(q, false, snapshot)), ...(own?.values() ?? []).map(q => view(q, true, snapshot))]
      return { queries, total: queries.length }
    },
  }),
  route({
    method: 'get', path: '/api/queries/:id', asks: true, answer: QueryAnswer, fresh: true, sends: [...ANSWER_TYPES, 'text/plain'], endings: { json: 'application/json', csv: 'text/csv', gexf: gexf.mime, cypher: 'text/plain' }, open: 'Takes the parameters that the question says, of which an empty date is any date; the same address with .json, .csv or .gexf after the name gives a file, and with .cypher the question itself.',
    summary: 'The answer to a question.',
    async run(asked) {
      const { id, context, request, response, snapshot } = asked, { question, params, form } = askedFor(id, request, context, snapshot)
      if (form === 'cypher') {
        response.attachment(`${question.name}.cypher`).type('text/plain').send(writeQuestion(question))
        return undefined
      }
      return answerTo(question.statement, params, form, asked, id.includes('.') ? question.name : undefined)
    },
  }),
  route({
    method: 'put', console: true, path: '/api/queries/:id', body: QuestionBody, answer: QuestionView, writes: true, summary: 'Keeps a question of one’s own under a name: in parts, or as the text of its file.',
    async run({ id, body, context, snapshot, request, response }) {
      const own = kept(context), content = fileOf(body, id)
      const question = readQuestion(`${id}.cypher`, content)
      // Read by the engine, not run.
      await context.store.query(`EXPLAIN ${question.statement}`, bind(question, new Map()), context.limits, asker(request, response))
      return view(own.save(id, question), true, snapshot)
    },
  }),
  route({
    method: 'delete', console: true, path: '/api/queries/:id', answer: Removed, writes: true, fresh: true, summary: 'Removes a question of one’s own.',
    run({ id, context }) {
      if (!kept(context).remove(id)) throw new BelligraphError('not-found', `There is no question of one’s own ${JSON.stringify(id.slice(0, 120))}.`)
      return { removed: true as const }
    },
  }),
]
