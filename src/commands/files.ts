/** The documents of files and folders named on a command line, `-` being standard input. */
import { createReadStream, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Document, documents } from '../documents.js'
import { BelligraphError } from '../errors.js'

/** The pieces of a stream, each counted as it passes. */
async function* counted(source: AsyncIterable<Uint8Array>, took: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  for await (const piece of source) {
    took(piece.length)
    yield piece
  }
}

/** The files named, and those in the folders named and in folders in them, by name; names that begin with a dot are passed over. A folder at a time, so that any number of files may be in them. */
export function* filesIn(named: readonly string[]): Generator<string> {
  for (const file of named) {
    if (file === '-' || !statSync(file, { throwIfNoEntry: false })?.isDirectory()) yield file
    else yield* filesIn(readdirSync(file).filter(name => !name.startsWith('.')).sort().map(name => join(file, name)))
  }
}

/** In the order given; `took` is told how many bytes were read. A file that cannot be opened or read comes out as the error that says so, and the next one follows. */
export async function* documentsOf(files: readonly string[], stdin: AsyncIterable<Uint8Array>, took: (bytes: number) => void = () => {}): AsyncGenerator<Document | BelligraphError> {
  for (const file of filesIn(files)) {
    try {
      yield* file === '-' ? documents('standard input', stdin) : documents(file, counted(createReadStream(file), took))
    } catch (e) {
      const { code } = e as NodeJS.ErrnoException
      if (code === undefined || e instanceof BelligraphError) throw e
      const why = { ENOENT: 'there is no such file', EACCES: 'it may not be read' }[code] ?? code
      yield new BelligraphError(code === 'ENOENT' ? 'not-found' : 'invalid', `${file}: ${why}.`)
    }
  }
}

/** What a document is called in messages: the file, and the line in it. */
export const called = (d: Document): string => (d.line === undefined ? d.file : `${d.file}:${d.line}`)
