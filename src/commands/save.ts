/** Saves what the server sends: to a file, whole or not at all, or to standard output. */
import { createWriteStream, renameSync, rmSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { BelligraphError } from '../errors.js'

/** @throws BelligraphError `invalid` when the file cannot be written; what was there before is there still */
export async function save(answer: Response, file: string | undefined): Promise<void> {
  const body = Readable.fromWeb(answer.body as ReadableStream)
  if (file === undefined || file === '-') {
    await pipeline(body, process.stdout, { end: false })
    return
  }
  const partial = `${file}.partial`
  try {
    await pipeline(body, createWriteStream(partial, { flush: true }))
    renameSync(partial, file)
  } catch (e) {
    rmSync(partial, { force: true })
    throw new BelligraphError('invalid', `${file}: cannot be written: ${(e as Error).message}.`)
  }
}
