/** The documents of files named on a command line, `-` being standard input. */
import { createReadStream } from 'node:fs'
import { type Document, documents } from '../documents.js'
import { BelligraphError } from '../errors.js'

/** In the order given. A file that cannot be opened or read comes out as the error that says so, and the next one follows. */
export async function* documentsOf(files: readonly string[], stdin: AsyncIterable<Uint8Array>): AsyncGenerator<Document | BelligraphError> {
  for (const file of files) {
    try {
      yield* file === '-' ? documents('standard input', stdin) : documents(file, createReadStream(file))
    } catch (e) {
      const { code } = e as NodeJS.ErrnoException
      if (code === undefined || e instanceof BelligraphError) throw e
      const why = { ENOENT: 'there is no such file', EACCES: 'it may not be read', EISDIR: 'it is a folder' }[code] ?? code
      yield new BelligraphError(code === 'ENOENT' ? 'not-found' : 'invalid', `${file}: ${why}.`)
    }
  }
}

/** What a document is called in messages: the file, and the line in it. */
export const called = (d: Document): string => (d.line === undefined ? d.file : `${d.file}:${d.line}`)
