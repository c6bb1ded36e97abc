#!/usr/bin/env node
/**
 * The door: does what is missing (install, build), then hands over. Plain JavaScript without a dependency, because it runs before
 * anything is installed. Says on stderr what it does, so that stdout belongs to the program.
 *
 *   start   serves the page and the API            dist/main.js, in this process
 *   test    every test (arguments go to vitest)    bench   the benchmarks    build   nothing more
 *   any other word is a command of dist/cli.js, in this process
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const at = (...parts) => join(root, ...parts)
const say = line => process.stderr.write(`belligraph: ${line}\n`)

class Failed extends Error {}

/** Runs a program to its end, its output on stderr unless `stdio` says otherwise; a signal sent to us goes on to it. Gives its exit status. */
function run(command, args, { stdio = ['ignore', 2, 2], shell = false, env = process.env } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio, shell, env })
    const pass = signal => child.kill(signal)
    for (const s of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(s, pass)
    child.on('error', reject)
    child.on('close', (code, signal) => {
      for (const s of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(s, pass)
      resolve(signal ? 130 : code)
    })
  })
}

/** A step that takes a while: one line before, one after, a sentence when it fails. */
async function step(doing, command, args, options) {
  say(`${doing} …`)
  const began = Date.now()
  const status = await run(command, args, options).catch(e => { throw new Failed(`${doing} failed: ${e.message}`) })
  if (status !== 0) throw new Failed(`${doing} failed: see above`)
  say(`… done in ${((Date.now() - began) / 1000).toFixed(1)} s`)
}

/** A tool of node_modules, run with the Node that runs us. */
const tool = (name, ...args) => [process.execPath, [at('node_modules', ...name.split('/')), ...args]]

const modified = path => (existsSync(path) ? statSync(path).mtimeMs : -1)
const installed = () => modified(at('node_modules/.package-lock.json')) >= modified(at('package-lock.json'))

/** A hash over the names and contents of all files under the paths, in order; what is absent counts as empty. */
function fingerprint(paths) {
  const hash = createHash('sha256')
  const add = path => {
    if (!existsSync(at(path))) return
    if (statSync(at(path)).isDirectory()) for (const name of readdirSync(at(path)).sort()) add(`${path}/${name}`)
    else hash.update(`${path}\0`).update(readFileSync(at(path)))
  }
  for (const path of paths) add(path)
  return hash.digest('hex')
}

const viteConfig = ['ts', 'mts', 'js', 'mjs'].map(ending => at(`web/vite.config.${ending}`)).find(existsSync)

/** Also where a test starts the program: a page made for development does not run on a library made for use. */
const FOR_USE = { env: { ...process.env, NODE_ENV: 'production' } }

/** What is built: from which sources, into what. The stamp, beside the result, holds the fingerprint of the sources it was built from. */
const parts = [
  {
    stamp: at('dist/.program'),
    from: ['src', 'tsconfig.json', 'package-lock.json'],
    async build() {
      for (const name of existsSync(at('dist')) ? readdirSync(at('dist')) : []) if (!['web', 'alone'].includes(name)) rmSync(at('dist', name), { recursive: true })
      await step('Building the program', ...tool('typescript/bin/tsc', '-p', '.'))
    },
  },
  existsSync(at('src/seed.ts')) && {
    stamp: at('dist/.seed'),
    from: ['seed', 'src/seed.ts'],
    async build() {
      const { keepParsed } = await import(pathToFileURL(at('dist/seed.js')).href)
      try { keepParsed(at('seed')) } catch (e) { throw new Failed(e.message) }
    },
  },
  viteConfig && {
    stamp: at('dist/web/.page'),
    from: ['web', 'src/graph', 'src/text', 'src/terms.ts', 'src/ids.ts', ...readdirSync(at('src')).filter(f => f.startsWith('word')).map(f => `src/${f}`), 'package-lock.json'],
    build: () =>
      step('Building the page', ...tool('vite/bin/vite.js', 'build', 'web', '--config', viteConfig, '--outDir', at('dist/web'), '--emptyOutDir', '--logLevel', 'error'), FOR_USE),
  },
  viteConfig && {
    stamp: at('dist/alone/.page'),
    from: ['web', 'src', 'package-lock.json'],
    build: () =>
      step('Building the page in one file', ...tool('vite/bin/vite.js', 'build', 'web', '--config', viteConfig, '--mode', 'alone', '--outDir', at('dist/alone'), '--emptyOutDir', '--logLevel', 'error'), FOR_USE),
  },
].filter(Boolean)

const stale = () => parts.filter(p => !existsSync(p.stamp) || readFileSync(p.stamp, 'utf8') !== fingerprint(p.from))

/** Installs and builds what is missing or older than its sources. Nothing to do costs a few milliseconds. */
async function prepare() {
  if (installed() && stale().length === 0) return
  const release = await lock()
  try {
    if (!installed()) {
      const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
      await step('Installing the packages', 'npm', args, { stdio: ['ignore', 'ignore', 2], shell: process.platform === 'win32' })
    }
    for (const part of stale()) {
      const from = fingerprint(part.from)
      await part.build()
      writeFileSync(part.stamp, from)
    }
  } finally {
    release()
  }
}

/** Waits until no other process sets up this checkout; gives the function that lets the next one in. A dead holder is passed over. */
async function lock() {
  const file = at('.cache/launch.pid')
  mkdirSync(at('.cache'), { recursive: true })
  for (let waits = 0; ; waits++) {
    try {
      writeFileSync(file, `${process.pid}`, { flag: 'wx' })
      return () => rmSync(file, { force: true })
    } catch (e) {
      if (e.code !== 'EEXIST') throw e
    }
    if (!alive(file)) rmSync(file, { force: true })
    else if (waits === 0) say('Waiting for another one that is setting up this checkout …')
    await new Promise(resolve => setTimeout(resolve, 100))
  }
}

function alive(file) {
  try {
    process.kill(Number(readFileSync(file, 'utf8')), 0)
    return true
  } catch (e) {
    return e.code === 'EPERM'
  }
}

/** Becomes the program: the same process, so that its signals and its exit status are its own. */
function become(file, args) {
  process.argv = [process.argv[0], at(file), ...args]
  return import(pathToFileURL(at(file)).href)
}

const vitest = async args => {
  process.exitCode = await run(...tool('vitest/vitest.mjs', ...args), { stdio: ['ignore', 1, 2] })
}

try {
  const [word, ...rest] = process.argv.slice(2)
  if (Number(process.versions.node.split('.')[0]) < 20) throw new Failed(`Node 20 or newer is needed; this is Node ${process.versions.node}.`)
  await prepare()
  if (word === 'start') await become('dist/main.js', rest)
  else if (word === 'test') await vitest(['run', ...rest])
  else if (word === 'bench') await vitest(['bench', '--run', `--outputJson=${at('bench.json')}`, ...rest])
  else if (word !== 'build') await become('dist/cli.js', process.argv.slice(2))
} catch (e) {
  if (!(e instanceof Failed)) throw e
  say(e.message)
  process.exitCode = 1
}
