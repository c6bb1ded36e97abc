/** PDF → text in reading order, by pdf.js. */
import { getDocumentProxy, getResolvedPDFJS } from 'unpdf'
import { BelligraphError } from '../errors.js'

type PDFPageProxy = Awaited<ReturnType<Awaited<ReturnType<typeof getDocumentProxy>>['getPage']>>

interface Piece { text: string; x: number; y: number; size: number }
interface Line { pieces: Piece[]; y: number; size: number }

const RTL = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/, LTR = /[\p{Script=Latin}\p{Nd}]/u
/** Letter shapes and ligatures, which are how a font draws letters and not what was written. Other compatibility characters (², ½) stay. */
const SHAPES = /[\ufb00-\ufb06\ufb1d-\ufdff\ufe70-\ufefc]+/g
const MIRRORED: Record<string, string> = { '(': ')', ')': '(', '[': ']', ']': '[', '{': '}', '}': '{', '«': '»', '»': '«', '<': '>', '>': '<' }

/**
 * The text of a PDF, a paragraph a line, and its title. Programs print Arabic from the left, letter by letter; pieces are put back into the
 * order in which they are read, and letter shapes become letters. Throws `invalid` for an encrypted or broken file, and for one without
 * text (scanned pages).
 */
export async function readPdf(bytes: Uint8Array, where: string): Promise<{ title?: string; text: string }> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes), { isEvalSupported: false, verbosity: 0 }).catch((error: Error) => {
    throw new BelligraphError('invalid', error.name === 'PasswordException' ? `${where} is encrypted; save it without a password.`
      : `${where} is not a PDF that can be read: ${error.message}`)
  })
  try {
    const paragraphs: string[] = []
    for (let n = 1; n <= pdf.numPages; n++) {
      const page = await pdf.getPage(n)
      const items = (await page.getTextContent()).items.flatMap(i => ('str' in i && i.str ? [i] : []))
      const texts = items.map(i => i.str)
      const whole = texts.some(t => ALEF_LAM.test(t)) ? mendLigatures(texts, await glyphs(page)) : texts
      paragraphs.push(...layOut(items.map((i, k) => ({ text: whole[k]!, x: i.transform[4], y: i.transform[5], size: i.height || Math.hypot(i.transform[2], i.transform[3]) }))))
      page.cleanup()
    }
    const text = paragraphs.join('\n')
    if (text.trim() === '') throw new BelligraphError('invalid', `${where} has no text in it; its pages are pictures.`)
    // Letters of two scripts in one word, often: the fonts give other letters than they draw.
    const mixed = text.match(/[\u0620-\u064a][a-zA-Z\u00c0-\u024f]|[a-zA-Z\u00c0-\u024f][\u0620-\u064a]/g)?.length ?? 0
    if (mixed > 3 && mixed * 100 > text.length) throw new BelligraphError('unsupported', `${where} has fonts that do not say which letters they draw; its text cannot be read.`)
    const { info } = await pdf.getMetadata().catch(() => ({ info: {} }))
    const title = (info as { Title?: unknown }).Title
    return { ...(typeof title === 'string' && title.trim() ? { title: title.trim() } : {}), text }
  } catch (error) {
    if (error instanceof BelligraphError) throw error
    throw new BelligraphError('invalid', `${where} is not a PDF that can be read: ${(error as Error).message}`)
  } finally { await pdf.destroy() }
}

// pdf.js hands its buffers on with a method of ES2024 that Node 20 lacks.
const buffers = ArrayBuffer.prototype as { transferToFixedLength?: (this: ArrayBuffer, length?: number) => ArrayBuffer }
buffers.transferToFixedLength ??= function (this: ArrayBuffer, length = this.byteLength) {
  const moved = structuredClone(this, { transfer: [this] })
  return length === moved.byteLength ? moved : moved.slice(0, length)
}

const ALEF_LAM = /[اأإآ]ل/

/** What each letter shape of a page stands for, in the order in which they are drawn. A ligature is one of several letters. */
async function glyphs(page: PDFPageProxy): Promise<string[]> {
  const { OPS } = await getResolvedPDFJS(), { fnArray, argsArray } = await page.getOperatorList()
  return fnArray.flatMap((f, i) => (f === OPS.showText ? (argsArray[i][0] as ({ unicode?: string } | number)[]).flatMap(g => (typeof g === 'object' && g?.unicode) || []) : []))
}

