/** Asks for an answer, cancels, and, where the engine is away or has too much to do, tries again by itself. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { ApiError, pauseOf, type QueryAnswer } from '../api.js'

/** `waiting`: not answered yet through no fault of the question; asked again at `next` (milliseconds of `performance.now`). */
export type Asking =
  | { state: 'idle' | 'running' | 'stopped' }
  | { state: 'done'; answer: QueryAnswer }
  | { state: 'failed'; error: ApiError }
  | { state: 'waiting'; error: ApiError; next: number }

/** Asks when `key` changes (undefined: nothing to ask), and again on `again`; `stop` ends it here and in the engine, which sees that nobody listens. */
export function useAsking(key: string | undefined, ask: (signal: AbortSignal) => Promise<QueryAnswer>): Asking & { again(): void; stop(): void } {
  const [now, set] = useState<Asking>({ state: 'idle' }), [turn, setTurn] = useState(0)
  const latest = useRef(ask), abort = useRef<AbortController>(undefined)
  latest.current = ask
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` asks the same again
  useEffect(() => {
    if (key === undefined) return set({ state: 'idle' })
    const here = abort.current = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const go = (tries: number): void => {
      if (tries === 0) set({ state: 'running' })
      latest.current(here.signal).then(answer => { if (!here.signal.aborted) set({ state: 'done', answer }) }, (e: unknown) => {
        if (here.signal.aborted) return
        const error = e instanceof ApiError ? e : new ApiError(0, 'internal', String(e))
        const wait = pauseOf(error, tries)
        if (wait === undefined) return set({ state: 'failed', error })
        set({ state: 'waiting', error, next: performance.now() + wait })
        timer = setTimeout(() => go(tries + 1), wait)
      })
    }
    go(0)
    here.signal.addEventListener('abort', () => clearTimeout(timer))
    return () => here.abort()
  }, [key, turn])
  const again = useCallback(() => setTurn(n => n + 1), [])
  const stop = useCallback(() => { abort.current?.abort(); set({ state: 'stopped' }) }, [])
  return { ...now, again, stop }
}
