/** XML as events, a piece of the file at a time; memory stays that of the longest element's own text. Nothing outside the file is read, and no entity but XML's five. */
import { SaxesParser } from 'saxes'
import { BelligraphError } from '../errors.js'

/** Characters of one tag, one comment or one text, at most; and elements inside one another. */
const LONGEST = 1_000_000
const DEEPEST = 200

/** What is told of a file. Names come without their prefix. */
export interface Events {
  open(name: string, attributes: Readonly<Record<string, string>>, line: number): void
  /** `text`: what stands in the element itself, not in those inside it. */
  close(name: string, text: string, line: number): void
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1)

/**
 * Tells `events` of the file; yields what they have put into `out` meanwhile.
 * @throws BelligraphError naming file and line: `invalid` for what is not well-formed or ends in the middle, `unsupported` for entities and encodings, `too-large`
 */
export async function* readXml<T>(bytes: AsyncIterable<Uint8Array>, file: string, events: Events, out: T[]): AsyncGenerator<T> {
  const parser = new SaxesParser({ xmlns: false, position: true }), texts: string[] = [], names: string[] = []
  let moved = 0, ending = false
  const at = (): string => `${file}:${parser.line}`
  const refuse = (code: 'invalid' | 'unsupported' | 'too-large', sentence: string): never => { throw new BelligraphError(code, sentence) }
  parser.on('error', e => {
    if (ending && names.length > 0) refuse('invalid', `${file} ends in the middle, at line ${parser.line} inside <${names.at(-1)}>; the file was cut off.`)
    if (ending) refuse('invalid', `${file} is no XML, or ends before its first element.`)
    refuse('invalid', `${at()}: is not well-formed XML: ${e.message.replace(/^[\d:]*\s*/, '').replace(/\.$/, '')}.`)
  })
  parser.on('doctype', text => {
    if (/<!ENTITY/i.test(text)) refuse('unsupported', `${at()}: the DOCTYPE declares entities, which are not read: they can name other files or grow without end. Take the DOCTYPE out.`)
    moved = parser.position
  })
  for (const quiet of ['comment', 'processinginstruction'] as const) parser.on(quiet, () => { moved = parser.position })
  parser.on('opentag', ({ name, attributes }) => {
    moved = parser.position
    if (names.push(name) > DEEPEST) refuse('too-large', `${at()}: more than ${DEEPEST} elements stand inside one another.`)
    // What stands between its elements is no text of an element's own: a million edges have as many line ends between them.
    const around = texts.length - 1
    if (around >= 0 && texts[around]!.trim() === '') texts[around] = ''
    texts.push('')
    events.open(local(name), attributes, parser.line)
  })
  const add = (text: string): void => {
    moved = parser.position
    const own = texts.length - 1
    if (own < 0) return
    texts[own] += text
    if (texts[own]!.length > LONGEST) refuse('too-large', `${at()}: <${names[own]}> holds more than ${LONGEST} characters.`)
  }
  parser.on('text', add)
  parser.on('cdata', add)
  parser.on('closetag', () => {
    moved = parser.position
    events.close(local(names.pop()!), texts.pop()!, parser.line)
  })
  for await (const text of decoded(bytes, file)) {
    parser.write(text)
    if (parser.position - moved > LONGEST) refuse('too-large', `${at()}: a tag, a comment or a text is longer than ${LONGEST} characters; a quote or a bracket is perhaps never closed.`)
    yield* out.splice(0)
  }
  ending = true
  parser.close()
  yield* out.splice(0)
}

/** Bytes as text, in the encoding that their mark or the XML declaration says; UTF-8 if neither does. */
async function* decoded(bytes: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined, head: Uint8Array = new Uint8Array(), line = 1, encoding = ''
  const text = (piece?: Uint8Array): string => {
    let out: string
    try { out = decoder!.decode(piece, { stream: piece !== undefined }) } catch {
      throw new BelligraphError('invalid', `${file}: near line ${line} there is no text in ${encoding.toUpperCase()}; the file is damaged, cut off, or says the wrong encoding.`)
    }
    for (let i = out.indexOf('\n'); i >= 0; i = out.indexOf('\n', i + 1)) line++
    return out
  }
  const begin = (): string => {
    encoding = encodingOf(head)
    try { decoder = new TextDecoder(encoding, { fatal: true }) } catch {
      throw new BelligraphError('unsupported', `${file}:1: says that it is in ${JSON.stringify(encoding)}, which is not known here; save it as UTF-8.`)
    }
    const begins = text(head)
    if (!/^\s*(?:<|$)/.test(begins)) throw new BelligraphError('invalid', `${file}:1: is no XML: it begins with ${JSON.stringify(begins.trim().slice(0, 40))}.`)
    return begins
  }
  for await (const piece of bytes) {
    if (decoder) yield text(piece)
    else {
      head = Buffer.concat([head, piece])
      if (head.length >= 200) yield begin()
    }
  }
  if (!decoder) yield begin()
  yield text()
}

function encodingOf(head: Uint8Array): string {
  const [a, b] = head
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return 'utf-16le'
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return 'utf-16be'
  const said = /^(?:\xef\xbb\xbf)?<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']/.exec(Buffer.from(head.subarray(0, 200)).toString('latin1'))?.[1]?.toLowerCase() ?? 'utf-8'
  return said.startsWith('utf-16') ? 'utf-8' : said
}
