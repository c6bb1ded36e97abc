/** A route is a value: where it is, what it takes and gives, and the function between. The app mounts them; /api/openapi.json lists them. */
import type { Request, Response } from 'express'
import { z } from 'zod'
import { BelligraphError } from '../errors.js'
import type { Reader } from '../reading.js'
import type { OwnQuestions } from '../store/own-questions.js'
import type { Question } from '../store/questions.js'
import type { SavedViews } from '../store/saved-views.js'
import type { Snapshot } from '../store/snapshot.js'
import type { Limits, Store } from '../store/store.js'
import type { Memo } from '../memo.js'

/** What every route can see. */
export interface Context {
  store: Store
  /** Texts that lie beside the store, by the id of their report; see texts.ts. */
  texts: ReadonlyMap<string, string>
  questions: ReadonlyMap<string, Question>
  /** Questions that people keep; none where there is no folder for them. */
  own?: OwnQuestions
  /** Views that people keep; none where there is no folder for them. */
  views?: SavedViews
  reader: Reader
  /** Bounds of a question. */
  limits: Limits
  /** What this server lets people do: write statements of their own; change what is kept. */
  allows: { console: boolean; writing: boolean }
  memo: Memo
  /** The folder of the seed, for the lexicon's actors and places and the extracts that can be taken in. */
  seed: string
  /** The address that files point back to; the one that a request came to when there is none. */
  base?: string
  now(): Date
  version: string
}

export interface Asked<Q, B> { id: string; query: Q; body: B; snapshot: Snapshot; context: Context; request: Request; response: Response }

/** A query's schema: a field that is an array may be given several times. */
export type Query = z.ZodObject

export interface Route<Q extends Query = Query, B extends z.ZodType = z.ZodType, A extends z.ZodType = z.ZodType> {
  method: 'get' | 'post' | 'put' | 'delete'
  /** As Express writes it: `/api/actors/:id`. */
  path: string
  /** One sentence for people. */
  summary: string
  query?: Q
  /** The address's query is read by `run` itself: what it may hold depends on what is asked. */
  open?: string
  body?: B
  /** The body is a file, sent as application/octet-stream; `run` reads it from the request. */
  file?: true
  answer: A
  /** Needs the token when the server is reachable from elsewhere. */
  writes?: true
  /** For statements of people's own: not there where there is no console. */
  console?: true
  /** Asks an engine, or the reader: counted apart where strangers ask. */
  asks?: true
  /** Needs to know where actors stand: `run` is called once a large graph is laid out. */
  draws?: true
  /** Whether the answer depends on more than the data version and the address: then it gets no ETag and is not kept. */
  fresh?: true
  /** Media types that `run` sends by itself, returning undefined. */
  sends?: readonly string[]
  /** Endings that may stand behind the address, each with the media type that it gives. */
  endings?: Readonly<Record<string, string>>
  run(asked: Asked<z.output<Q>, z.output<B>>): z.input<A> | undefined | Promise<z.input<A> | undefined>
}

/** Keeps the types together that a route's fields have. */
export const route = <Q extends Query = z.ZodObject<Record<never, never>>, B extends z.ZodType = z.ZodUndefined, A extends z.ZodType = z.ZodType>(r: Route<Q, B, A>): Route => r as unknown as Route

const isList = (field: unknown): boolean => {
  let inner = field
  while (inner instanceof z.ZodOptional || inner instanceof z.ZodDefault) inner = inner.unwrap()
  return inner instanceof z.ZodArray
}

/** The query of a request's address, repeats kept. */
export const searchOf = (request: Request): URLSearchParams => new URLSearchParams(/\?(.*)$/s.exec(request.url)?.[1] ?? '')

const shown = (value: string): string => JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value)

/** A sentence's list of what is allowed, cut at twenty. */
export const listed = (allowed: readonly string[]): string => `${allowed.slice(0, 20).join(', ')}${allowed.length > 20 ? ` and ${allowed.length - 20} more` : ''}`

/**
 * Reads an address's query by its schema.
 * @throws BelligraphError `usage`, naming the parameter and the values that it takes
 */
export function readQuery<Q extends Query>(schema: Q, search: URLSearchParams): z.output<Q> {
  const allowed = Object.keys(schema.shape).sort(), given: Record<string, unknown> = {}
  for (const key of new Set(search.keys())) {
    if (!Object.hasOwn(schema.shape, key)) {
      throw new BelligraphError('usage', `There is no parameter ${shown(key)} here; ${allowed.length ? `allowed: ${listed(allowed)}` : 'it takes none'}.`, { parameter: key.slice(0, 100), allowed })
    }
    const values = search.getAll(key)
    if (isList(schema.shape[key])) given[key] = values
    else if (values.length === 1) given[key] = values[0]
    else throw new BelligraphError('usage', `The parameter ${key} can be given once only.`, { parameter: key })
  }
  const parsed = schema.safeParse(given)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]!, [key, at] = issue.path as [string, number?]
  if (!search.has(key)) throw new BelligraphError('usage', `The parameter ${key} is missing.`, { parameter: key })
  const value = search.getAll(key)[at ?? 0]!
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String)
    throw new BelligraphError('usage', `${key}: there is no ${shown(value)}; allowed: ${listed(values)}.`, { parameter: key, allowed: values })
  }
  throw new BelligraphError('usage', `${key}: ${shown(value)} does not fit: ${issue.message}.`, { parameter: key })
}
