/** A bar on a terminal while files are worked on; nothing anywhere else. */
import { statSync } from 'node:fs'
import cliProgress from 'cli-progress'
import { filesIn } from './files.js'

export interface Progress {
  /** So many bytes more have been taken in. */
  took(bytes: number): void
  /** One report more is done. */
  done(): void
  stop(): void
}

const total = (files: readonly string[]): number => { let sum = 0; for (const f of filesIn(files)) sum += bytesOf(f); return sum }
const bytesOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0

/** Starts the bar when `stream` is a terminal; undefined when it is none or a file's length is not known. */
export function progress(files: readonly string[], stream: NodeJS.WriteStream): Progress | undefined {
  if (!stream.isTTY || files.includes('-')) return undefined
  const bar = new cliProgress.SingleBar({ stream, format: '{bar} {percentage} %, {reports} reports', hideCursor: true, clearOnComplete: true })
  let reports = 0
  bar.start(total(files), 0, { reports })
  return { took: bytes => bar.increment(bytes, { reports }), done: () => bar.update({ reports: ++reports }), stop: () => bar.stop() }
}

/** A bar of one file, in two stages: its bytes as they are read, then its parts as they are written. Undefined where there is no terminal. */
export function bar(bytes: number, stream: NodeJS.WriteStream): { at(stage: string, more: number): void; of(stage: string, done: number, total: number): void; stop(): void } | undefined {
  if (!stream.isTTY) return undefined
  const shown = new cliProgress.SingleBar({ stream, format: '{bar} {percentage} %, {stage}', hideCursor: true, clearOnComplete: true })
  shown.start(bytes, 0, { stage: '' })
  return {
    at: (stage, more) => shown.increment(more, { stage }),
    of(stage, done, total) { shown.setTotal(total); shown.update(done, { stage }) },
    stop: () => shown.stop(),
  }
}
