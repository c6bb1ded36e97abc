/** Changes to a statement that keep the way back: what an engine says of the text it got is shown in the text that a person wrote. Pure. */

/** `text` in the place of what stands from `start` to `end`. */
export interface Edit { start: number; end: number; text: string }

/** The statement with all edits made; they must not overlap. `place` gives the offset in the statement of an offset in the new text: within an edit, where it begins. */
export function edited(statement: string, edits: readonly Edit[]): { text: string; place(offset: number): number } {
  let text = '', from = 0
  const steps: { at: number; to: number; length: number; back: number }[] = []
  for (const e of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    text += statement.slice(from, e.start)
    steps.push({ at: text.length, to: e.start, length: e.text.length, back: e.end })
    text += e.text
    from = e.end
  }
  return {
    text: text + statement.slice(from),
    place(offset) {
      const last = steps.findLast(s => s.at <= offset)
      if (!last) return offset
      return offset < last.at + last.length ? last.to : offset - last.at - last.length + last.back
    },
  }
}
