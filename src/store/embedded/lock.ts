/** One process at a time holds a store's folder: the file `lock` in it says which. */
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { BelligraphError } from '../../errors.js'

/** Who holds a store. `url` when it serves one; `started` tells a process from a later one of the same number. */
export interface Holder { pid: number; url?: string; started?: string }

/** The living process that holds a store's folder, if any. */
export function holderOf(folder: string): Holder | undefined {
  const holder = readLock(join(folder, 'lock'))
  return holder && lives(holder) ? holder : undefined
}

export class Lock {
  readonly #file: string

  /** @throws BelligraphError `conflict` when another living process holds it; its number and address are in `details` */
  constructor(folder: string) {
    this.#file = join(folder, 'lock')
    for (let tries = 0; ; tries++) {
      try {
        writeFileSync(this.#file, this.#text(), { flag: 'wx' })
        return
      } catch (e) {
        if ((e as NodeJS.ErrnoException).code !== 'EEXIST' || tries > 5) throw e
      }
      const holder = readLock(this.#file)
      if (holder && lives(holder)) {
        throw new BelligraphError('conflict', `The store ${folder} is in use by process ${holder.pid}${holder.url ? `, which serves ${holder.url}` : ''}. Use that one, or end it first.`, holder)
      }
      this.#takeAway(holder)
    }
  }

  /** Says where the holder can be reached. */
  announce(url: string): void { writeFileSync(this.#file, this.#text(url)) }

  release(): void { rmSync(this.#file, { force: true }) }

  #text(url?: string): string {
    const started = startOf(process.pid)
    return JSON.stringify({ pid: process.pid, ...(url !== undefined && { url }), ...(started !== undefined && { started }) } satisfies Holder)
  }

  /** Takes a dead process's lock away, unless another process has just done so and put its own there. */
  #takeAway(dead: Holder | undefined): void {
    const aside = `${this.#file}.${process.pid}`
    if (!existsSync(this.#file)) return
    try { renameSync(this.#file, aside) } catch { return }
    const got = readLock(aside)
    if (got?.pid === dead?.pid && got?.started === dead?.started) rmSync(aside, { force: true })
    else renameSync(aside, this.#file)
  }
}

function readLock(file: string): Holder | undefined {
  try {
    const holder = JSON.parse(readFileSync(file, 'utf8')) as Holder
    return typeof holder.pid === 'number' ? holder : undefined
  } catch { return undefined }
}

function lives({ pid, started }: Holder): boolean {
  try { process.kill(pid, 0) } catch (e) { if ((e as NodeJS.ErrnoException).code !== 'EPERM') return false }
  return started === undefined || started === startOf(pid)
}

/** When a process started, where the system tells (Linux): numbers are used again, after a restart of a container at once. */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`
  } catch { return undefined }
}
