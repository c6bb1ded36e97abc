/** Kills loads, again and again, on any engine: what was acknowledged is there, and the graph is the one that the records make. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { openStore, type StoreSettings } from '../../src/store/open.js'
import { base, claims, dice } from './world.js'

const loader = join(import.meta.dirname, 'loader.mjs')
const BATCHES = 40, EACH = 20, ACTORS = 12, REPORTS = 6

/** Ids of a process's children; none where the system does not tell (only Linux does). */
export function childrenOf(pid: number): number[] {
  const all = readdirSync('/proc').filter(n => /^\d+$/.test(n)).map(Number)
  return all.filter(p => {
    try {
      const stat = readFileSync(`/proc/${p}/stat`, 'utf8')
      return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === pid
    } catch { return false }
  })
}

export const lives = (pid: number): boolean => {
  try {
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch { return false }
}

export interface Load { pid: number; acks: number; done: Promise<void>; ended: Promise<unknown>; said(): string }

/** Starts a load of the batches from number `from` on. */
export function load(settings: StoreSettings, batches: string, from: number): Load {
  const child = spawn(process.execPath, [loader, JSON.stringify(settings), batches, String(from)], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = '', finish = (): void => {}
  const out: Load = { pid: child.pid!, acks: from, done: new Promise(resolve => { finish = resolve }), ended: once(child, 'close'), said: () => said }
  child.stderr.on('data', c => { said += c })
  let rest = ''
  child.stdout.on('data', c => {
    const lines = (rest + c).split('\n')
    rest = lines.pop()!
    for (const line of lines) {
      if (line.startsWith('ack ')) out.acks = Number(line.slice(4)) + 1
      if (line === 'done') finish()
    }
  })
  return out
}

/** The batches in a file: the actors and reports, then claims. */
export function batchFile(folder: string): string {
  const file = join(folder, 'batches.json')
  writeFileSync(file, JSON.stringify([base(ACTORS, REPORTS), ...Array.from({ length: BATCHES }, (_, i) => claims(EACH, ACTORS, REPORTS, i * EACH))]))
  return file
}

/**
 * Kills the load (every third time one of its own processes, when it has some) at some moment, `times` over, and looks at the store after each.
 * A load that reached its end starts again on an empty store.
 */
export async function killLoads(settings: StoreSettings, times: number, empty: () => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'belligraph-kill-')), batches = batchFile(folder), roll = dice(times)
  let acks = 0
  for (let round = 0; round < times; round++) {
    if (acks > BATCHES) {
      await empty()
      acks = 0
    }
    const started = load(settings, batches, acks), until = acks + 1 + roll(6)
    const reached = (async () => { while (started.acks < until) await new Promise(r => setTimeout(r, 2)) })()
    await Promise.race([reached, started.done, started.ended])
    await new Promise(r => setTimeout(r, roll(25)))
    const own = round % 3 === 2 ? childrenOf(started.pid) : []
    if (own.length > 0) {
      process.kill(own[roll(own.length)]!, 'SIGKILL')
      await Promise.race([started.done, new Promise(r => setTimeout(r, 300)), started.ended])
    }
    try { process.kill(started.pid, 'SIGKILL') } catch { /* it has ended: its output says why */ }
    await started.ended
    acks = started.acks
    expect(acks, started.said()).toBeGreaterThan(0)

    const store = await openStore(settings)
    const snapshot = await store.snapshot(), found = (await store.query('MATCH (c:Claim) RETURN count(c) AS n')).rows[0]![0]
    const acknowledged = Array.from({ length: acks - 1 }, (_, i) => claims(EACH, ACTORS, REPORTS, i * EACH)).flat()
    expect(acknowledged.filter(c => !snapshot.claims.has(c.data.id)), `round ${round}, ${acks} acknowledged`).toEqual([])
    expect(found).toBe(snapshot.claims.size)
    expect(snapshot.claims.size % EACH).toBe(0)
    expect(await store.check(), `round ${round}`).toEqual([])
    await store.close()
  }
  rmSync(folder, { recursive: true })
}
