/** Every error that a person can meet: code → HTTP status and exit status. Messages are sentences; `details` is for programs. */
export const ERRORS = {
  usage: { http: 400, exit: 2 },
  invalid: { http: 400, exit: 1 },
  unauthorized: { http: 401, exit: 1 },
  forbidden: { http: 403, exit: 1 },
  'not-found': { http: 404, exit: 1 },
  method: { http: 405, exit: 1 },
  conflict: { http: 409, exit: 1 },
  'too-large': { http: 413, exit: 1 },
  unsupported: { http: 415, exit: 1 },
  'query-refused': { http: 400, exit: 1 },
  'query-failed': { http: 400, exit: 1 },
  'query-limit': { http: 408, exit: 1 },
  'too-many': { http: 429, exit: 1 },
  busy: { http: 503, exit: 1 },
  engine: { http: 502, exit: 1 },
  damaged: { http: 500, exit: 1 },
  internal: { http: 500, exit: 1 },
} as const
export type ErrorCode = keyof typeof ERRORS

/** An error with a code of the table above; its message is a sentence for the person at the keyboard. */
export class BelligraphError extends Error {
  override name = 'BelligraphError'
  constructor(readonly code: ErrorCode, message: string, readonly details?: unknown) { super(message) }
}

/** zod's issues as one sentence: `actors[3].names: must …; …`. `where` names the file and entry. */
export function invalid(where: string, issues: readonly { path: PropertyKey[]; message: string }[]): BelligraphError {
  const at = (p: PropertyKey[]) => p.map((k, i) => (typeof k === 'number' ? `[${k}]` : `${i ? '.' : ''}${String(k)}`)).join('')
  const all = issues.map(i => (i.path.length ? `${at(i.path)}: ${i.message}` : i.message))
  return new BelligraphError('invalid', `${where}: ${all.slice(0, 5).join('; ')}${all.length > 5 ? `; and ${all.length - 5} more` : ''}`, issues)
}
