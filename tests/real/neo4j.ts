/** A real Neo4j, from its jars; or the one that NEO4J_URI names, whose content the tests then replace. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { jars, java, JVM } from './java.js'
import { type Program, run } from './program.js'

const lib = () => jars('org.neo4j:neo4j:5.26.30')
const source = fileURLToPath(new URL('Neo4j.java', import.meta.url))

/** Neo4j to talk to. */
export const program: Program = { name: 'Neo4j', install: async () => process.env.NEO4J_URI || (await lib()) }
/** Neo4j's bulk importer; a server elsewhere is no help. */
export const importer: Program = { name: 'neo4j-admin', install: lib }

export interface RunningNeo4j {
  /** `bolt://127.0.0.1:PORT`; no authentication. */
  uri: string
  /** Ends the server and removes its data. */
  stop(): Promise<void>
  /** Kills the server at once; gives what starts it again on the same port and data. Absent for a server that is not ours. */
  kill?(): Promise<() => Promise<RunningNeo4j>>
}

/** Starts a server of its own on a free port (or the one given), on an empty store or on the one that `importCsv` made. */
export async function startNeo4j(home?: string, given?: number): Promise<RunningNeo4j> {
  if (process.env.NEO4J_URI && !home) return { uri: process.env.NEO4J_URI, stop: async () => {} }
  const folder = home ?? (await mkdtemp(join(tmpdir(), 'belligraph-neo4j-')))
  const port = given ?? await freePort()
  const server = spawn(await java(), [...JVM, '-cp', join(await lib(), '*'), source, folder, String(port)], { stdio: ['pipe', 'pipe', 'pipe'] })
  const ended = once(server, 'close')
  let said = ''
  server.stderr.on('data', chunk => { said += chunk })
  const ready = new Promise<true>(resolve => {
    server.stdout.on('data', chunk => { if (`${chunk}`.includes('ready')) resolve(true) })
  })
  if ((await Promise.race([ready, ended])) !== true) throw new Error(`Neo4j did not start: ${said.slice(-2000)}`)
  return {
    uri: `bolt://127.0.0.1:${port}`,
    async stop() {
      // Killed, not asked: Bolt takes five seconds to drain, and the data goes anyway. Should we die first, its stdin ends and so does it.
      server.kill('SIGKILL')
      await ended
      await rm(folder, { recursive: true, force: true })
    },
    async kill() {
      server.kill('SIGKILL')
      await ended
      return () => startNeo4j(folder, port)
    },
  }
}

/** Imports CSV files with neo4j-admin into a new store and gives its home, for `startNeo4j`. */
export const importCsv = (nodes: string[], relationships: string[]): Promise<string> =>
  importWith([...nodes.map(f => `--nodes=${f}`), ...relationships.map(f => `--relationships=${f}`)])

/** The same for the files that `args` (neo4j-admin's own, `@FILE` too) name, as they are found from a folder. */
export async function importWith(args: string[], cwd?: string): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'belligraph-neo4j-'))
  const conf = join(home, 'conf')
  await mkdir(conf)
  await writeFile(join(conf, 'neo4j.conf'), '')
  const admin = [...JVM, '-cp', join(await lib(), '*'), 'org.neo4j.cli.AdminTool', 'database', 'import', 'full', 'neo4j', '--overwrite-destination', ...args]
  await run(await java(), admin, { cwd: cwd ?? home, env: { ...process.env, NEO4J_HOME: home, NEO4J_CONF: conf } })
  return home
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
