/** `belligraph backup` and `restore`: all that the store holds, out and back. */
import { createReadStream, createWriteStream, existsSync, renameSync, rmSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { readBackup } from '../backup.js'
import type { Api } from '../client.js'
import { BelligraphError } from '../errors.js'
import type { Store } from '../store/store.js'

/** Writes a copy to a file: whole or not at all. @throws BelligraphError `invalid` when it cannot be written */
export async function backup(file: string, api: Api): Promise<void> {
  const { body } = await api.fetch('/api/backup'), partial = `${file}.partial`
  try {
    await pipeline(Readable.fromWeb(body as import('node:stream/web').ReadableStream), createWriteStream(partial, { flush: true }))
    renameSync(partial, file)
  } catch (e) {
    rmSync(partial, { force: true })
    throw new BelligraphError('invalid', `${file}: cannot be written: ${(e as Error).message}.`)
  }
}

/** Makes what a copy holds all that the store holds. @throws BelligraphError as `readBackup` does; then the store is as it was */
export async function restore(file: string, store: Store): Promise<number> {
  if (!existsSync(file)) throw new BelligraphError('not-found', `${file}: there is no such file.`)
  const records = await readBackup(file, createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity }))
  await store.restore(records)
  return records.length
}
