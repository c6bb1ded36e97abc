/** SVG 1.1: text stays text, in the font of the page, which lies in the file; each tie carries its claims. */
import { type Drawing, HALO, type Item, type Line, n, type Shape } from './drawing.js'
import { xml } from '../xml.js'
import { oneLine, PARTS, type Type, WEIGHTS } from './type.js'

const FAMILY = 'IBM Plex Sans Arabic'
/** The parts of the font, for one letter after the other. */
export const FONT_STACK = [...PARTS.map(p => `'${FAMILY} ${p}'`), `'${FAMILY}'`, 'sans-serif'].join(', ')
const attributes = (all: Record<string, string | number | undefined>): string => Object.entries(all).map(([k, v]) => (v === undefined ? '' : ` ${k}="${xml(v)}"`)).join('')

export function* svg(drawing: Drawing, type: Type): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n'
  yield* svgElement(drawing, type, { style: fontFaces(drawing.items.flatMap(i => i.lines), type) })
}

/** The element itself; texts say when they run from the right, whatever it lies in. `style`: rules that lie in it. With `outlines` the letters are shapes, and no font is needed. */
export function* svgElement(drawing: Drawing, type: Type, { style, outlines = false }: { style?: string; outlines?: boolean } = {}): Generator<string> {
  const { width, height, ground, lang, items } = drawing
  yield `<svg${attributes({ xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}`, lang, direction: 'ltr', 'font-family': outlines ? undefined : FONT_STACK, role: 'img' })}>\n`
  yield `<title>${xml(drawing.title)}</title>\n<desc>${xml(drawing.description)}</desc>\n`
  if (style !== undefined) yield `<style>${style}</style>\n`
  if (ground !== undefined) yield `<rect width="100%" height="100%" fill="${ground}"/>\n`
  for (const item of items) yield group(item, type, outlines)
  yield '</svg>\n'
}

/** The parts of the font that texts need, each as a rule that has the part in it. */
export function fontFaces(lines: readonly Pick<Line, 'text' | 'weight' | 'rtl'>[], type: Type): string {
  const used = new Set(lines.flatMap(l => type.set(oneLine(l.text), 1, l.weight, l.rtl).runs.map(r => r.face.name)))
  return PARTS.flatMap(part => WEIGHTS.filter(w => used.has(`${part}-${w}`)).map(weight =>
    `@font-face{font-family:'${FAMILY} ${part}';font-weight:${weight};src:url(data:font/woff;base64,${Buffer.from(type.file(part, weight)).toString('base64')}) format('woff')}`)).join('\n')
}

function group({ shapes, lines, title, data = {} }: Item, type: Type, outlines: boolean): string {
  const inside = [
    ...(title !== undefined && !outlines ? [`<title>${xml(title)}</title>`] : []), ...shapes.map(shape),
    ...lines.flatMap(l => (outlines ? outlined(l, type) : [written(l)])),
  ]
  if (inside.length === 0) return ''
  return `<g${attributes(outlines ? {} : Object.fromEntries(Object.entries(data).map(([k, v]) => [`data-${k}`, v])))}>${inside.join('')}</g>\n`
}

const shape = ({ path, fill, stroke, width, dash }: Shape): string =>
  `<path${attributes({ d: path, fill: fill ?? 'none', stroke, 'stroke-width': width === undefined ? undefined : n(width), 'stroke-dasharray': dash?.map(n).join(' '), 'stroke-linejoin': stroke && 'round' })}/>`

function written({ text, x, y, width, size, weight, colour, rtl, halo, link }: Line): string {
  const rim = halo === undefined ? {} : { stroke: halo, 'stroke-width': n(size * HALO), 'stroke-linejoin': 'round', 'paint-order': 'stroke' }
  const out = `<text${attributes({ x: n(rtl ? x + width : x), y: n(y), 'font-size': n(size), 'font-weight': weight === 400 ? undefined : weight, fill: colour, direction: rtl ? 'rtl' : undefined, ...rim })}>${xml(text)}</text>`
  return link === undefined ? out : `<a${attributes({ href: link })}>${out}</a>`
}

function outlined({ text, x, y, size, weight, colour, rtl, halo }: Line, type: Type): string[] {
  const path = type.outline(text, x, y, size, weight, rtl)
  if (path === '') return []
  return [...(halo === undefined ? [] : [shape({ path, stroke: halo, width: size * HALO })]), shape({ path, fill: colour })]
}
