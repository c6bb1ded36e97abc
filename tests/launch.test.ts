/** The launcher on a small checkout of its own: builds when sources changed, once even when two start together, and becomes the program. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const checkout = join(import.meta.dirname, '..')
const root = mkdtempSync(join(tmpdir(), 'belligraph-launch-'))
const put = (file: string, text: string) => writeFileSync(join(root, file), text)
mkdirSync(join(root, 'src'))
for (const file of ['package.json', 'package-lock.json', 'tsconfig.json', 'src/launch.mjs']) {
  cpSync(join(checkout, file), join(root, file), { preserveTimestamps: true })
}
symlinkSync(join(checkout, 'node_modules'), join(root, 'node_modules'))
put('src/cli.ts', 'console.log(JSON.stringify(process.argv.slice(2)))\n')
put('src/main.ts', "process.on('SIGTERM', () => process.exit(7))\nconsole.log(process.pid)\nsetInterval(() => {}, 1000)\n")
afterAll(() => rmSync(root, { recursive: true }))

const start = (...args: string[]): ChildProcess => spawn(process.execPath, [join(root, 'src/launch.mjs'), ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
async function launch(...args: string[]): Promise<{ status: number; out: string; err: string }> {
  const child = start(...args)
  let out = '', err = ''
  child.stdout!.on('data', chunk => { out += chunk })
  child.stderr!.on('data', chunk => { err += chunk })
  const [status] = await once(child, 'close')
  return { status, out, err }
}

test('two that start together build once, and both hand over', async () => {
  const both = await Promise.all([launch('read', '--json', 'a b'), launch('status')])
  expect(both.map(b => [b.status, b.out])).toEqual([[0, '["read","--json","a b"]\n'], [0, '["status"]\n']])
  expect(both.map(b => b.err).join('').match(/Building the program/g)).toHaveLength(1)
})

test('what is up to date is left alone, without a word', async () => {
  expect(await launch('read')).toEqual({ status: 0, out: '["read"]\n', err: '' })
})

test('a source that changed is built again, and what it no longer makes is gone', async () => {
  put('src/gone.ts', 'export {}\n')
  await launch('build')
  expect(existsSync(join(root, 'dist/gone.js'))).toBe(true)
  rmSync(join(root, 'src/gone.ts'))
  put('src/cli.ts', "console.log('anew')\n")
  expect(await launch()).toMatchObject({ status: 0, out: 'anew\n' })
  expect(existsSync(join(root, 'dist/gone.js'))).toBe(false)
})

test('start is the server itself: a signal reaches it and its status is the exit status', async () => {
  const server = start('start')
  const [pid] = await once(server.stdout!, 'data')
  expect(Number(pid)).toBe(server.pid)
  server.kill('SIGTERM')
  expect(await once(server, 'close')).toEqual([7, null])
})

test('sources that do not build end it with a sentence, each time, until they are mended', async () => {
  put('src/cli.ts', "const n: number = 'no'\n")
  for (let i = 0; i < 2; i++) {
    const { status, out, err } = await launch('read')
    expect([status, out]).toEqual([1, ''])
    expect(err).toMatch(/error TS[^]*belligraph: Building the program failed: see above/)
  }
  put('src/cli.ts', "console.log('mended')\n")
  expect(await launch('read')).toMatchObject({ status: 0, out: 'mended\n' })
})
