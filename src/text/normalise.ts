/**
 * Spelling folded away, with the way back. Steps, a character at a time: HTML entities are decoded; compatibility and presentation
 * forms become their letters (NFKD); marks (diacritics, hamza above and below), tatweel, bidi controls and zero-width characters are
 * dropped; alef forms become ا, ى and ی become ي, ئ becomes ي, ؤ becomes و, ة becomes ه, ک becomes ك; digits become 0–9; Latin letters
 * lower case; quotation marks become " or ', dashes -, Arabic punctuation its Latin counterpart, every space a blank. Nothing else is
 * changed: words that are spelled otherwise (ميليشيا, مليشيا) are the lexicon's business.
 */

/** A folded text. `starts[i]` and `ends[i]` are the UTF-16 offsets, in the text as given, of what the i-th folded unit stands for. */
export interface Folded { text: string; starts: Int32Array; ends: Int32Array }

const DROP = '', ENTITY = /^&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/i
const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', laquo: '"', raquo: '"', ldquo: '"', rdquo: '"',
  lsquo: "'", rsquo: "'", ndash: '-', mdash: '-', hellip: '.', zwnj: '', zwj: '', lrm: '', rlm: '', shy: '' }
const SINGLE: Record<string, string> = { ٱ: 'ا', أ: 'ا', إ: 'ا', آ: 'ا', ى: 'ي', ی: 'ي', ې: 'ي', ئ: 'ي', ؤ: 'و', ة: 'ه', ۀ: 'ه', ہ: 'ه', ھ: 'ه', ک: 'ك', گ: 'ك', پ: 'ب', چ: 'ج',
  ڤ: 'ف', '،': ',', '٬': ',', '٫': '.', '؛': ';', '؟': '?', '۔': '.', '«': '"', '»': '"', '“': '"', '”': '"', '„': '"', '‟': '"', '‘': "'", '’': "'", ʼ: "'", ʿ: "'",
  ʾ: "'", '`': "'", '´': "'", '‚': "'", '–': '-', '—': '-', '‐': '-', '‑': '-', '−': '-', '―': '-', '…': '.', '\t': ' ', _: ' ', '#': ' ', '\r': '\n', '\u2028': '\n', '\u2029': '\n',
  ß: 'ss', æ: 'ae', ø: 'o', ł: 'l', đ: 'd', ı: 'i' }

/** What one UTF-16 unit (or a surrogate pair) becomes. */
function foldOne(c: string): string {
  const own = SINGLE[c]
  if (own !== undefined) return own
  let out = ''
  for (const d of c.normalize('NFKD')) {
    const code = d.codePointAt(0)!
    if (/\p{M}|\p{Cf}|\u0640/u.test(d)) continue
    if (code < 32 && d !== '\n') { out += ' '; continue }
    if (/\p{Nd}/u.test(d) && code > 57) { out += digit(code); continue }
    const lower = d.toLowerCase()
    out += SINGLE[lower] ?? (/\p{Zs}/u.test(lower) ? ' ' : lower)
  }
  return out
}

/** Decimal digits stand in runs of ten; their first is a multiple of ten away from a known zero. */
function digit(code: number): string {
  for (const zero of [0x660, 0x6f0, 0x966, 0xff10]) if (code >= zero && code < zero + 10) return String(code - zero)
  return String.fromCodePoint(code)
}

/** What each unit of the scripts that reports are written in becomes: its code when that is one unit, 0 for nothing, MANY for several. */
const MANY = 0xffff, single = new Uint16Array(0x3000), known = new Uint8Array(0x3000)
const several = new Map<string, string>()

function pieceOf(c: string): string {
  let piece = several.get(c)
  if (piece === undefined) { piece = foldOne(c); if (several.size < 20_000) several.set(c, piece) }
  return piece
}

const utf16 = new TextDecoder('utf-16le', { ignoreBOM: true })

/** What a unit below 0x3000 becomes, as `single` has it. */
function unitOf(code: number): number {
  if (known[code] === 0) {
    const p = foldOne(String.fromCharCode(code))
    known[code] = 1
    single[code] = p.length === 1 ? p.charCodeAt(0) : p.length === 0 ? 0 : MANY
  }
  return single[code]!
}

/** Whether a unit stays as it is. */
export const isFolded = (code: number): boolean => code < 0x3000 && code !== 38 && unitOf(code) === code

/** Folds a text and keeps the way back. Linear in its length. */
export function fold(text: string): Folded {
  const n = text.length, room = n + 64, memory = new ArrayBuffer(10 * room) // one piece: memory for a short text takes longer to get than the text to fold
  let starts = new Int32Array(memory, 0, room), ends = new Int32Array(memory, 4 * room, room), units = new Uint16Array(memory, 8 * room, room), at = 0
  for (let i = 0; i < n;) {
    const code = text.charCodeAt(i)
    if (code < 0x3000 && code !== 38) {
      const unit = unitOf(code)
      if (unit === 0) { if (at > 0) ends[at - 1] = i + 1; i++; continue }
      if (unit !== MANY && at < units.length) { units[at] = unit; starts[at] = i; ends[at++] = ++i; continue }
    }
    const [piece, size] = longer(text, i, code)
    if (piece.length === 0 && at > 0) ends[at - 1] = i + size
    if (at + piece.length > units.length) {
      const room = units.length * 2 + piece.length, s = new Int32Array(room), e = new Int32Array(room), u = new Uint16Array(room)
      s.set(starts); e.set(ends); u.set(units)
      starts = s; ends = e; units = u
    }
    for (let k = 0; k < piece.length; k++) { units[at] = piece.charCodeAt(k); starts[at] = i; ends[at++] = i + size }
    i += size
  }
  return { text: utf16.decode(units.subarray(0, at)), starts: starts.subarray(0, at), ends: ends.subarray(0, at) }
}

/** What stands at `i` when that is an entity, a pair, or becomes several units; and how many units of the text it takes. */
function longer(text: string, i: number, code: number): [piece: string, size: number] {
  if (code === 38) {
    const m = ENTITY.exec(text.slice(i, i + 12))
    const c = m && (m[3] ? NAMED[m[3].toLowerCase()] : codePoint(m[1] ? Number(m[1]) : Number.parseInt(m[2]!, 16)))
    return m && c !== undefined && c !== null ? [c === '' ? DROP : foldOne(c), m[0].length] : ['&', 1]
  }
  if (code >= 0xd800 && code < 0xe000) {
    const pair = code < 0xdc00 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00
    return pair ? [pieceOf(text.slice(i, i + 2)), 2] : [' ', 1]
  }
  return [pieceOf(text[i]!), 1]
}

const codePoint = (n: number): string | undefined => (n > 31 && n < 0x110000 && (n < 0xd800 || n > 0xdfff) ? String.fromCodePoint(n) : undefined)

/** A word or name folded as texts are, without the way back. */
export function folded(text: string): string {
  let out = ''
  for (let i = 0; i < text.length;) {
    const code = text.charCodeAt(i), unit = code < 0x3000 && code !== 38 ? unitOf(code) : MANY
    if (unit !== MANY) { if (unit !== 0) out += String.fromCharCode(unit); i++; continue }
    const [piece, size] = longer(text, i, code)
    out += piece
    i += size
  }
  return out.trim()
}
