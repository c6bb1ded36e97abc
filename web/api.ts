/** The page's only way out: JSON over HTTP from its own server. */
import { useEffect, useRef, useState } from 'react'
import type {
  ActorAnswer, ActorRef, ActorsAnswer, ChangesAnswer, ClaimAnswer, ClaimsAnswer, ClaimView, CompareAnswer, SimilarAnswer, StructureAnswer, DocumentsAnswer, Edge, FacetsAnswer, FoldedAnswer, GraphAnswer, MapAnswer, Node, PathsAnswer, PlacesAnswer, QueryAnswer, QuestionsAnswer, QuestionView, ReadAnswer,
  RelationAnswer, ReportAdded, ReportAnswer, ReportsAnswer, ReviewsAnswer, SchemaAnswer, StatementNote, StatusAnswer, TimelineAnswer, ViewsAnswer, ViewsImported,
} from '../src/api/schemas.js'

export type { ImportAnswer, ImportFormats, ImportsAnswer, RecordsTaken } from '../src/api/imports.js'
export type {
  ActorAnswer, ActorRef, ActorsAnswer, ChangesAnswer, ClaimAnswer, ClaimsAnswer, ClaimView, CompareAnswer, SimilarAnswer, StructureAnswer, DocumentsAnswer, Edge, FacetsAnswer, FoldedAnswer, GraphAnswer, MapAnswer, Node, PathsAnswer, PlacesAnswer, QueryAnswer, QuestionsAnswer, QuestionView, ReadAnswer,
  RelationAnswer, ReportAdded, ReportAnswer, ReportsAnswer, ReviewsAnswer, SchemaAnswer, StatementNote, StatusAnswer, TimelineAnswer, ViewsAnswer, ViewsImported,
}

export type { SavedView } from '../src/model.js'

/** What went wrong, in the server's own sentence, and what it adds for programs; `status` 0 when it did not answer at all. */
export class ApiError extends Error {
  constructor(readonly status: number, readonly code: string, message: string, readonly details?: unknown) { super(message) }
}

/** Seconds until each next try; the last one holds. */
const PAUSES = [1, 2, 3, 5, 8]
/** Where the server or its engine is away or has too much to do: after how many milliseconds it is asked again. Undefined for every other error, which would come again. */
export function pauseOf(e: ApiError, tries: number): number | undefined {
  if (!['offline', 'engine', 'busy'].includes(e.code) && ![429, 502, 503].includes(e.status)) return undefined
  const said = typeof e.details === 'object' && e.details !== null ? (e.details as { retryAfter?: unknown }).retryAfter : undefined
  return 1000 * (typeof said === 'number' && said > 0 ? Math.min(said, 60) : PAUSES[Math.min(tries, PAUSES.length - 1)]!)
}

type Answering = (url: string, init?: RequestInit) => Promise<Response>
let server: Answering = (url, init) => fetch(url, init)
let alone = false
/** For a page in a file of its own: answers come from there, and nothing is asked of any server. */
export function answeredBy(answers: Answering): void {
  server = answers
  alone = true
}
/** Whether the page is a file of its own. */
export const isAlone = (): boolean => alone

async function refusal(answer: Response): Promise<ApiError> {
  const body = await answer.json().catch(() => undefined) as { error?: { code: string; message: string; details?: unknown } } | undefined
  return new ApiError(answer.status, body?.error?.code ?? 'internal', body?.error?.message ?? `${answer.status} ${answer.statusText}`, body?.error?.details)
}

async function call<T>(url: string, init?: RequestInit): Promise<T> {
  const answer = await server(url, init).catch(() => { throw new ApiError(0, 'offline', '') })
  if (!answer.ok) throw await refusal(answer)
  const body: unknown = await answer.json().catch(() => undefined)
  if (body === undefined) throw new ApiError(answer.status, 'internal', `${url}: the answer is not JSON`)
  return body as T
}

export const get = <T>(url: string, signal?: AbortSignal): Promise<T> => call<T>(url, signal ? { signal } : {})
export const post = <T>(url: string, body: unknown, signal?: AbortSignal): Promise<T> =>
  call<T>(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body), ...(signal && { signal }) })
