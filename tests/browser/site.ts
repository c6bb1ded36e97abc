/** The program itself, started as `npm start` starts it, on the seed and a fresh data folder. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { reportId, sha256 } from '../../src/ids.js'
import { shared } from '../shared.js'

const root = resolve(import.meta.dirname, '../..')
/** The folder with the texts of the five reports; undefined when it is not at hand. */
export const TEXTS = shared('reports')

/** The file that holds a report's text. */
export function textFile(report: string): string {
  const file = readdirSync(TEXTS!).map(f => join(TEXTS!, f)).find(f => reportId(sha256(readFileSync(f))) === report)
  if (!file) throw new Error(`no file in ${TEXTS} is report ${report}`)
  return file
}

export interface Site { url: string; close(): Promise<void> }

/** With `texts`, as when BELLIGRAPH_REPORTS names their folder; without, as for everybody who has only the seed. */
export async function site({ texts, env: more = {} }: { texts: boolean; env?: Record<string, string> }): Promise<Site> {
  const data = await mkdtemp(join(tmpdir(), 'belligraph-'))
  const env = { ...process.env, PORT: '0', HOST: '127.0.0.1', BELLIGRAPH_DATA: data, BELLIGRAPH_REPORTS: texts ? TEXTS : '', BELLIGRAPH_TOKEN: '', NEO4J_URI: '', ...more }
  const program = spawn(process.execPath, [join(root, 'src/launch.mjs'), 'start'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  program.stderr.on('data', d => { said += d })
  const url = await new Promise<string>((ready, failed) => {
    let out = ''
    program.stdout.on('data', d => {
      out += d
      const at = /ready at (http:\S+)/.exec(out)?.[1]
      if (at) ready(at)
    })
    program.on('exit', () => failed(new Error(`it ended: ${said}`)))
  })
  return {
    url,
    async close() {
      if (program.exitCode === null) {
        program.kill('SIGTERM')
        await once(program, 'exit')
      }
      await rm(data, { recursive: true, force: true })
    },
  }
}