/**
 * A font may have one shape for lam-alef. pdf.js turns its two letters around with the rest of the piece (الأحد becomes األحد); the shapes
 * drawn tell which pairs are such ligatures, and these are turned back. `texts` as pdf.js gives them, in the order of `drawn`.
 */
export function mendLigatures(texts: readonly string[], drawn: readonly string[]): string[] {
  const letters = drawn.flatMap(g => [...g.replace(/\s/g, '')].map((c, i) => ({ c, inner: i > 0 })))
  const lengths = texts.map(t => [...t.replace(/\s/g, '')].length)
  if (lengths.reduce((a, b) => a + b, 0) !== letters.length) return [...texts]
  let at = 0
  return texts.map((text, k) => {
    const own = letters.slice(at, at += lengths[k]!), ligatures: boolean[] = []
    own.forEach((l, i) => { if (l.c === 'ل' && i + 1 < own.length && 'اأإآ'.includes(own[i + 1]!.c)) ligatures.push(own[i + 1]!.inner) })
    // Drawn from the left, read from the right: the first drawn is the last read.
    const pairs = text.replace(/\s/g, '').match(/[اأإآ]ل/g)?.length ?? 0
    return pairs === ligatures.length ? text.replace(/[اأإآ]\s*ل/g, pair => (ligatures.pop() && pair.length === 2 ? `${pair[1]}${pair[0]}` : pair)) : text
  })
}

/** Paragraphs from the pieces of a page. A line ends where the baseline moves; a paragraph where it moves further than between its lines, or the size of the letters changes. */
export function layOut(pieces: readonly Piece[]): string[] {
  const lines: Line[] = []
  for (const p of pieces) {
    const line = lines.at(-1)
    if (line && Math.abs(p.y - line.y) < Math.max(line.size, p.size) * 0.5) { line.pieces.push(p); line.size = Math.max(line.size, p.size) } else lines.push({ pieces: [p], y: p.y, size: p.size })
  }
  const paragraphs: string[] = []
  let last: Line | undefined, gap = Infinity
  for (const line of lines) {
    const text = readingOrder(line.pieces).replace(/\s+/g, ' ').trim()
    if (text === '') continue
    const down = last ? last.y - line.y : Infinity
    const goesOn = last && down > 0 && down < last.size * 2.2 && down <= gap * 1.25 && Math.abs(line.size - last.size) < 0.5
    if (goesOn) { paragraphs.push(`${paragraphs.pop()} ${text}`); gap = Math.min(gap, down) } else { paragraphs.push(text); gap = Infinity }
    last = line
  }
  return paragraphs
}

/** The pieces of a line, which stand as they are seen, as they are read: each piece is in order in itself; runs against the line's direction are turned. */
function readingOrder(pieces: readonly Piece[]): string {
  if (!pieces.some(p => RTL.test(p.text))) return pieces.map(p => p.text).join('').replace(SHAPES, s => s.normalize('NFKC'))
  const seen = pieces.map((p, i) => ({ ...p, i, rtl: RTL.test(p.text) ? true : LTR.test(p.text) ? false : undefined })).sort((a, b) => a.x - b.x || a.i - b.i)
  const count = (rtl: boolean): number => seen.reduce((n, p) => n + (p.rtl === rtl ? p.text.length : 0), 0)
  const base = count(true) >= count(false)
  // A mark or a blank goes with its neighbours when they agree, else with the line.
  const after: boolean[] = []
  for (let i = seen.length - 1, rtl = base; i >= 0; i--) after[i] = rtl = seen[i]!.rtl ?? rtl
  let before = base
  const turned = seen.map((p, i) => {
    const rtl = p.rtl ?? (before === after[i] ? before : base)
    before = p.rtl ?? before
    return { rtl, text: p.rtl === undefined && rtl ? [...p.text].reverse().map(c => MIRRORED[c] ?? c).join('') : p.text }
  })
  const out: string[] = []
  for (let i = 0; i < turned.length;) {
    let j = i + 1
    while (j < turned.length && turned[j]!.rtl === turned[i]!.rtl) j++
    const run = turned.slice(i, j).map(t => t.text)
    out.push((turned[i]!.rtl ? run.reverse() : run).join(''))
    i = j
  }
  return (base ? out.reverse() : out).join('').replace(SHAPES, s => s.normalize('NFKC'))
}
