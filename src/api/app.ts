/** The application, composed: guards, routes, page, errors. It never listens and reads no environment. */
import express, { type ErrorRequestHandler, type Express, type Request, type Response } from 'express'
import { z } from 'zod'
import { BelligraphError, ERRORS, type ErrorCode, invalid } from '../errors.js'
import { SEED } from '../checkout.js'
import { canonical, sha256 } from '../ids.js'
import type { Reader } from '../reading.js'
import type { OwnQuestions } from '../store/own-questions.js'
import type { Question } from '../store/questions.js'
import type { Store } from '../store/store.js'
import { actorRoutes } from './actors.js'
import { claimRoutes } from './claims.js'
import { docs, openapi } from './docs.js'
import { dossierRoutes } from './dossier.js'
import { exportRoutes } from './export.js'
import { graphRoutes } from './graph.js'
import { identityRoutes } from './identity.js'
import { importRoutes } from './imports.js'
import { type Access, guard, headers, mayWrite } from './guard.js'
import { Memo } from './memo.js'
import { pathRoutes } from './paths.js'
import { cypherRoutes } from './cypher.js'
import { queryRoutes } from './queries.js'
import { reportRoutes } from './reports.js'
import { reviewRoutes } from './reviews.js'
import { type Context, readQuery, type Route, searchOf } from './route.js'
import { LIMITS, NoQuery } from './schemas.js'
import { statusRoutes } from './status.js'
import { structureRoutes } from './structure.js'
import { upkeepRoutes } from './upkeep.js'

export interface AppSettings extends Partial<Access> {
  store: Store
  /** Reads texts that are sent. The app does not close it. */
  reader: Reader
  /** Texts of reports that are not in the store, by report id. */
  texts?: ReadonlyMap<string, string>
  questions?: ReadonlyMap<string, Question>
  own?: OwnQuestions
  /** See `Context`; the checkout's own when absent. */
  seed?: string
  /** The folder of the built page. */
  page?: string
  /** See `Context`. */
  base?: string
  now?: () => Date
  version: string
  /** Told of errors that are ours: everything that has no code of its own. */
  log?: (error: unknown) => void
}

export const routes: readonly Route[] = [
  ...statusRoutes, ...graphRoutes, ...actorRoutes,
  ...claimRoutes, ...reviewRoutes, ...identityRoutes,
  ...reportRoutes,
  ...queryRoutes, ...cypherRoutes,
  ...pathRoutes, ...structureRoutes,
  ...exportRoutes, ...dossierRoutes, ...importRoutes,
  ...upkeepRoutes,
]

/** The whole server, API and page, as an Express application. */
export function createApp({ store, reader, texts = new Map(), questions = new Map(), own, seed = SEED, page, base, now = () => new Date(), version, log = () => {}, host = '127.0.0.1', names = [], embed = [], token }: AppSettings): Express {
  const access: Access = { host, names, embed, token }
  const context: Context = { store, reader, texts, questions, now, version, seed, memo: new Memo(), ...(own && { own }), ...(base !== undefined && { base }) }
  const salt = sha256(canonical([version, store.engine.name, [...texts.keys()].sort()])).slice(0, 8)
  const app = express().disable('x-powered-by').disable('etag').set('query parser', false)
  app.use(headers(access), guard(access))
  const json = express.json({ limit: LIMITS.body, strict: true })
  for (const r of routes) {
    const chain = [...(r.writes ? [mayWrite(access)] : []), ...(r.body ? [typed, json] : r.file ? [plain] : [])]
    app[r.method](r.path, ...chain, (request: Request, response: Response) => answer(r, context, salt, request, response))
  }
  const description = openapi(routes, version)
  app.get('/api/openapi.json', (_request, response) => void response.json(description))
  app.get('/api/docs', (_request, response) => void response.type('html').send(docs(description)))
  if (page !== undefined) app.use(express.static(page, { index: 'index.html', redirect: false }))
  app.use((request: Request) => {
    const there = routes.filter(r => r.path === request.path).map(r => r.method.toUpperCase())
    throw new BelligraphError('not-found', `There is no ${request.method} ${request.path.slice(0, 200)}${there.length ? `; there is ${there.join(', ')}` : request.path.startsWith('/api') ? '; /api/docs lists what there is' : ''}.`)
  })
  app.use(failed(log))
  return app
}

