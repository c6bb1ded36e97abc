/**
 * Setting type: how wide a text is, where its lines break, and which glyphs stand where. Bidirectional by UAX 9, shaped by the font's own rules, in the
 * font of the page (IBM Plex Sans Arabic). All in pixels.
 */
import bidiModule, { type Bidi } from 'bidi-js'
import { create, type Font, type Glyph, type GlyphPosition } from 'fontkit'
import { legible } from '../legible.js'

export const WEIGHTS = [400, 600] as const
export type Weight = (typeof WEIGHTS)[number]
/** The font comes in parts, each with letters of its own. */
export const PARTS = ['arabic', 'latin', 'latin-ext', 'cyrillic-ext'] as const
export type Part = (typeof PARTS)[number]
/** The bytes of a part of the font (WOFF). */
export type FontFile = (part: Part, weight: Weight) => Uint8Array

export interface Face { name: string; part: Part; weight: Weight; font: Font }

/** Glyphs of one face and one direction, in the order in which they stand, from `x` on. */
export interface Run { face: Face; text: string; rtl: boolean; x: number; glyphs: readonly Glyph[]; positions: readonly GlyphPosition[] }

export interface Setting { width: number; runs: Run[] }

// The package's types say `export default` of a module that is the function itself.
const bidi = (bidiModule as unknown as () => Bidi)()
/** What directs but is not seen. */
const UNSEEN = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/

/** A text as one line. */
export const oneLine = (text: string): string => legible(text).replace(/\s+/g, ' ').trim()

/** Whether a text begins, by its first strong letter, from the right. */
export const isRtl = (text: string): boolean => /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(text)

export class Type {
  readonly #faces = new Map<string, Face>()
  readonly #widths = new Map<string, number>()

  constructor(readonly file: FontFile) {}

  #face(part: Part, weight: Weight): Face {
    const name = `${part}-${weight}`
    let face = this.#faces.get(name)
    if (!face) this.#faces.set(name, face = { name, part, weight, font: create(this.file(part, weight) as Buffer) as Font })
    return face
  }

  /** The face for a character: the one in use if it has it; a character that no part has is drawn as a box. */
  #faceFor(codePoint: number, weight: Weight, rtl: boolean, now: Face | undefined): Face {
    if (now?.font.hasGlyphForCodePoint(codePoint)) return now
    const order: readonly Part[] = rtl ? PARTS : [...PARTS.slice(1), 'arabic']
    return order.map(p => this.#face(p, weight)).find(f => f.font.hasGlyphForCodePoint(codePoint)) ?? this.#face('latin', weight)
  }

  /** One line, set. */
  set(text: string, size: number, weight: Weight, rtl: boolean): Setting {
    const levels = bidi.getEmbeddingLevels(text, rtl ? 'rtl' : 'ltr')
    const runs: Run[] = []
    let width = 0
    for (const piece of this.#pieces(text, levels.levels, bidi.getReorderedIndices(text, levels), weight)) {
      const { glyphs, positions, advanceWidth } = piece.face.font.layout(piece.text, undefined, undefined, undefined, piece.rtl ? 'rtl' : 'ltr')
      runs.push({ ...piece, x: width, glyphs, positions })
      width += (advanceWidth * size) / piece.face.font.unitsPerEm
    }
    return { width, runs }
  }

  /** Runs of one face and direction, in the order in which they are seen; the text of each in the order in which it is read, brackets mirrored. */
  #pieces(text: string, levels: Uint8Array, order: readonly number[], weight: Weight): { face: Face; text: string; rtl: boolean }[] {
    const faces: (Face | undefined)[] = []
    for (let i = 0; i < text.length; i++) {
      const code = text.codePointAt(i)!, rtl = levels[i]! % 2 === 1
      const face = this.#faceFor(code, weight, rtl, levels[i] === levels[i - 1] ? faces[i - 1] : undefined)
      faces.push(face)
      if (code > 0xffff) faces[++i] = face
    }
    const out: { face: Face; text: string; rtl: boolean; level: number }[] = []
    for (const i of order) {
      if (UNSEEN.test(text[i]!)) continue
      const level = levels[i]!, rtl = level % 2 === 1, face = faces[i]!
      const c = rtl ? bidi.getMirroredCharacter(text[i]!) ?? text[i]! : text[i]!
      const last = out.at(-1)
      if (last?.face === face && last.level === level) last.text = rtl ? c + last.text : last.text + c
      else out.push({ face, text: c, rtl, level })
    }
    return out
  }

  /** A line as shapes, its left end and baseline at x, y: an SVG path. With `signs`, only what stands over and under letters. */
  outline(text: string, x: number, y: number, size: number, weight: Weight, rtl: boolean, signs = false): string {
    const out: string[] = []
    for (const { face, x: from, glyphs, positions } of this.set(text, size, weight, rtl).runs) {
      const scale = size / face.font.unitsPerEm
      let at = x + from
      glyphs.forEach((glyph, i) => {
        const { xAdvance, xOffset, yOffset } = positions[i]!
        if (glyph.path.commands.length > 0 && (!signs || glyph.isMark)) out.push(glyph.path.scale(scale, -scale).translate(at + xOffset * scale, y - yOffset * scale).toSVG())
        at += xAdvance * scale
      })
    }
    return out.join('')
  }

  measure(text: string, size: number, weight: Weight): number {
    const key = `${weight} ${text}`
    let width = this.#widths.get(key)
    if (width === undefined) this.#widths.set(key, width = this.set(text, 1, weight, isRtl(text)).width)
    return width * size
  }

  /** Lines no wider than `width`, broken between words (within one that is wider); past `most` lines it is cut with an ellipsis. */
  wrap(text: string, size: number, weight: Weight, width: number, most = Infinity): string[] {
    const fits = (s: string) => this.measure(s, size, weight) <= width
    const words = oneLine(text).split(' ').flatMap(word => [...this.#cut(word, fits)])
    const lines: string[] = []
    for (const word of words) {
      const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word
      if (lines.length > 0 && fits(longer)) lines[lines.length - 1] = longer
      else lines.push(word)
    }
    if (lines.length <= most) return lines
    let last = lines[most - 1]!
    while (last.length > 1 && !fits(`${last}…`)) last = last.slice(0, -1)
    return [...lines.slice(0, most - 1), `${last.trimEnd()}…`]
  }

  *#cut(word: string, fits: (s: string) => boolean): Generator<string> {
    if (fits(word)) return void (yield word)
    let piece = ''
    for (const c of word) {
      if (piece !== '' && !fits(piece + c)) { yield piece; piece = '' }
      piece += c
    }
    yield piece
  }
}
