/** The application, composed: guards, routes, page, errors. It never listens and reads no environment. */
import express, { type ErrorRequestHandler, type Express, type Request, type RequestHandler, type Response } from 'express'
import { rateLimit } from 'express-rate-limit'
import { z } from 'zod'
import { BelligraphError, ERRORS, type ErrorCode, invalid } from '../errors.js'
import { SEED } from '../checkout.js'
import { canonical, sha256 } from '../ids.js'
import type { Reader } from '../reading.js'
import type { OwnQuestions } from '../store/own-questions.js'
import type { SavedViews } from '../store/saved-views.js'
import type { Question } from '../store/questions.js'
import { DEFAULT_LIMITS, type Limits, PUBLIC_LIMITS, type Store } from '../store/store.js'
import { actorRoutes } from './actors.js'
import { changeRoutes } from './changes.js'
import { claimRoutes } from './claims.js'
import { docsRoutes } from './docs.js'
import { dossierRoutes } from './dossier.js'
import { exportRoutes } from './export.js'
import { laidOut } from './filtering.js'
import { graphRoutes } from './graph.js'
import { identityRoutes } from './identity.js'
import { mapRoutes } from './map.js'
import { importRoutes } from './imports.js'
import { type Access, guard, headers, mayWrite } from './guard.js'
import { Memo } from '../memo.js'
import { pathRoutes } from './paths.js'
import { cypherRoutes } from './cypher.js'
import { queryRoutes } from './queries.js'
import { reportRoutes } from './reports.js'
import { reviewRoutes } from './reviews.js'
import { type Context, readQuery, type Route, searchOf } from './route.js'
import { LIMITS, NoQuery } from './schemas.js'
import { savedViewRoutes } from './saved-views.js'
import { statusRoutes } from './status.js'
import { structureRoutes } from './structure.js'
import { timelineRoutes } from './timeline.js'
import { upkeepRoutes } from './upkeep.js'

export interface AppSettings extends Partial<Access> {
  store: Store
  /** Reads texts that are sent. The app does not close it. */
  reader: Reader
  /** Texts of reports that are not in the store, by report id. */
  texts?: ReadonlyMap<string, string>
  questions?: ReadonlyMap<string, Question>
  own?: OwnQuestions
  /** Views that people keep; none where there is no folder for them. */
  views?: SavedViews
  /** Answers that are kept, and where layouts come from. */
  memo?: Memo
  /** See `Context`; the checkout's own when absent. */
  seed?: string
  /** The folder of the built page. */
  page?: string
  /** See `Context`. */
  base?: string
  now?: () => Date
  version: string
  /** See `Context`; narrower when public. */
  limits?: Limits
  console?: boolean
  /** For strangers: nobody writes, bounds are narrower, requests are counted by address. */
  public?: boolean
  /** Proxies before the server, which name the address of who asks. */
  proxies?: number
  /** Told of errors that are ours: everything that has no code of its own. */
  log?: (error: unknown) => void
}

export const routes: readonly Route[] = [
  ...statusRoutes, ...graphRoutes, ...timelineRoutes, ...changeRoutes, ...savedViewRoutes, ...mapRoutes, ...actorRoutes,
  ...claimRoutes, ...reviewRoutes, ...identityRoutes,
  ...reportRoutes,
  ...queryRoutes, ...cypherRoutes,
  ...pathRoutes, ...structureRoutes,
  ...exportRoutes, ...dossierRoutes, ...importRoutes,
  ...upkeepRoutes,
  ...docsRoutes(() => routes),
]

