/** The formats that draw: one picture, as SVG, PNG and PDF. What draws it is loaded when it is first asked for. */
import { z } from 'zod'
import { GROUPINGS } from '../../graph/look.js'
import { CALENDARS, NUMERALS } from '../../words.js'
import type { Format, Picture } from '../format.js'
import type { Look } from './figure.js'
import type { Type } from './type.js'

/** A switch in an address or on a command line: `dark=yes`. */
const flag = (what: string) => z.enum(['yes', 'no']).transform(v => v === 'yes').optional().describe(what)
const LOOK = {
  lang: z.enum(['en', 'ar', 'both']).optional().describe('pictures: en, ar or both (en)'),
  title: z.string().max(200).optional().describe('pictures: what stands above'),
  dark: flag('pictures: whether light on dark (no)'),
  numerals: z.enum(NUMERALS).optional().describe('pictures: digits in Arabic, latn or arab (latn)'),
  calendar: z.enum(CALENDARS).optional().describe('pictures: dates in Arabic, gregory or hijri (gregory)'),
  colour: z.enum(['kind', ...GROUPINGS]).optional().describe('pictures: what the colours of actors say: kind, community or camp (kind)'),
  camps: z.coerce.number().int().min(2).max(6).optional().describe('pictures coloured by camp: at most so many, 2 to 6 (2)'),
  transparent: flag('pictures: whether without a ground (no)'),
}
const WIDTH = z.coerce.number().int().min(200).max(10_000).optional().describe('png: pixels across, 200 to 10000 (twice the size of the svg)')

let type: Promise<Type> | undefined

async function drawn(picture: Picture, options: Readonly<Record<string, unknown>>) {
  const [{ figure }, { Type }] = await Promise.all([import('./figure.js'), import('./type.js')])
  type ??= Promise.resolve(new Type(picture.font))
  const setter = await type
  return { type: setter, drawing: figure(picture, { lang: 'en', dark: false, transparent: false, ...(options as Partial<Look>) }, setter) }
}

const KEEPS = 'The picture to publish: actors, parallel ties by colour and form, names in Arabic and English, legend, how to read it, sources, date and data version'

export const svg: Format = {
  name: 'svg', extension: 'svg', mime: 'image/svg+xml', options: LOOK,
  keeps: `${KEEPS}; text as text in a font that lies in the file; each tie with the ids of its claims, dates, publishers and address.`,
  loses: 'The claims themselves; further names of an actor. A program that ignores fonts in an SVG (librsvg, Inkscape) draws its own.',
  async *write(picture, options = {}) {
    const [{ svg }, { drawing, type }] = await Promise.all([import('./svg.js'), drawn(picture, options)])
    yield* svg(drawing, type)
  },
}

export const png: Format = {
  name: 'png', extension: 'png', mime: 'image/png', options: { ...LOOK, width: WIDTH },
  keeps: `${KEEPS}; of any width up to 10,000 pixels, transparent or not. In its text chunks (iTXt), origin and a line of JSON a tie: type, dates, status, claim ids, publishers, address.`,
  loses: 'The claims themselves; names but those drawn. A program that writes it anew, and most sites that pictures are put on, drop the text chunks.',
  async *write(picture, { width, ...options } = {}) {
    const [{ png }, { drawing, type }] = await Promise.all([import('./png.js'), drawn(picture, options)])
    yield await png(drawing, (width as number | undefined) ?? Math.min(10_000, 2 * drawing.width), type)
  },
}

export const pdf: Format = {
  name: 'pdf', extension: 'pdf', mime: 'application/pdf', options: LOOK,
  keeps: `${KEEPS}; text that can be selected and searched, the font embedded, sources as links; on each tie a link to its evidence, whose text has type, dates, status, claim ids and publishers.`,
  loses: 'The claims themselves; names but those drawn. Printed, the links are gone.',
  async *write(picture, options = {}) {
    const [{ pdf }, { drawing, type }] = await Promise.all([import('./pdf.js'), drawn(picture, options)])
    yield* pdf(drawing, picture.provenance.date, type)
  },
}
