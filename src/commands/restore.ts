/** `belligraph restore`: what `belligraph backup` saved, back. */
import { createReadStream, statSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { readBackup } from '../backup.js'
import { BelligraphError } from '../errors.js'
import type { Store } from '../store/store.js'

/** Makes what a copy holds all that the store holds. @throws BelligraphError as `readBackup` does; then the store is as it was */
export async function restore(file: string, store: Store): Promise<number> {
  const there = statSync(file, { throwIfNoEntry: false })
  if (!there?.isFile()) throw new BelligraphError('not-found', `${file}: ${there ? 'is no file' : 'there is no such file'}.`)
  const records = await readBackup(file, createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity }))
  await store.restore(records)
  return records.length
}