/** The whole server, API and page, as an Express application. */
export function createApp({ store, reader, texts = new Map(), questions = new Map(), own, views, memo = new Memo(), seed = SEED, page, base, now = () => new Date(), version, log = () => {}, host = '127.0.0.1', names = [], embed = [], token, public: open = false, limits = open ? PUBLIC_LIMITS : DEFAULT_LIMITS, console = true, proxies = 0 }: AppSettings): Express {
  const access: Access = { host, names, embed, token }
  const context: Context = { store, reader, texts, questions, now, version, seed, limits, allows: { console, writing: !open }, memo, ...(own && { own }), ...(views && { views }), ...(base !== undefined && { base }) }
  const salt = sha256(canonical([version, store.engine.name, [...texts.keys()].sort()])).slice(0, 8)
  const app = express().disable('x-powered-by').disable('etag').set('query parser', false).set('trust proxy', proxies)
  app.use(headers(access), guard(access))
  if (open) app.use('/api', counted(REQUESTS))
  const json = express.json({ limit: open ? LIMITS.publicBody : LIMITS.body, strict: true }), asking = open ? [counted(ASKED)] : []
  for (const r of routes) {
    const chain = [...(open && (r.writes || r.file) ? [closed] : r.writes ? [mayWrite(access)] : []), ...(r.console && !console ? [noConsole] : []), ...(r.asks ? asking : []), ...(r.body ? [typed, json] : r.file ? [plain] : [])]
    app[r.method](r.path, ...chain, (request: Request, response: Response) => answer(r, context, salt, request, response))
  }
  if (page !== undefined) app.use(express.static(page, { index: 'index.html', redirect: false }))
  app.use((request: Request, response: Response) => {
    const there = routes.filter(r => matching(r.path).test(request.path)).map(r => r.method.toUpperCase())
    if (there.length > 0) response.set('Allow', there.join(', '))
    throw new BelligraphError(there.length > 0 ? 'method' : 'not-found', `There is no ${request.method} ${request.path.slice(0, 200)}${there.length > 0 ? `; there is ${there.join(', ')}` : request.path.startsWith('/api') ? '; /api/docs lists what there is' : ''}.`)
  })
  app.use(failed(log))
  return app
}

/** What addresses a route answers, `:id` being anything. */
const matching = (path: string): RegExp => new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/:\w+/g, '[^/]+')}$`)

/** Requests of one address in a minute to a public server, and those of them that ask an engine. */
const REQUESTS = 600, ASKED = 120

/** Counts requests by address; past the bound they are refused, with the seconds after which to come back. */
const counted = (limit: number): RequestHandler => rateLimit({
  windowMs: 60_000, limit, standardHeaders: 'draft-8', legacyHeaders: false,
  handler(request, _response, next) {
    const { resetTime } = (request as Request & { rateLimit: { resetTime?: Date } }).rateLimit, retryAfter = Math.max(1, Math.ceil(((resetTime?.getTime() ?? 0) - Date.now()) / 1000))
    next(new BelligraphError('too-many', `More than ${limit} requests in a minute came from your address. Try again in ${retryAfter} s.`, { retryAfter }))
  },
})

const closed: RequestHandler = () => { throw new BelligraphError('forbidden', 'This server is public: it answers, and nothing can be changed or loaded here.') }
const noConsole: RequestHandler = () => { throw new BelligraphError('forbidden', 'This server answers ready questions only; see /api/queries.') }

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
    if (r.draws) await laidOut(snapshot, context.memo)
    const given = await r.run(asked)
    if (given !== undefined) response.json(r.answer.parse(given))
    return
  }
  const address = `${request.path}?${canonical(query)}`, { version } = snapshot
  response.set({ ETag: `"${salt}-${version}-${sha256(address).slice(0, 16)}"`, 'Cache-Control': 'private, no-cache' })
  if (request.fresh) { response.status(304).end(); return }
  if (r.draws) await laidOut(snapshot, context.memo)
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
  if (type === 'entity.parse.failed') return say('invalid', 'The body is no JSON object.')
  if (type === 'encoding.unsupported' || type === 'charset.unsupported') return say('unsupported', 'The body must be UTF-8 JSON, plain or gzip.')
  if (status === 404) return say('not-found', 'There is nothing at this address.')
  if (typeof status === 'number' && status >= 400 && status < 500) return say('invalid', 'The request is malformed.')
  return undefined
}
