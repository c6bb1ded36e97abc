/** Marked text: which stretches of a text belong to which claims. Pure; UTF-16 offsets, half open. */

export interface Span { start: number; end: number; id: string }
/** A stretch of text between two borders; `ids`, sorted, of all spans over it. */
export interface Segment { start: number; end: number; ids: string[] }

/** Cuts from..to at every border of a span, so that spans which overlap or lie in each other all show: `[0–4 a] [4–6 a,b] [6–9 b]`. */
export function segments(from: number, to: number, spans: readonly Span[]): Segment[] {
  const inside = spans.map(s => ({ ...s, start: Math.max(from, s.start), end: Math.min(to, s.end) })).filter(s => s.start < s.end)
  const borders = [...new Set([from, to, ...inside.flatMap(s => [s.start, s.end])])].sort((a, b) => a - b)
  return borders.slice(0, -1).map((start, i) => {
    const end = borders[i + 1]!
    return { start, end, ids: [...new Set(inside.filter(s => s.start <= start && s.end >= end).map(s => s.id))].sort() }
  })
}
