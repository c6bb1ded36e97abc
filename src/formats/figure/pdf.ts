/** PDF: one page of the size of the drawing, its letters text of the embedded font; on the middle of each tie a link to its evidence, which says what the tie is. */
import PDFDocument from 'pdfkit'
import type { Font } from 'fontkit'
import { type Drawing, HALO, type Line, type Shape, tiesOf } from './drawing.js'
import { legible } from '../legible.js'
import type { Face, Run, Type } from './type.js'

/** Points in a pixel, as CSS has it. */
const POINTS = 0.75
/** Pixels from the middle of a tie within which its link is. */
const REACH = 7

export async function* pdf(drawing: Drawing, date: string, type: Type): AsyncGenerator<Uint8Array> {
  const { width, height, ground, title, description, lang, items } = drawing
  const made = new Date(`${date}T00:00:00Z`)
  const doc = new PDFDocument({ size: [width * POINTS, height * POINTS], margin: 0, lang, displayTitle: true, info: { Title: title, Subject: description, Creator: 'Belligraph', Producer: 'pdfkit', CreationDate: made, ModDate: made } })
  doc.scale(POINTS)
  if (ground !== undefined) doc.rect(0, 0, width, height).fill(ground)
  const pen = new Pen(doc, type)
  for (const { shapes, lines } of items) {
    for (const s of shapes) paint(doc, s)
    for (const l of lines) pen.write(l)
  }
  for (const { middle: [x, y] = [0, 0], title = '', data } of tiesOf(drawing)) {
    const facts = Object.entries(data).flatMap(([name, value]) => (name === 'evidence' || value === '' ? [] : [`${name}: ${value}`]))
    doc.link(x - REACH, y - REACH, 2 * REACH, 2 * REACH, data.evidence!, { Contents: Object(legible([title, ...facts].join('\n'))) as string })
  }
  doc.end()
  for await (const piece of doc) yield piece as Uint8Array
}

function paint(doc: PDFKit.PDFDocument, { path, fill, stroke, width, dash }: Shape): void {
  doc.save().path(path).lineJoin('round')
  if (width !== undefined) doc.lineWidth(width)
  if (dash) doc.dash(dash as unknown as number, {}) // all of it: the package's types know of one length only
  if (fill !== undefined && stroke !== undefined) doc.fillAndStroke(fill, stroke)
  else if (fill !== undefined) doc.fill(fill)
  else doc.stroke(stroke)
  doc.restore()
}

/**
 * A font that gives pdfkit the glyphs of the run to be written, which `Type` has set already. Readers of PDF turn what is seen from right to left into the
 * order of reading letter by letter, those of one ligature too: so a ligature's letters are given in the order seen (tried with poppler, pdf.js, pdfium, MuPDF).
 * Vowel signs are left out here and drawn as shapes: as text, readers tear their words apart.
 */
function ready(face: Face, run: () => Run): Font {
  const layout = (): object => {
    const { glyphs, positions, rtl } = run(), letters = glyphs.map((g, i) => ({ g, p: positions[i]! })).filter(({ g }) => !g.isMark)
    return {
      glyphs: letters.map(({ g }) => (rtl && g.codePoints.length > 1 ? Object.create(g, { codePoints: { value: g.codePoints.toReversed() } }) as typeof g : g)),
      positions: letters.map(({ p }) => ({ ...p })),
    }
  }
  return Object.create(face.font, { layout: { value: layout } }) as Font
}

class Pen {
  #run: Run | undefined
  readonly #known = new Set<string>()
  constructor(readonly doc: PDFKit.PDFDocument, readonly type: Type) {}

  write({ text, x, y, width, size, weight, colour, rtl, halo, link }: Line): void {
    const { doc, type } = this
    if (halo !== undefined) doc.save().path(type.outline(text, x, y, size, weight, rtl)).lineJoin('round').lineWidth(size * HALO).stroke(halo).restore()
    const signs = type.outline(text, x, y, size, weight, rtl, true)
    if (signs !== '') doc.path(signs).fill(colour)
    for (const run of type.set(text, size, weight, rtl).runs) {
      const { name } = run.face
      if (!this.#known.has(name)) {
        doc.registerFont(name, ready(run.face, () => this.#run!) as unknown as string)
        this.#known.add(name)
      }
      this.#run = run
      doc.font(name).fontSize(size).fillColor(colour).text(run.text, x + run.x, y, { lineBreak: false, baseline: 'alphabetic', features: [] })
    }
    if (link !== undefined) doc.link(x, y - size, width, size * 1.3, link)
  }
}