export const put = <T>(url: string, body: unknown): Promise<T> => call<T>(url, { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
export const remove = (url: string): Promise<unknown> => call(url, { method: 'DELETE' })

/** Sends a file as it is. */
export const postFile = <T>(url: string, file: Blob): Promise<T> => call<T>(url, { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: file })

type Line<T> = { done: number; total: number } | { answer: T } | { error: { code: string; message: string } }

/** Sends a file, or none, and hears how far it is until the answer comes. @throws ApiError */
export async function postLines<T>(url: string, file: Blob | undefined, progress: (done: number, total: number) => void): Promise<T> {
  const headers = { 'content-type': 'application/octet-stream', accept: 'application/x-ndjson' }
  const answer = await server(url, { method: 'POST', headers, body: file ?? null }).catch(() => { throw new ApiError(0, 'offline', '') })
  if (!answer.ok || !answer.body) throw await refusal(answer)
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader()
  for (let rest = '', next = await reader.read(); !next.done; next = await reader.read()) {
    const lines = (rest + next.value).split('\n')
    rest = lines.pop()!
    for (const line of lines) {
      const said = JSON.parse(line) as Line<T>
      if ('answer' in said) return said.answer
      if ('error' in said) throw new ApiError(answer.status, said.error.code, said.error.message)
      progress(said.done, said.total)
    }
  }
  throw new ApiError(0, 'offline', '')
}

/** `data` is the last answer for this address or, while the next one is on its way, for the one before (`stale`). */
export interface Loaded<T> { data?: T | undefined; error?: ApiError | undefined; stale: boolean; again(): void }

/** Answers, and those on their way, kept for as long as nothing was written: ten cards that need one report ask once. */
const held = new Map<string, { coming: Promise<unknown>; data?: unknown }>()
const KEPT = 60
const listeners = new Set<() => void>()

function asked(url: string): { coming: Promise<unknown>; data?: unknown } {
  const old = held.get(url)
  if (old) return old
  const entry: { coming: Promise<unknown>; data?: unknown } = { coming: call(url) }
  if (held.size >= KEPT) held.delete(held.keys().next().value!)
  held.set(url, entry)
  entry.coming.then(data => { entry.data = data }, () => { if (held.get(url) === entry) held.delete(url) })
  return entry
}

/** Drops every answer kept and asks again for what is on the page: after a write. */
export function forget(): void {
  held.clear()
  for (const l of listeners) l()
}

/** The data version that was last heard of. */
let version: string | undefined
/** Asks again for what is on the page when somebody else has written meanwhile: another tab, another person. For when the page is come back to. */
export async function overtaken(): Promise<void> {
  if (alone || document.visibilityState !== 'visible') return
  const now = await get<{ dataVersion: string }>('/api/status').then(s => s.dataVersion, () => version)
  if (version !== undefined && now !== version) forget()
  version = now
}

/** GETs an address (none: nothing), again when it changes, and by itself when the server or its engine was away; an answer overtaken by a newer question is not shown. */
export function useApi<T>(url: string | undefined): Loaded<T> {
  const [state, set] = useState<{ url?: string | undefined; data?: T | undefined; error?: ApiError | undefined }>({})
  const [turn, setTurn] = useState(0), tries = useRef(0)
  useEffect(() => {
    const l = () => setTurn(n => n + 1)
    listeners.add(l)
    return () => { listeners.delete(l) }
  }, [])
  useEffect(() => {
    if (url === undefined) return
    let overtaken = false, timer: ReturnType<typeof setTimeout> | undefined
    const entry = asked(url)
    if (entry.data !== undefined) set({ url, data: entry.data as T })
    else {
      entry.coming.then(data => {
        if (overtaken) return
        tries.current = 0
        set({ url, data: data as T })
      }, (e: unknown) => {
        if (overtaken) return
        const error = e instanceof ApiError ? e : new ApiError(0, 'internal', String(e)), wait = pauseOf(error, tries.current++)
        set({ url, error })
        if (wait !== undefined) timer = setTimeout(() => setTurn(n => n + 1), wait)
      })
    }
    return () => {
      overtaken = true
      clearTimeout(timer)
    }
  }, [url, turn])
  const again = () => setTurn(n => n + 1)
  if (url === undefined) return { stale: false, again }
  return { data: state.data, error: state.url === url ? state.error : undefined, stale: state.url !== url, again }
}
