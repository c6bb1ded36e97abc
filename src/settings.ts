/** The settings, each by flag or by environment, in that order. One table: reading, help and README follow it. */
import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { z } from 'zod'
import { isLoopback } from './api/guard.js'
import { BelligraphError } from './errors.js'

const folder = z.string().refine(f => existsSync(f) && statSync(f).isDirectory(), { error: 'must be a folder that exists' })
const hostName = z.string().regex(/^(?:[a-z0-9_-]+(?:\.[a-z0-9_-]+)*|[0-9a-f:.]+)$/i, { error: 'must be a host name or an IP address' })

/** Flag (`--port`), environment variable, what it takes, and what it is. */
export const SETTINGS = {
  port: { env: 'PORT', takes: z.string().regex(/^\d{1,5}$/, { error: 'must be a whole number from 0 to 65535' }).transform(Number).pipe(z.number().max(65_535, { error: 'must be a whole number from 0 to 65535' })), help: 'port to listen on (8080, or the next free one)' },
  host: { env: 'HOST', takes: hostName, help: 'address to listen on (127.0.0.1)' },
  names: { env: 'BELLIGRAPH_NAMES', takes: z.string().transform(s => s.split(',').map(n => n.trim())).pipe(z.array(hostName)), help: 'further host names that the server is reached by, with commas between them' },
  base: { env: 'BELLIGRAPH_BASE', takes: z.url({ protocol: /^https?$/, error: 'must be an address such as https://graph.example.org' }).transform(s => s.replace(/\/+$/, '')), help: 'the address that people reach the page at: files point back to their evidence there (the one that they are asked from)' },
  data: { env: 'BELLIGRAPH_DATA', takes: z.string(), help: "the store's folder (./data)" },
  reports: { env: 'BELLIGRAPH_REPORTS', takes: folder, help: 'a folder of report texts, to show quotes of reports whose text is not shipped' },
  embed: { env: 'BELLIGRAPH_EMBED', takes: z.string().transform(s => s.split(',').map(n => n.trim())).pipe(z.array(z.string().regex(/^https?:\/\/(?:\*\.)?[a-z0-9.-]+(?::\d{1,5})?$/i, { error: 'must be origins such as https://example.org, with commas between them' }))), help: 'sites whose pages may show ?embed=1 in a frame, such as https://example.org, with commas between them' },
  token: { env: 'BELLIGRAPH_TOKEN', takes: z.string().regex(/^[\x21-\x7e]{16,}$/, { error: 'must be at least 16 letters, digits and signs without blanks' }), help: 'needed to write once host is not loopback' },
  queryMs: { env: 'BELLIGRAPH_QUERY_MS', takes: z.string().regex(/^\d{2,6}$/, { error: 'must be milliseconds from 10 to 999999' }).transform(Number), help: 'how long a question may take, in milliseconds (5000; 2000 when public)' },
  proxies: { env: 'BELLIGRAPH_PROXIES', takes: z.string().regex(/^\d$/, { error: 'must be a number from 0 to 9' }).transform(Number), help: 'how many proxies stand before the server: they name the address of who asks (0)' },
  neo4jUri: { env: 'NEO4J_URI', takes: z.string().regex(/^(?:neo4j|bolt)(?:\+s|\+ssc)?:\/\/\S+$/, { error: 'must be an address such as neo4j://localhost:7687' }), help: 'use this Neo4j instead of the embedded engine' },
  neo4jUser: { env: 'NEO4J_USER', takes: z.string(), help: 'user of Neo4j (neo4j)' },
  neo4jPassword: { env: 'NEO4J_PASSWORD', takes: z.string(), help: 'its password' },
  neo4jDatabase: { env: 'NEO4J_DATABASE', takes: z.string().regex(/^[a-z][a-z0-9.-]{2,62}$/i, { error: 'must be a database name' }), help: 'its database (neo4j)' },
} as const

