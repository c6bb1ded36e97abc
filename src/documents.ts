/** Files → documents: the texts that the reader reads, with what the file says of them. Bytes come in from whoever opened the file; nothing is opened here. */
import { declaredCharset, readHtml } from './documents/html.js'
import { decode } from './documents/encoding.js'
import { readJsonl } from './documents/jsonl.js'
import { guessLanguage } from './text/language.js'
import { readPdf } from './documents/pdf.js'
import { BelligraphError } from './errors.js'
import { isPartialDate, type PartialDate } from './model.js'

/** A text with what is known of it. `language` is as given, else guessed: `ar`, `en` or `other`. `line`: where it stands in a JSONL file. */
export interface Document {
  file: string
  line?: number
  title: string
  text: string
  language: string
  url?: string
  publisher?: string
  publishedOn?: PartialDate
}

/** What can be read, by the file's extension. */
export const EXTENSIONS = ['txt', 'md', 'html', 'htm', 'pdf', 'jsonl'] as const
type Extension = (typeof EXTENSIONS)[number]

/** The largest file that is read at once, in bytes; JSONL may be of any length. */
export const LARGEST_FILE = 50_000_000

/**
 * The documents of a file, in its order: one, or of a `.jsonl` one a line. What cannot be read comes out as a BelligraphError between them, with
 * a sentence that names the file (and line): `invalid` (empty, broken, encrypted, bad field), `unsupported` (binary, encoding, extension), `too-large`.
 * Nothing is thrown but what `chunks` throws. A text is kept as it is, without its byte order mark; HTML and PDF give their text a paragraph a
 * line. A file without extension, such as standard input, is told by how it begins.
 */
export async function* documents(file: string, chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<Document | BelligraphError> {
  const source = Symbol.asyncIterator in chunks ? chunks[Symbol.asyncIterator]() : chunks[Symbol.iterator]()
  let first: Uint8Array = new Uint8Array()
  while (first.length < 64) {
    const next = await source.next()
    if (next.done) break
    first = first.length ? Buffer.concat([first, next.value]) : next.value
  }
  async function* all(): AsyncGenerator<Uint8Array> {
    yield first
    for (let next = await source.next(); !next.done; next = await source.next()) yield next.value
  }
  try {
    const kind = extensionOf(file) ?? sniff(first)
    if (kind === 'jsonl' && first.length > 0) {
      if (first[0] === 0xff || first[0] === 0xfe || first.includes(0)) throw new BelligraphError('unsupported', `${file} is not UTF-8; JSON lines must be.`)
      for await (const item of readJsonl(all(), file)) yield item instanceof BelligraphError ? item : document(file, item.report, item.line)
      return
    }
    const parts: Uint8Array[] = []
    let size = 0
    for await (const part of all()) {
      size += part.length
      if (size > LARGEST_FILE) throw new BelligraphError('too-large', `${file} is larger than ${LARGEST_FILE / 1e6} MB; split it, or give its reports as JSON lines.`)
      parts.push(part)
    }
    yield await readWhole(file, kind, parts.length === 1 ? parts[0]! : Buffer.concat(parts))
  } catch (error) {
    if (!(error instanceof BelligraphError)) throw error
    yield error
  } finally { await source.return?.() }
}

/** The document of a file that is no JSONL. Throws a BelligraphError. */
async function readWhole(file: string, kind: Extension, bytes: Uint8Array): Promise<Document> {
  if (bytes.length === 0) throw new BelligraphError('invalid', `${file} is empty.`)
  if (kind === 'pdf') return document(file, await readPdf(bytes, file))
  if (kind === 'html' || kind === 'htm') {
    const { published, ...page } = readHtml(decode(bytes, file, declaredCharset(bytes)), file)
    if (page.text === '') throw new BelligraphError('invalid', `${file} has no text in it.`)
    const day = published?.slice(0, 10)
    return document(file, { ...page, ...(day && isPartialDate(day) ? { publishedOn: day } : {}) })
  }
  const text = decode(bytes, file)
  const heading = text.slice(0, 2000).split('\n').map(l => (kind === 'md' ? l.replace(/^#+\s*/, '') : l).trim()).find(Boolean)
  return document(file, { text, ...(heading && heading.length <= 200 ? { title: heading } : {}) })
}

type Found = { text: string } & { [K in 'title' | 'url' | 'publisher' | 'publishedOn' | 'language']?: string | undefined }

function document(file: string, found: Found, line?: number): Document {
  const { title, url, publisher, publishedOn } = found
  return {
    file, ...(line === undefined ? {} : { line }), title: title?.slice(0, 2000) ?? file.replace(/^.*[\\/]/, ''), text: found.text, language: found.language ?? guessLanguage(found.text),
    ...(url && url.length <= 2000 && URL.canParse(url) && /^https?:/i.test(url) ? { url } : {}), ...(publisher ? { publisher: publisher.slice(0, 400) } : {}),
    ...(publishedOn ? { publishedOn } : {}),
  }
}

/** The extension, when it is known; undefined when there is none. Throws `unsupported` for another. */
function extensionOf(file: string): Extension | undefined {
  const own = /\.([a-z0-9]+)$/i.exec(file)?.[1]?.toLowerCase()
  if (own === undefined) return undefined
  if ((EXTENSIONS as readonly string[]).includes(own)) return own as Extension
  throw new BelligraphError('unsupported', `${file} cannot be read: it must be ${EXTENSIONS.map(e => `.${e}`).join(', ')}.`)
}

function sniff(first: Uint8Array): Extension {
  const start = new TextDecoder('latin1').decode(first).replace(/^(?:\u00ef\u00bb\u00bf)?\s*/, '').toLowerCase()
  return start.startsWith('%pdf-') ? 'pdf' : /^<(?:!doctype html|html|head|\?xml)/.test(start) ? 'html' : start.startsWith('{"') ? 'jsonl' : 'txt'
}
