/** The README's commands, run as they stand: a newcomer will type them. */
import { execFile, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ROOT } from '../src/checkout.js'
import { describeWith, run } from './real/program.js'
import { program as pythonProgram, pythonCommand } from './real/python.js'

const readme = readFileSync(join(ROOT, 'README.md'), 'utf8')
const blocks = [...readme.matchAll(/^```sh\n([\s\S]*?)^```/gm)].flatMap(([, block]) => block!.trim().split('\n')).map(l => l.replace(/\s+#.*$/, ''))
const python = [...readme.matchAll(/^```python\n([\s\S]*?)^```/gm)].map(([, script]) => script!)
const cypher = [...readme.matchAll(/^```cypher\n([\s\S]*?)^```/gm)].map(([, s]) => s!)

const folder = mkdtempSync(join(tmpdir(), 'readme-'))
const env = { ...process.env, BELLIGRAPH_DATA: join(folder, 'data'), PORT: '0', BELLIGRAPH_REPORTS: '', NEO4J_URI: '' }
const shell = async (line: string): Promise<string> =>
  (await promisify(execFile)('bash', ['-euc', 'set -o pipefail; eval "$1"', 'bash', line.replace('npx ', `npx --prefix ${JSON.stringify(ROOT)} `)], { env, cwd: folder })).stdout

let server: ReturnType<typeof spawn>, url = ''
beforeAll(async () => {
  server = spawn(process.execPath, [join(ROOT, 'src/launch.mjs'), 'start'], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  url = await new Promise<string>((resolve, reject) => {
    let said = ''
    server.stdout!.on('data', (d: Buffer) => {
      const found = /^Belligraph is ready at (\S+)$/m.exec(said += d)
      if (found) resolve(found[1]!)
    })
    server.once('exit', code => reject(new Error(`npm start ended with ${code}: ${said}`)))
  })
})
afterAll(async () => {
  const ended = new Promise(resolve => server.once('exit', resolve))
  server.kill('SIGTERM')
  expect(await ended).toBe(0)
  rmSync(folder, { recursive: true, force: true })
})

describe('the README, with npm start in another terminal', () => {
  const commands = blocks.filter(l => /(?:^|\| )npx belligraph /.test(l))
  test('shows commands', () => expect(commands.length).toBeGreaterThanOrEqual(4))
  // In order, in a folder of their own: some read what others wrote.
  test.each(commands)('%s', async line => {
    const file = / export \S+ (\S+)/.exec(line)?.[1], out = await shell(line)
    if (file) expect(readFileSync(join(folder, file), 'utf8')).not.toBe('')
    else expect(out).not.toBe('')
  })

  test.each(cypher)('the query %s', async query => {
    const answer = await fetch(`${url}/api/cypher`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query, params: {} }) })
    expect(answer.status).toBe(200)
    expect((await answer.json() as { rows: unknown[] }).rows.length).toBeGreaterThan(0)
  })

  test('names every setting', async () => {
    const { SETTINGS } = await import('../src/settings.js')
    for (const { env: name } of Object.values(SETTINGS)) expect(readme, name).toContain(`\`${name}\``)
  })

  test('every file that it shows is there', () => {
    for (const [, file] of readme.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)) expect(readFileSync(join(ROOT, file!)).length).toBeLessThan(150_000)
  })
})

await describeWith([pythonProgram], 'the README in Python', () => test.each(python)('%s', async script => {
  expect(script.trimEnd().split('\n').length).toBeLessThanOrEqual(5)
  const out = await run(await pythonCommand('python'), ['-c', script], { cwd: folder, env: { ...process.env, PYTHONUTF8: '1' } })
  expect(out.split('\n').filter(l => /isis|syrian-government-forces/.test(l)).length).toBeGreaterThan(2)
}))
