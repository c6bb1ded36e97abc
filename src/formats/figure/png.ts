/** PNG: the SVG, its letters as shapes, drawn by resvg. */
import { renderAsync } from '@resvg/resvg-js'
import { legible } from '../legible.js'
import { type Drawing, tiesOf } from './drawing.js'
import { svgElement } from './svg.js'
import type { Type } from './type.js'

/** Draws it `width` pixels wide, in a thread of its own. */
export async function png(drawing: Drawing, width: number, type: Type): Promise<Uint8Array> {
  const drawn = await renderAsync([...svgElement(drawing, type, { outlines: true })].join(''), { fitTo: { mode: 'width', value: width }, font: { loadSystemFonts: false } })
  return described(drawn.asPng(), drawing)
}

/** Characters in one text of a PNG: readers leave out what is longer than some MB. */
const PART = 1_000_000

/**
 * With title, origin and what its ties are in it (PNG 1.2, section 11.3.4.5), after the header, whose chunk ends at byte 33. `Ties` is a line of JSON a tie, with
 * its claims, dates, publishers, status and address; what has no room in it is in `Ties 2`, `Ties 3` …
 */
function described(bytes: Buffer, drawing: Drawing): Uint8Array {
  const texts: [name: string, text: string][] = [['Title', drawing.title], ['Description', drawing.description], ['Software', 'Belligraph']], first = texts.length
  let part = ''
  const put = (): void => {
    if (part !== '') texts.push([`Ties${texts.length > first ? ` ${texts.length - first + 1}` : ''}`, part])
    part = ''
  }
  for (const { data } of tiesOf(drawing)) {
    const line = `${JSON.stringify(data)}\n`
    if (part.length + line.length > PART) put()
    part += line
  }
  put()
  return Buffer.concat([bytes.subarray(0, 33), ...texts.map(([name, text]) => chunk('iTXt', Buffer.from(`${name}\0\0\0\0\0${legible(text)}`, 'utf8'))), bytes.subarray(33)])
}

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]), out = Buffer.alloc(body.length + 8)
  out.writeUInt32BE(data.length, 0)
  body.copy(out, 4)
  out.writeUInt32BE(crc(body), body.length + 4)
  return out
}

/** CRC-32 as PNG has it (annex D). Node has its own from 22.2 on only. */
function crc(bytes: Uint8Array): number {
  let c = 0xffffffff
  for (const b of bytes) {
    c ^= b
    for (let i = 0; i < 8; i++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1
  }
  return (c ^ 0xffffffff) >>> 0
}
