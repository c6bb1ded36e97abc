/**
 * Who may ask. A page elsewhere can make a browser on this machine send requests here: by its own address (then Origin or Sec-Fetch-Site tells) or by a
 * name that it lets point to this machine (then Host tells: DNS rebinding needs a name, and this server goes by few).
 */
import { timingSafeEqual } from 'node:crypto'
import { isIP } from 'node:net'
import type { RequestHandler } from 'express'
import { BelligraphError } from '../errors.js'
import { sha256 } from '../ids.js'

/** Whether an address to listen on is reachable from this machine only. */
export const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host)

export interface Access {
  /** The address listened on. */
  host: string
  /** Further names that the server is reached by, behind a proxy say. */
  names?: readonly string[]
  /** Origins whose pages may show this one in a frame, for reading. */
  embed?: readonly string[]
  /** Needed to write when `host` is not loopback. */
  token?: string | undefined
}

/** The name or address of a Host header, without port and brackets; lower case; undefined when malformed. */
function nameIn(header: string | undefined): string | undefined {
  return /^(?:\[([0-9a-f:.]+)\]|([a-z0-9._-]+))(?::\d{1,5})?$/i.exec(header ?? '')?.slice(1).find(Boolean)?.toLowerCase()
}

/** @throws BelligraphError `forbidden` for a name that the server does not go by, and for requests that a page elsewhere sends */
export function guard({ host, names = [] }: Access): RequestHandler {
  const own = new Set(['localhost', '127.0.0.1', '::1', host, ...names].map(n => n.toLowerCase()))
  return (request, _response, next) => {
    const name = nameIn(request.headers.host)
    if (name === undefined || (!own.has(name) && (isLoopback(host) || isIP(name) === 0))) {
      throw new BelligraphError('forbidden', `This server does not go by the name in the Host header. Ask for localhost, or start it with that name in BELLIGRAPH_NAMES.`)
    }
    const { origin } = request.headers
    if (origin !== undefined && origin.replace(/^https?:\/\//, '') !== request.headers.host) throw new BelligraphError('forbidden', 'Requests from pages of other origins are refused.')
    const site = request.headers['sec-fetch-site']
    if ((site === 'cross-site' || site === 'same-site') && request.headers['sec-fetch-mode'] !== 'navigate') throw new BelligraphError('forbidden', 'Requests from pages of other sites are refused.')
    next()
  }
}

/** @throws BelligraphError `unauthorized` without the token, or with another; `forbidden` where one is needed and the server has none */
export function mayWrite({ host, token }: Access): RequestHandler {
  const expected = token === undefined ? undefined : Buffer.from(sha256(token))
  return (request, response, next) => {
    if (isLoopback(host) && token === undefined) return next()
    if (expected === undefined) throw new BelligraphError('forbidden', 'Nobody writes here: this server is reachable from elsewhere and was started without a token (BELLIGRAPH_TOKEN).')
    const given = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? ''
    if (!timingSafeEqual(Buffer.from(sha256(given)), expected)) {
      response.set('WWW-Authenticate', 'Bearer')
      throw new BelligraphError('unauthorized', `${given === '' ? 'Writing here needs the token' : 'This is not the token that writing here needs'}: send it as \`Authorization: Bearer TOKEN\`.`)
    }
    next()
  }
}

/**
 * Nothing from elsewhere, no inline script, no guessing of types; no framing but of `/?embed=1`, which only reads, by the origins that may. Style attributes, which
 * Mantine sets from script, are not affected.
 */
export const headers = ({ embed = [] }: Access): RequestHandler => (request, response, next) => {
  const framed = embed.length > 0 && request.path === '/' && new URLSearchParams(/\?(.*)$/s.exec(request.url)?.[1]).get('embed') === '1'
  response.set({
    'Content-Security-Policy': `default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors ${framed ? embed.join(' ') : "'none'"}`,
    'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer', ...(!framed && { 'X-Frame-Options': 'DENY' }),
    'Cross-Origin-Resource-Policy': 'same-origin', 'Cross-Origin-Opener-Policy': 'same-origin',
  })
  next()
}