/** Bodies are JSON and say so: a form of a page elsewhere cannot. */
const typed = (request: Request, _response: Response, next: () => void): void => {
  if (!request.is('application/json')) throw new BelligraphError('unsupported', 'The body must be JSON, sent with Content-Type: application/json.')
  next()
}

/** Files come as what no form can send. */
const plain = (request: Request, _response: Response, next: () => void): void => {
  if (!request.is('application/octet-stream')) throw new BelligraphError('unsupported', 'The body must be the file itself, sent with Content-Type: application/octet-stream.')
  next()
}

/** Runs a route: reads what is asked, answers 304 or from what is kept where the data has not changed, checks the answer against its schema. */
async function answer(r: Route, context: Context, salt: string, request: Request, response: Response): Promise<void> {
  const query = r.open === undefined ? readQuery(r.query ?? NoQuery, searchOf(request)) : {}
  const parsed = r.body?.safeParse(request.body)
  if (parsed && !parsed.success) throw invalid('body', parsed.error.issues)
  const snapshot = await context.store.snapshot()
  const asked = { id: String(request.params.id ?? ''), query, body: parsed?.data, snapshot, context, request, response }
  if (r.method !== 'get' || r.fresh) {
    const given = await r.run(asked)
    if (given !== undefined) response.json(r.answer.parse(given))
    return
  }
  const address = `${request.path}?${canonical(query)}`, { version } = snapshot
  response.set({ ETag: `"${salt}-${version}-${sha256(address).slice(0, 16)}"`, 'Cache-Control': 'private, no-cache' })
  if (request.fresh) { response.status(304).end(); return }
  const body = context.memo.of(version, `answer ${address}`, () => Buffer.from(JSON.stringify(r.answer.parse(r.run(asked)))), b => b.length)
  response.type('json').send(body)
}

/** Any error as `{error: {code, message, details?}}` with the status of its code; what has no code is ours: it is logged and not shown. */
const failed = (log: (error: unknown) => void): ErrorRequestHandler => (error: unknown, _request, response, next) => {
  if (response.destroyed) return // who asked has gone; what then fails is no fault
  const known = error instanceof BelligraphError ? error : fromExpress(error)
  if (!known) log(error)
  if (response.headersSent) return next(error)
  const { code, message, details } = known ?? new BelligraphError('internal', 'Something in Belligraph failed. The data is safe; the log says more.')
  response.removeHeader('ETag')
  const wait = (details as { retryAfter?: unknown } | undefined)?.retryAfter
  if (typeof wait === 'number') response.set('Retry-After', String(Math.ceil(wait)))
  response.status(ERRORS[code].http).set('Cache-Control', 'no-store').json({ error: { code, message, ...(details !== undefined && { details }) } })
}

/** Errors of Express and its body parser, in our words. */
function fromExpress(error: unknown): BelligraphError | undefined {
  if (error instanceof z.ZodError || !(error instanceof Error) || !('status' in error)) return undefined
  const { status, type } = error as Error & { status: unknown; type?: unknown }
  const say = (code: ErrorCode, message: string) => new BelligraphError(code, message)
  if (type === 'entity.too.large') return say('too-large', `The body is larger than ${LIMITS.body / 2 ** 20} MB, which is the most that is taken.`)
  if (type === 'entity.parse.failed') return say('invalid', 'The body is not well-formed JSON.')
  if (type === 'encoding.unsupported' || type === 'charset.unsupported') return say('unsupported', 'The body must be UTF-8 JSON, plain or gzip.')
  if (status === 404) return say('not-found', 'There is nothing at this address.')
  if (typeof status === 'number' && status >= 400 && status < 500) return say('invalid', 'The request is malformed.')
  return undefined
}
