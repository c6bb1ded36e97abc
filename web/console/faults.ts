/** Where in a statement a complaint points, and what would be right: from what the server says, or from the engine's own sentence. Pure. */
import type { StatementNote } from '../api.js'
import { tokens } from './tokens.js'

/** UTF-16 offsets, half open. `instead`: words that would be right there, best first. */
export interface Fault { from: number; to: number; severity: 'error' | 'warning'; message: string; instead: string[] }

/** What the server adds to a complaint about a statement. */
export type Place = Pick<StatementNote, 'start' | 'end' | 'instead'>

export const isPlace = (x: unknown): x is Place => typeof x === 'object' && x !== null && typeof (x as Place).start === 'number' && typeof (x as Place).end === 'number'

/** The word (or sign) that stands at an offset, or the last one before it. */
function wordAt(statement: string, at: number): { from: number; to: number } {
  const all = tokens(statement).filter(t => t.kind !== 'blank')
  const token = all.find(t => at >= t.from && at < t.from + t.text.length) ?? all.findLast(t => t.from < at) ?? all.at(-1)
  return token ? { from: token.from, to: token.from + token.text.length } : { from: 0, to: statement.length }
}

/** The offset of a line and column, both from 1. */
const offsetOf = (statement: string, line: number, column: number): number => statement.split('\n').slice(0, line - 1).reduce((n, l) => n + l.length + 1, 0) + column - 1

/**
 * Moves places by the difference between what was asked and what stands in the editor: `EXPLAIN ` in front. Places outside of it are left out, and so are
 * those of notes about no word, which have no length.
 */
export const placed = (faults: readonly Fault[], by: number): Fault[] => faults.map(f => ({ ...f, from: f.from - by, to: f.to - by })).filter(f => f.from >= 0 && f.to > f.from)

/** What may surprise, as the server notes it. */
export const warningsOf = (notes: readonly StatementNote[]): Fault[] => notes.map(n => ({ from: n.start, to: n.end, severity: 'warning', message: n.message, instead: [...(n.instead ?? [])] }))

/** The place of an error; undefined when nothing tells. `details` is the server's. */
export function faultOf(statement: string, message: string, details: unknown): Fault | undefined {
  const said = { severity: 'error' as const, message, instead: [] }
  if (isPlace(details)) return { ...said, from: details.start, to: Math.max(details.end, details.start), instead: [...(details.instead ?? [])] }
  const [, line, column] = /line (\d+), column (\d+)/i.exec(message) ?? /query:(\d+):(\d+)/.exec(message) ?? []
  if (line && column) return { ...said, ...wordAt(statement, offsetOf(statement, Number(line), Number(column))) }
  const [, named] = /['"`]([\p{L}_][\p{L}\p{N}_]*)['"`]/u.exec(message) ?? []
  const token = named === undefined ? undefined : tokens(statement).find(t => t.text === named)
  return token ? { ...said, from: token.from, to: token.from + token.text.length } : undefined
}
