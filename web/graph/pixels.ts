/** Lines and discs set into pixels, whose bytes lie as every machine that runs a browser has them: the first one lowest. Pure. */

/** Rows of `wide` pixels; the bytes of each are red, green, blue and how opaque it is. */
export interface Pixels { pixels: Uint32Array; wide: number; tall: number }

/** `#rrggbb` as an opaque pixel. */
export function pixel(colour: string): number {
  const bytes = new Uint8Array([...[1, 3, 5].map(i => Number.parseInt(colour.slice(i, i + 2), 16)), 255])
  return new Uint32Array(bytes.buffer)[0]!
}

/** A line of one pixel from x, y to x1, y1, as far as it lies on the sheet: a step along its longer axis each, in 65,536ths of a pixel. */
export function line({ pixels, wide, tall }: Pixels, x: number, y: number, x1: number, y1: number, colour: number): void {
  const dx = x1 - x, dy = y1 - y, right = wide - 0.01, low = tall - 0.01
  // Which share of it lies on the sheet (Liang and Barsky, 1984).
  let from = 0, to = 1
  if (dx !== 0) { const p = -x / dx, q = (right - x) / dx; from = Math.max(from, Math.min(p, q)); to = Math.min(to, Math.max(p, q)) } else if (x < 0 || x > right) return
  if (dy !== 0) { const p = -y / dy, q = (low - y) / dy; from = Math.max(from, Math.min(p, q)); to = Math.min(to, Math.max(p, q)) } else if (y < 0 || y > low) return
  if (from > to) return
  const steps = Math.floor(Math.max(Math.abs(dx), Math.abs(dy)) * (to - from)), share = (to - from) / Math.max(1, steps)
  const stepX = Math.trunc(dx * share * 65_536), stepY = Math.trunc(dy * share * 65_536)
  let atX = Math.trunc((x + dx * from) * 65_536), atY = Math.trunc((y + dy * from) * 65_536)
  for (let i = 0; i <= steps; i++) {
    pixels[(atY >> 16) * wide + (atX >> 16)] = colour
    atX += stepX
    atY += stepY
  }
}

/** A disc around x, y as far as it lies on the sheet; a pixel on its border takes as much of the colour as it is covered. */
export function disc({ pixels, wide, tall }: Pixels, x: number, y: number, radius: number, colour: number): void {
  const left = Math.max(0, Math.floor(x - radius - 0.5)), right = Math.min(wide - 1, Math.floor(x + radius + 0.5)), inner = radius > 0.5 ? (radius - 0.5) ** 2 : 0, outer = (radius + 0.5) ** 2
  for (let row = Math.max(0, Math.floor(y - radius - 0.5)), last = Math.min(tall - 1, Math.floor(y + radius + 0.5)); row <= last; row++) {
    for (let column = left; column <= right; column++) {
      const dx = column + 0.5 - x, dy = row + 0.5 - y, far = dx * dx + dy * dy, at = row * wide + column
      if (far <= inner) pixels[at] = colour
      else if (far < outer) pixels[at] = over(colour, pixels[at]!, Math.min(255, Math.round((radius + 0.5 - Math.sqrt(far)) * 255)))
    }
  }
}

/** So many 255ths of an opaque pixel over another, which is empty or opaque but for what borders left: those are taken for their colour. */
function over(a: number, b: number, share: number): number {
  const under = b >>> 24
  if (under === 0) return ((a & 0xffffff) | (share << 24)) >>> 0
  const rest = 255 - share, mix = (p: number, q: number) => Math.round((p * share + q * rest) / 255)
  return (mix(a & 255, b & 255) | (mix((a >>> 8) & 255, (b >>> 8) & 255) << 8) | (mix((a >>> 16) & 255, (b >>> 16) & 255) << 16) | (Math.max(under, share) << 24)) >>> 0
}
