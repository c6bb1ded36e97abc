/** Where the tests keep what they fetch: `.cache/` of the checkout, not tracked, filled once. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../.cache/', import.meta.url))

/** One process at a time runs `work` under this name (test files run in parallel). A holder that died is passed over. */
export async function alone<T>(name: string, work: () => Promise<T>): Promise<T> {
  const lock = join(root, `${name}.pid`)
  mkdirSync(root, { recursive: true })
  while (!take(lock)) {
    if (!alive(lock)) rmSync(lock, { force: true })
    await sleep(200)
  }
  try {
    return await work()
  } finally {
    rmSync(lock, { force: true })
  }
}

/**
 * The folder `.cache/NAME`, filled by `fill` the first time. A folder that was not filled to the end is emptied and filled again.
 * Put versions into the name: nothing looks inside.
 */
export function cached(name: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(root, name)
  const whole = join(folder, '.whole')
  if (existsSync(whole)) return Promise.resolve(folder)
  return alone(name, async () => {
    if (existsSync(whole)) return folder
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    process.stderr.write(`tests: fetching ${name} …\n`)
    await fill(folder)
    writeFileSync(whole, '')
    return folder
  })
}

function take(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch (e) {
    if ((e as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw e
  }
}

function alive(lock: string): boolean {
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 0)
    return true
  } catch (e) {
    return (e as NodeJS.ErrnoException).code === 'EPERM'
  }
}
