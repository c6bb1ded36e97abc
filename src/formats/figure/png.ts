/** PNG: the SVG, its letters as shapes, drawn by resvg. */
import { renderAsync } from '@resvg/resvg-js'
import { legible } from '../legible.js'
import type { Drawing } from './drawing.js'
import { svgElement } from './svg.js'
import type { Type } from './type.js'

/** Draws it `width` pixels wide, in a thread of its own. */
export async function png(drawing: Drawing, width: number, type: Type): Promise<Uint8Array> {
  const drawn = await renderAsync([...svgElement(drawing, type, { outlines: true })].join(''), { fitTo: { mode: 'width', value: width }, font: { loadSystemFonts: false } })
  return described(drawn.asPng(), drawing)
}

/** With title and origin in it (PNG 1.2, section 11.3.4.5), after the header, whose chunk ends at byte 33. */
function described(bytes: Buffer, { title, description }: Drawing): Uint8Array {
  const texts = Object.entries({ Title: title, Description: description, Software: 'Belligraph' }).map(([k, v]) => chunk('iTXt', Buffer.from(`${k}\0\0\0\0\0${legible(v)}`, 'utf8')))
  return Buffer.concat([bytes.subarray(0, 33), ...texts, bytes.subarray(33)])
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
