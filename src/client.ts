/**
 * Commands speak to the store over HTTP: to the server that holds it, else to one of their own that lives as long as the command. So that with the
 * server running every command works in another terminal, and there is one way to do each thing.
 */
import { BelligraphError, ERRORS, type ErrorCode } from './errors.js'
import { open } from './program.js'
import { listen, USUAL } from './serving.js'
import type { Settings } from './settings.js'
import { holderOf } from './store/embedded/lock.js'

export interface Api {
  get<T>(path: string): Promise<T>
  post<T>(path: string, body: unknown): Promise<T>
  /** The answers as they come, for files. */
  fetch(path: string): Promise<Response>
  send(path: string, body: unknown): Promise<Response>
  /** Sends a file as it is read; the answer comes as JSON lines. */
  upload(path: string, bytes: AsyncIterable<Uint8Array>): Promise<Response>
  close(): Promise<void>
}

/** How many tenths of a second a holder of the store gets to say where it serves it. */
const PATIENCE = 50

/** Connects to the server that holds the store, or opens one. @throws BelligraphError `conflict` when another program holds the store and serves nothing */
export async function connect(settings: Settings, say: (sentence: string) => void): Promise<Api> {
  const url = settings.neo4j ? undefined : await served(settings.data)
  if (url !== undefined) return api(url, settings.token, () => Promise.resolve())
  const program = await open({ ...settings, host: '127.0.0.1', public: false, console: true }, say, settings.base ?? `http://127.0.0.1:${settings.port ?? USUAL}`)
  try {
    const serving = await listen(program.app, '127.0.0.1', 0)
    return api(serving.url, settings.token, async () => {
      await serving.close()
      await program.close()
    })
  } catch (e) {
    await program.close()
    throw e
  }
}

/** Where the store's holder serves it; one that is just starting is waited for. */
async function served(folder: string): Promise<string | undefined> {
  for (let waits = 0; ; waits++) {
    const holder = holderOf(folder)
    if (holder === undefined || holder.url !== undefined || waits === PATIENCE) return holder?.url
    await new Promise(resolve => setTimeout(resolve, 100))
  }
}

function api(url: string, token: string | undefined, close: () => Promise<void>): Api {
  const send = async (path: string, init: RequestInit): Promise<Response> => {
    const headers = { connection: 'close', ...init.headers, ...(token !== undefined && { authorization: `Bearer ${token}` }) }
    const answer = await fetch(url + path, { ...init, headers }).catch((e: Error) => { throw e instanceof BelligraphError ? e : e.cause instanceof BelligraphError ? e.cause : new BelligraphError('busy', `The server at ${url} does not answer: ${(e.cause as Error | undefined)?.message ?? e.message}.`) })
    if (answer.ok) return answer
    const { error } = await answer.json().catch(() => ({})) as { error?: { code: string; message: string; details?: unknown } }
    const code = error && Object.hasOwn(ERRORS, error.code) ? error.code as ErrorCode : 'internal'
    throw new BelligraphError(code, error?.message ?? `The server at ${url} answered ${answer.status}.`, error?.details)
  }
  const post = (path: string, body: unknown): Promise<Response> => send(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  return {
    get: async path => (await send(path, {})).json() as Promise<never>,
    post: async (path, body) => (await post(path, body)).json() as Promise<never>,
    fetch: path => send(path, {}),
    send: post,
    // fetch takes pieces as they come, and then wants `duplex`; the types of the browser's know neither. Kept alive: an answer may come before the file is sent.
    upload: (path, bytes) => send(path, { method: 'POST', headers: { 'content-type': 'application/octet-stream', accept: 'application/x-ndjson', connection: 'keep-alive' }, body: bytes, duplex: 'half' } as unknown as RequestInit),
    close,
  }
}
