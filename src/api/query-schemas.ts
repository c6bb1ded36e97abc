/** What the API takes and gives where people ask: statements, questions, and what there is to ask for. */
import { z } from 'zod'
import { Gloss } from '../model.js'
import { QUESTION_GROUPS } from '../terms.js'

const Count = z.int().min(0)

export const AnswerForm = z.enum(['json', 'csv', 'gexf'])
const Statement = z.string().min(1, 'is empty: write a statement, such as MATCH (a:Actor) RETURN a.name AS name LIMIT 10').max(100_000)
export const CypherBody = z.strictObject({ query: Statement, params: z.record(z.string(), z.unknown()).default({}), form: AnswerForm.default('json') })
/** `params` as JSON: `{"id":"isis"}`. */
export const CypherQuery = z.strictObject({
  query: Statement,
  params: z.string().max(20_000).optional().transform((text, context): Record<string, unknown> => {
    const issue = (): never => { context.issues.push({ code: 'custom', input: text, message: 'must be a JSON object, such as {"id":"isis"}' }); return z.NEVER as never }
    try {
      const value: unknown = JSON.parse(text ?? '{}')
      return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Record<string, unknown> : issue()
    } catch { return issue() }
  }),
})
export const StatementNote = z.strictObject({
  message: z.string(), start: Count, end: Count.describe('UTF-16 offsets in the statement, half open; both 0 when the note is about none of its words'),
  instead: z.array(z.string()).optional().describe('Words that would be right there, best first'),
}).meta({ id: 'Note', description: 'What may surprise in a statement, and where. The `details` of an error about a statement have the same start, end and instead.' })
export type StatementNote = z.infer<typeof StatementNote>
export const QueryAnswer = z.strictObject({
  columns: z.array(z.string()), rows: z.array(z.array(z.unknown())), truncated: z.boolean(), ms: z.number(), warnings: z.array(z.string()).describe('The sentences of the notes'),
  notes: z.array(StatementNote), ran: z.string().optional().describe('What was asked of the engine, when it is not what was written'),
}).meta({ id: 'Answer', description: 'Rows in the order of the columns. A node is {$node, labels, properties}, a relationship {$relationship, type, source, target, properties}. EXPLAIN and PROFILE answer one column, `plan`.' })
export type QueryAnswer = z.infer<typeof QueryAnswer>

const Property = z.strictObject({ name: z.string(), count: Count, types: z.array(z.string()), example: z.unknown() })
export const SchemaAnswer = z.strictObject({
  labels: z.array(z.strictObject({ name: z.string(), count: Count, properties: z.array(Property), example: z.strictObject({ id: z.string(), name: z.string().optional() }).optional() })),
  relationships: z.array(z.strictObject({
    name: z.string(), count: Count, directed: z.boolean(), properties: z.array(Property), ends: z.array(z.strictObject({ from: z.string(), to: z.string(), count: Count })),
    example: z.strictObject({ source: z.string(), target: z.string() }).optional(),
  })),
  functions: z.array(z.strictObject({ name: z.string(), signature: z.string(), group: z.string() })).describe('Those that every engine answers alike'),
  dataVersion: z.string(),
}).meta({ id: 'Schema', description: 'What can be asked for; lists by count, then name. `count` of a property: in how many nodes or relationships it is.' })
export type SchemaAnswer = z.infer<typeof SchemaAnswer>

export const QuestionView = z.strictObject({
  name: z.string(), group: z.enum(QUESTION_GROUPS), title: Gloss, meaning: Gloss.describe('What a row says'), caution: Gloss.describe('What the answer does not mean'),
  params: z.array(z.strictObject({
    name: z.string(), type: z.string(), default: z.union([z.string(), z.number()]), label: Gloss,
    choices: z.array(z.string()).optional().describe('All values that it can have; absent for dates, numbers, texts, and for actors, places and reports, which have addresses of their own'),
  })),
  example: z.strictObject({ params: z.record(z.string(), z.union([z.string(), z.number()])), row: z.record(z.string(), z.unknown()).nullable() }).optional().describe('A row of the answer over the seed, some of its columns; null where that answer is empty'),
  statement: z.string(), own: z.boolean().describe('Whether it is kept here and can be changed; the others come with the program'),
}).meta({ id: 'Question' })
export type QuestionView = z.infer<typeof QuestionView>
export const QuestionsAnswer = z.strictObject({ queries: z.array(QuestionView), total: Count })
export type QuestionsAnswer = z.infer<typeof QuestionsAnswer>
const parameterFields = { type: z.string(), default: z.union([z.string(), z.number()]), label: Gloss }
/** A question of one's own: as the text of its file, or in parts. */
export const QuestionBody = z.union([
  z.strictObject({ file: z.string().min(1).max(200_000) }),
  z.strictObject({ statement: Statement, title: Gloss, meaning: Gloss.optional(), caution: Gloss.optional(), params: z.record(z.string(), z.strictObject(parameterFields)).optional() }),
])
export const Removed = z.strictObject({ removed: z.literal(true) })
