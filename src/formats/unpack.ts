/** A file as it was before it was packed: .gz and .zip are told by how they begin; anything else passes as it is. Memory stays that of a piece. */
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { Unzip, UnzipInflate } from 'fflate'
import { BelligraphError } from '../errors.js'

/** Bytes of a file after unpacking, at most. */
export const LARGEST = 4 * 2 ** 30
/** A packed file that grows more than this, past its first `SMALL` bytes, is a bomb: text packs 5 to 20 times. */
const MOST_GROWTH = 200
const SMALL = 16 * 2 ** 20
/** Bytes given on at a time, as a file's are. */
const PIECE = 2 ** 16

/** What an import reads of a zip. */
const TABLE = /\.(csv|tsv|txt|gexf|graphml|xml)$/i

/** @throws BelligraphError `too-large` for what grows without end, `invalid` for what ends in the middle or holds no table */
export async function* unpacked(bytes: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<Uint8Array> {
  let packed = 0, size = 0
  const source = bytes[Symbol.asyncIterator]()
  let first = new Uint8Array()
  while (first.length < 4) {
    const next = await source.next()
    if (next.done) break
    first = Buffer.concat([first, next.value])
  }
  async function* all(): AsyncGenerator<Uint8Array> {
    for (let piece = first; ;) {
      packed += piece.length
      yield piece
      const next = await source.next()
      if (next.done) return
      piece = next.value as typeof first
    }
  }
  const is = (...magic: number[]): boolean => magic.every((b, i) => first[i] === b)
  const kind = is(0x1f, 0x8b) ? 'gzip' : is(0x50, 0x4b, 3, 4) ? 'zip' : undefined
  try {
    for await (const piece of kind === 'gzip' ? gunzipped(all(), file) : kind === 'zip' ? unzipped(all(), file) : all()) {
      size += piece.length
      if (size > LARGEST) throw new BelligraphError('too-large', `${file} is larger than ${LARGEST / 2 ** 30} GB; split it.`)
      if (kind && size > SMALL && size > packed * MOST_GROWTH) {
        throw new BelligraphError('too-large', `${file} grows to more than ${MOST_GROWTH} times its size when it is unpacked, as no table does; unpack it yourself if it is to be trusted.`)
      }
      yield piece
    }
  } finally { await source.return?.() }
}

async function* gunzipped(bytes: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<Uint8Array> {
  const source = Readable.from(bytes, { objectMode: false }), gunzip = createGunzip({ chunkSize: PIECE })
  source.on('error', e => gunzip.destroy(e))
  try {
    for await (const piece of source.pipe(gunzip)) yield piece as Uint8Array
  } catch (e) {
    if (e instanceof BelligraphError) throw e
    throw new BelligraphError('invalid', `${file} ${(e as NodeJS.ErrnoException).code === 'Z_BUF_ERROR' ? 'ends in the middle' : `is damaged (${(e as Error).message})`}; get it again.`)
  } finally { source.destroy() }
}

/** The first table of a zip. */
async function* unzipped(bytes: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<Uint8Array> {
  const out: Uint8Array[] = [], names: string[] = []
  let found = false, ended = false, fault: Error | undefined
  const unzip = new Unzip(entry => {
    names.push(entry.name)
    if (found || !TABLE.test(entry.name) || /^__MACOSX\/|(?:^|\/)(?:readme|licen[cs]e)[^/]*$/i.test(entry.name)) return
    found = true
    entry.ondata = (error, data, final) => {
      fault ??= error ?? undefined
      if (data?.length > 0) out.push(data)
      ended ||= final
    }
    entry.start()
  })
  unzip.register(UnzipInflate)
  for await (const piece of bytes) {
    // In small steps: a little of a bomb is already much.
    for (let at = 0; at < piece.length && !ended; at += 1024) {
      try { unzip.push(piece.subarray(at, at + 1024)) } catch (e) { fault = e as Error }
      if (fault) throw new BelligraphError('invalid', `${file} is damaged (${fault.message}); get it again.`)
      yield* out.splice(0)
    }
    if (ended) return
  }
  if (!found) throw new BelligraphError('invalid', `${file} holds ${names.length === 0 ? 'nothing' : names.slice(0, 5).join(', ')}, but no .csv; save the table as CSV.`)
  throw new BelligraphError('invalid', `${file} ends in the middle; get it again.`)
}
