/**
 * The ready questions: files `cypher/questions/NAME.cypher`. Each begins with a comment that holds its header as YAML; then comes one
 * statement in the dialect that both engines speak, reading only, its rows in a fixed order.
 *
 *     /*
 *     group:   against             one of QUESTION_GROUPS; questions of one's own need none
 *     title:   {ar: …, en: …}      the question, as a person asks it
 *     meaning: {ar: …, en: …}      what a row says
 *     caution: {ar: …, en: …}      what the answer does not mean
 *     params:                      optional
 *       actor: {type: actor, default: isis, label: {ar: …, en: …}}
 *     example:                     a row of the answer over the seed, or some columns of it, for these parameters (defaults where none is given); null: no row
 *       params: {actor: sdf}
 *       row: {name: …, claims: 3}
 *     * /
 *     MATCH (a:Actor {id: $actor}) … RETURN … ORDER BY …
 */
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parse, stringify } from 'yaml'
import { z } from 'zod'
import { BelligraphError, invalid } from '../errors.js'
import { Gloss, PartialDate, Slug } from '../model.js'
import { ACTOR_KINDS, claimTypes, MODES, QUESTION_GROUPS, STATUSES } from '../terms.js'

/** Types of parameters: how each is read from an address or a command line. `actor`, `place` and `report` are ids; `publisher` is a name, `country` two letters; a `date` of no letters is any date. */
const TYPES = {
  actor: Slug, place: Slug, report: Slug, publisher: z.string().max(400), country: z.string().regex(/^[A-Z]{2}$/),
  type: z.enum(claimTypes), status: z.enum(STATUSES), mode: z.enum(MODES), kind: z.enum(ACTOR_KINDS), date: z.literal('').or(PartialDate), text: z.string().max(400),
  integer: z.coerce.number().int().min(0).max(1_000_000),
} as const

const Parameter = z.strictObject({ type: z.enum(Object.keys(TYPES) as [keyof typeof TYPES, ...(keyof typeof TYPES)[]]), default: z.union([z.string(), z.number()]), label: Gloss })
  .superRefine((p, context) => {
    const fits = TYPES[p.type].safeParse(p.default)
    if (!fits.success) context.issues.push({ code: 'custom', input: p.default, path: ['default'], message: fits.error.issues[0]!.message })
  })

const Example = z.strictObject({ params: z.record(z.string(), z.union([z.string(), z.number()])).default({}), row: z.record(z.string(), z.unknown()).nullable() })

const Header = z.strictObject({ group: z.enum(QUESTION_GROUPS).default('own'), title: Gloss, meaning: Gloss, caution: Gloss, params: z.record(z.string().regex(/^[a-z][A-Za-z0-9]*$/), Parameter).default({}), example: Example.optional() })

/** A ready question: its header, its name (the file's) and the statement. */
export type Question = z.infer<typeof Header> & { name: string; statement: string }

/**
 * Reads one question's file.
 * @throws BelligraphError `invalid`, naming file and field
 */
export function readQuestion(file: string, content: string): Question {
  const parts = /^\/\*\r?\n([\s\S]*?)\*\/\r?\n([\s\S]*)$/.exec(content)
  if (!parts) throw new BelligraphError('invalid', `${file}: must begin with a header between /* and */, then the statement`)
  let header: unknown
  try { header = parse(parts[1]!, { maxAliasCount: 0 }) } catch (e) { throw new BelligraphError('invalid', `${file}: header: ${(e as Error).message.split('\n')[0]}`) }
  const parsed = Header.safeParse(header)
  if (!parsed.success) throw invalid(file, parsed.error.issues)
  const statement = parts[2]!.trim()
  if (statement === '') throw new BelligraphError('invalid', `${file}: has no statement after its header`)
  const used = new Set([...statement.matchAll(/\$([A-Za-z]\w*)/g)].map(m => m[1]!)), said = new Set(Object.keys(parsed.data.params))
  for (const p of used) if (!said.has(p)) throw new BelligraphError('invalid', `${file}: params: $${p} is used in the statement and not described`)
  for (const p of said) if (!used.has(p)) throw new BelligraphError('invalid', `${file}: params.${p}: is not used in the statement`)
  return { name: basename(file, '.cypher'), ...parsed.data, statement }
}

/** A question as its file: read again it is the same. */
export function writeQuestion({ name: _, statement, ...header }: Question): string {
  return `/*\n${stringify(header, { aliasDuplicateObjects: false, lineWidth: 0, defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' }).replaceAll('*/', '*\\/')}*/\n${statement}\n`
}

/** All questions of a folder, sorted by name; `faults` are the files that could not be read: one broken file takes none of the others away. */
export function loadQuestions(folder: string): { questions: Map<string, Question>; faults: BelligraphError[] } {
  const questions = new Map<string, Question>(), faults: BelligraphError[] = []
  for (const name of readdirSync(folder).filter(f => f.endsWith('.cypher')).sort()) {
    try {
      const question = readQuestion(join(folder, name), readFileSync(join(folder, name), 'utf8'))
      questions.set(question.name, question)
    } catch (e) {
      if (!(e instanceof BelligraphError)) throw e
      faults.push(e)
    }
  }
  return { questions, faults }
}

/**
 * A question's parameters from texts, defaults filled in.
 * @throws BelligraphError `usage`, naming the parameter and what it takes
 */
export function bind(question: Question, given: ReadonlyMap<string, string>): Record<string, string | number> {
  for (const key of given.keys()) {
    if (!Object.hasOwn(question.params, key)) {
      const allowed = Object.keys(question.params)
      throw new BelligraphError('usage', `${question.name} has no parameter ${JSON.stringify(key.slice(0, 60))}; ${allowed.length ? `allowed: ${allowed.join(', ')}` : 'it takes none'}.`, { parameter: key.slice(0, 100), allowed })
    }
  }
  return Object.fromEntries(Object.entries(question.params).map(([key, p]) => {
    const parsed = TYPES[p.type].safeParse(given.get(key) ?? p.default)
    if (!parsed.success) throw new BelligraphError('usage', `${key}: ${JSON.stringify((given.get(key) ?? '').slice(0, 60))} is no ${p.type}: ${parsed.error.issues[0]!.message}.`, { parameter: key })
    return [key, parsed.data]
  }))
}
