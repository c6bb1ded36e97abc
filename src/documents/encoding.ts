/** Bytes → text: UTF-8, UTF-16, windows-1256 and ISO-8859-6 are recognised; whatever else is refused, since a wrong guess would be quoted as evidence. */
import { analyse } from 'chardet'
import { BelligraphError } from '../errors.js'
import { guessLanguage } from '../text/language.js'

const BOMS: [encoding: string, bytes: number[]][] = [['utf-8', [0xef, 0xbb, 0xbf]], ['utf-16le', [0xff, 0xfe]], ['utf-16be', [0xfe, 0xff]]]
/** Controls that no text has: all below the blank but tab, line feed, form feed, return and escape. */
const CONTROLS = /[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]/
/** An accented Latin letter beside an Arabic one: read in the wrong encoding. */
const MOJIBAKE = /[\u0620-\u064a][\u00c0-\u024f]|[\u00c0-\u024f][\u0620-\u064a]/
const SAMPLE = 1 << 16

function tryDecode(encoding: string, bytes: Uint8Array): string | undefined {
  try { return new TextDecoder(encoding, { fatal: true }).decode(bytes) } catch { return undefined }
}

/** UTF-16 without a mark: its blanks and line ends have a NUL on one side only, and what comes out has no controls. */
function utf16(bytes: Uint8Array): string | undefined {
  const nuls = [0, 0]
  for (let i = 0; i < Math.min(bytes.length, SAMPLE); i++) if (bytes[i] === 0) nuls[i % 2]!++
  if (bytes.length % 2 || (nuls[0] === 0) === (nuls[1] === 0)) return undefined
  const text = tryDecode(nuls[0] === 0 ? 'utf-16le' : 'utf-16be', bytes)
  return text && !CONTROLS.test(text) && guessLanguage(text) !== 'other' ? text : undefined
}

/**
 * The text of a file, without its byte order mark. `declared` is the encoding that the file itself names (HTML), believed when the bytes are not
 * UTF-8. A one-byte encoding of Arabic is believed only when common Arabic words come out. Throws `invalid` when empty, `unsupported` when
 * binary or in another encoding; the message starts with `where`.
 */
export function decode(bytes: Uint8Array, where: string, declared?: string): string {
  if (bytes.length === 0) throw new BelligraphError('invalid', `${where} is empty.`)
  const [marked] = BOMS.find(([, bom]) => bom.every((b, i) => bytes[i] === b)) ?? []
  const text = marked ? tryDecode(marked, bytes) : tryDecode('utf-8', bytes)
  if (text !== undefined && !CONTROLS.test(text)) {
    if (text.trim() === '') throw new BelligraphError('invalid', `${where} has nothing but blanks in it.`)
    return text
  }
  if (marked) throw new BelligraphError('unsupported', `${where} begins as ${marked.toUpperCase()} but is not; save it again as UTF-8.`)
  if (bytes.subarray(0, SAMPLE).includes(0) || text !== undefined) {
    const wide = utf16(bytes)
    if (wide !== undefined) return wide
    throw new BelligraphError('unsupported', `${where} is not text: it has bytes in it that no text has.`)
  }
  const named = declared && label(declared)
  const own = named && named !== 'utf-8' ? tryDecode(named, bytes) : undefined
  if (own !== undefined && !CONTROLS.test(own)) return own
  const guesses = analyse(bytes.subarray(0, SAMPLE)).map(g => g.name)
  for (const encoding of ['windows-1256', 'iso-8859-6']) {
    if (!guesses.some(g => g.toLowerCase() === encoding)) continue
    const arabic = tryDecode(encoding, bytes)
    if (arabic && !CONTROLS.test(arabic) && guessLanguage(arabic) === 'ar' && !MOJIBAKE.test(arabic)) return arabic
  }
  if (guesses[0]?.toLowerCase() === 'utf-8') {
    const loose = new TextDecoder().decode(bytes), line = loose.slice(0, loose.indexOf('\ufffd')).split('\n').length
    throw new BelligraphError('unsupported', `${where}:${line}: a letter is damaged or cut off; the rest looks like UTF-8. Get the file again, or save it anew as UTF-8.`)
  }
  throw new BelligraphError('unsupported', `${where} is neither UTF-8, UTF-16 nor Arabic in windows-1256${guesses[0] ? ` (it looks like ${guesses[0]})` : ''}; save it as UTF-8.`)
}

function label(name: string): string | undefined {
  try { return new TextDecoder(name.trim()).encoding } catch { return undefined }
}