/** Flags without a value; their variable is 1 or 0. */
export const SWITCHES = {
  '--public': { env: 'BELLIGRAPH_PUBLIC', help: 'for strangers: nothing can be changed or loaded, questions have narrower bounds, requests are counted by address' },
  '--no-console': { env: 'BELLIGRAPH_NO_CONSOLE', help: 'ready questions only: nobody writes statements of their own' },
} as const
type Key = keyof typeof SETTINGS

export interface Settings {
  /** Absent: 8080, or the next free one. */
  port?: number
  host: string
  names: string[]
  data: string
  /** Without a slash at its end. */
  base?: string
  /** Origins that may show the page in a frame. */
  embed: string[]
  reports?: string
  token?: string
  queryMs?: number
  proxies: number
  public: boolean
  console: boolean
  neo4j?: { uri: string; user: string; password: string; database: string }
}

const flagOf = (key: string): string => `--${key.replace(/[A-Z]/g, c => `-${c.toLowerCase()}`)}`
const SECRET: readonly string[] = ['token', 'neo4jPassword']

/** Adds a flag for each setting to a command. */
export function withSettings(command: Command): Command {
  for (const [key, { help, env }] of Object.entries(SETTINGS)) command.option(`${flagOf(key)} <value>`, `${help} [${env}]`)
  for (const [flag, { help, env }] of Object.entries(SWITCHES)) command.option(flag, `${help} [${env}]`)
  return command
}

/** @throws BelligraphError `usage` */
function switched(flag: keyof typeof SWITCHES, given: boolean, env: Readonly<Record<string, string | undefined>>): boolean {
  const { env: name } = SWITCHES[flag], value = env[name] ?? ''
  if (!['', '0', '1'].includes(value)) throw new BelligraphError('usage', `${name}: ${JSON.stringify(value.slice(0, 100))} must be 1 or 0.`)
  return given || value === '1'
}

/**
 * Reads the settings; an empty variable counts as none.
 * @throws BelligraphError `usage`, naming the flag or variable and what it takes
 */
export function readSettings(flags: Readonly<Record<string, unknown>>, env: Readonly<Record<string, string | undefined>>): Settings {
  const given: { [K in Key]?: z.output<(typeof SETTINGS)[K]['takes']> } = {}
  for (const key of Object.keys(SETTINGS) as Key[]) {
    const flag = flags[key], value = typeof flag === 'string' ? flag : env[SETTINGS[key].env] || undefined
    if (value === undefined) continue
    const parsed = SETTINGS[key].takes.safeParse(value)
    const name = typeof flag === 'string' ? flagOf(key) : SETTINGS[key].env
    if (!parsed.success) throw new BelligraphError('usage', `${name}: ${SECRET.includes(key) ? 'the value' : JSON.stringify(value.slice(0, 100))} ${parsed.error.issues[0]!.message}.`)
    Object.assign(given, { [key]: parsed.data })
  }
  const { base, neo4jUri, neo4jUser = 'neo4j', neo4jPassword = '', neo4jDatabase = 'neo4j', port, token, reports, queryMs, host = '127.0.0.1', names = [], embed = [], data = 'data', proxies = 0 } = given
  const isPublic = switched('--public', flags.public === true, env)
  if (!isLoopback(host) && token === undefined && !isPublic) {
    throw new BelligraphError('usage', `HOST is ${host}, so others can reach this server: set BELLIGRAPH_TOKEN, which writing will need, or leave HOST at 127.0.0.1. With --public nobody can write.`)
  }
  return {
    host, names, embed, data: resolve(data), proxies, public: isPublic, console: !switched('--no-console', flags.console === false, env), ...(queryMs !== undefined && { queryMs }), ...(port !== undefined && { port }), ...(token !== undefined && { token }), ...(reports !== undefined && { reports }), ...(base !== undefined && { base }),
    ...(neo4jUri !== undefined && { neo4j: { uri: neo4jUri, user: neo4jUser, password: neo4jPassword, database: neo4jDatabase } }),
  }
}
