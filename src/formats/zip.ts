/** A zip made while it is written: no file in it is held whole. */
import { strToU8, Zip, ZipDeflate } from 'fflate'

/** Packs files, each given in pieces, in the order given. All get the noon of `date` (an ISO day) as their time, so that the bytes depend on nothing else. */
export function* zipped(files: Iterable<[name: string, parts: Iterable<string>]>, date: string): Generator<Uint8Array> {
  const out: Uint8Array[] = []
  let failure: Error | null = null
  const zip = new Zip((error, chunk) => {
    if (error) failure = error
    else out.push(chunk)
  })
  for (const [name, parts] of files) {
    const file = new ZipDeflate(name)
    file.mtime = `${date}T12:00:00`
    zip.add(file)
    for (const part of parts) {
      file.push(strToU8(part))
      yield* out.splice(0)
    }
    file.push(new Uint8Array(), true)
    yield* out.splice(0)
  }
  zip.end()
  yield* out.splice(0)
  if (failure) throw failure
}
