/** Puts an application on a port, and takes it off again. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { Express } from 'express'
import { LIMITS } from './api/schemas.js'
import { BelligraphError } from './errors.js'

export interface Serving { url: string; close(): Promise<void> }

/** The port when none is asked for. */
export const USUAL = 8080
/** How many after it are tried. */
const TRIES = 100
/** Bytes of an address and its headers: a link that names some thousand actors is 100 kB long. */
const HEAD = 128 * 1024
/** How long requests under way may take to end when the server closes. */
const GRACE_MS = 1_500

/**
 * Listens. Without a port: 8080 or the next free one; 0 is any free one.
 * @throws BelligraphError `conflict` when the port asked for is taken, `usage` for an address that this machine does not have
 */
export async function listen(app: Express, host: string, port?: number): Promise<Serving> {
  const server = createServer({ maxHeaderSize: HEAD, requestTimeout: LIMITS.requestMs, headersTimeout: 20_000, keepAliveTimeout: 5_000 }, app)
  server.on('clientError', refuse)
  for (let p = port ?? USUAL; ; p++) {
    const fault = await attempt(server, host, p)
    if (fault === undefined) break
    if (fault.code === 'EADDRNOTAVAIL' || fault.code === 'ENOTFOUND') throw new BelligraphError('usage', `HOST: this machine has no address ${host}.`)
    if (fault.code === 'EACCES') throw new BelligraphError('usage', `PORT: ${p} needs rights that this program does not have; take one from 1024 up.`)
    if (fault.code !== 'EADDRINUSE') throw fault
    if (port !== undefined) throw new BelligraphError('conflict', `Port ${p} is taken by another program; choose another with PORT, or leave it out for the next free one.`)
    if (p === USUAL + TRIES) throw new BelligraphError('conflict', `No port from ${USUAL} to ${p} is free; choose one with PORT.`)
  }
  const name = host.includes(':') ? `[${host}]` : host
  return { url: `http://${name}:${(server.address() as AddressInfo).port}`, close: () => close(server) }
}

function attempt(server: Server, host: string, port: number): Promise<NodeJS.ErrnoException | undefined> {
  return new Promise(resolve => {
    const failed = (e: NodeJS.ErrnoException): void => resolve(e)
    server.once('error', failed)
    server.listen(port, host, () => { server.off('error', failed); resolve(undefined) })
  })
}

function close(server: Server): Promise<void> {
  return new Promise(resolve => {
    const end = setTimeout(() => server.closeAllConnections(), GRACE_MS)
    server.close(() => { clearTimeout(end); resolve() })
    server.closeIdleConnections()
  })
}

/** What is no HTTP, or too long a head, gets an answer of the usual shape before it is hung up on. */
function refuse(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return
  const long = error.code === 'HPE_HEADER_OVERFLOW', code = long ? 'too-large' : 'invalid'
  const body = JSON.stringify({ error: { code, message: long ? `The address and headers are longer than ${HEAD / 1024} kB, which is the most that is taken.` : 'The request is not well-formed HTTP; letters beyond ASCII in an address must be percent-encoded.' } })
  socket.end(`HTTP/1.1 ${long ? '431 Request Header Fields Too Large' : '400 Bad Request'}\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`)
}
