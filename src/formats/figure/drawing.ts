/** A picture as shapes and lines of text, ready for any kind of file. Pixels, y down. */
import type { Lang } from '../../words.js'
import type { Weight } from './type.js'

/** `path` as SVG writes it. Filled, stroked, or both. */
export interface Shape { path: string; fill?: string; stroke?: string; width?: number; dash?: readonly number[] }

/** One line of text; `x` is its left end, `y` its baseline. `halo`: a rim that lifts it off the lines below. */
export interface Line { text: string; x: number; y: number; width: number; size: number; weight: Weight; colour: string; rtl: boolean; halo?: string; link?: string }

/** Width of the rim around letters, half of it outside, as a share of their size: no line below shows between them. */
export const HALO = 0.45

/** What belongs together: `title` is what it is, `data` what it stands for, `middle` where it is pointed at. */
export interface Item { shapes: Shape[]; lines: Line[]; title?: string; data?: Readonly<Record<string, string>>; middle?: readonly [x: number, y: number] }

/** What the items stand for that lead to evidence: the ties, in the order of their ids. */
export const tiesOf = ({ items }: Drawing): (Item & { data: Readonly<Record<string, string>> })[] =>
  items.flatMap(i => (i.data?.evidence === undefined ? [] : [{ ...i, data: i.data }])).sort((a, b) => (a.data.relation! < b.data.relation! ? -1 : 1))

export interface Drawing {
  width: number
  height: number
  /** Undefined: nothing is painted below. */
  ground: string | undefined
  lang: Lang
  title: string
  /** Where it comes from, in a line. */
  description: string
  items: Item[]
}

/** A number as files need it: to a hundredth of a pixel. */
export const n = (x: number): number => Math.round(x * 100) / 100 + 0

export const circle = (x: number, y: number, r: number): string =>
  `M${n(x - r)} ${n(y)}A${n(r)} ${n(r)} 0 1 1 ${n(x + r)} ${n(y)}A${n(r)} ${n(r)} 0 1 1 ${n(x - r)} ${n(y)}Z`

/** A path of commands M L H V Q A Z, absolute or relative, scaled and then moved. */
export function movedPath(path: string, x: number, y: number, scale: number): string {
  return path.replace(/([a-zA-Z])([^a-zA-Z]*)/g, (_, command: string, rest: string) => {
    const numbers = (rest.match(/-?\d*\.?\d+/g) ?? []).map(Number), upper = command.toUpperCase(), [dx, dy] = command === upper ? [x, y] : [0, 0]
    const value = (v: number, i: number): number => {
      if (upper === 'H') return v * scale + dx
      if (upper === 'V') return v * scale + dy
      if (upper === 'A') return [v * scale, v * scale, v, v, v, v * scale + dx, v * scale + dy][i % 7]!
      return v * scale + (i % 2 === 0 ? dx : dy)
    }
    return command + numbers.map((v, i) => Math.round(value(v, i) * 1e4) / 1e4).join(' ')
  })
}
