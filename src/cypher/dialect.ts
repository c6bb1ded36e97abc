/**
 * What the two engines answer differently, and what is done about it before a statement runs: it is changed so that both answer alike, or refused with
 * what to write instead, or a note is given. The rules stand in dialect-rules.ts; the README's guide and the tests follow their table. Pure.
 */
import { RULES } from './dialect-rules.js'
import type { Edit } from './edits.js'
import { matches, type Match } from './patterns.js'
import { isName, isSign, keyword, type Note, type Token } from './tokens.js'

export type EngineName = 'embedded' | 'neo4j'

/**
 * A statement as rules look at it. By index of a piece: `closing` of an opening bracket, `opening` of a closing one, `within` the bracket around a
 * piece (-1: none), `clause` the clause that it stands in (`OPTIONAL WHERE`: the WHERE of an OPTIONAL MATCH). `first`: the offset where each name stands first.
 */
export interface Said {
  statement: string
  all: readonly Token[]
  found: readonly Match[]
  closing: ReadonlyMap<number, number>
  opening: ReadonlyMap<number, number>
  within: readonly number[]
  clause: readonly string[]
  first: ReadonlyMap<string, number>
  params: Readonly<Record<string, unknown>>
}

/** What a rule found. With `edits` it was changed, with `refused` it must not run; else it is only said. A change without a note alters no answer. */
export interface Finding { note?: Note; edits?: Edit[]; refused?: true }

export interface Rule {
  /** Named in the README's guide and in tests. */
  name: string
  /** Where the statement must be changed, refused or remarked on. */
  on: EngineName | 'both'
  does: 'changed' | 'refused' | 'noted'
  /** What each engine answers when it is asked as it stands. */
  embedded: string
  neo4j: string
  /** Statements that it finds, and that show the difference over any graph; what to write instead. */
  examples: readonly string[]
  instead?: string
  find(said: Said): Finding[]
}

/** A statement as rules look at it. */
export const viewOf = (statement: string, all: readonly Token[], params: Readonly<Record<string, unknown>>): Said => ({ statement, all, found: matches(all), ...brackets(all), first: firsts(all), params })

/** What to tell, what to change, and what must not run at all on this engine. */
export function dialect(said: Said, engine: EngineName): { notes: Note[]; edits: Edit[]; refused?: Note } {
  const notes: Note[] = [], edits: Edit[] = [], taken: Edit[] = []
  for (const rule of RULES) {
    if (rule.on !== 'both' && rule.on !== engine) continue
    for (const f of rule.find(said)) {
      if (f.refused) return { notes: [], edits: [], refused: f.note! }
      if (f.note) notes.push(f.note)
      // Two rules that want the same place: the first has it.
      if (!f.edits || f.edits.some(e => taken.some(o => e.start < o.end && o.start < e.end))) continue
      edits.push(...f.edits)
      taken.push(...f.edits.filter(e => e.start < e.end))
    }
  }
  return { notes: notes.sort((a, b) => a.start - b.start), edits }
}

const CLAUSES = new Set(['MATCH', 'WHERE', 'WITH', 'RETURN', 'UNWIND', 'CALL', 'ORDER', 'UNION'])

function brackets(all: readonly Token[]): Pick<Said, 'closing' | 'opening' | 'within' | 'clause'> {
  const open: number[] = [], closing = new Map<number, number>(), opening = new Map<number, number>(), within: number[] = [], clause: string[] = [], clauses = ['']
  for (const [i, t] of all.entries()) {
    if (isSign(t, ')', ']', '}') && open.length > 0) {
      const from = open.pop()!
      closing.set(from, i)
      opening.set(i, from)
      clauses.pop()
    }
    const word = isSign(all[i - 1], '.', ':') ? '' : keyword(t), here = clauses.at(-1)!
    if (CLAUSES.has(word) && !['STARTS', 'ENDS'].includes(keyword(all[i - 1]))) clauses[clauses.length - 1] = word === 'MATCH' && keyword(all[i - 1]) === 'OPTIONAL' ? 'OPTIONAL MATCH' : word === 'WHERE' && here === 'OPTIONAL MATCH' ? 'OPTIONAL WHERE' : word
    within.push(open.at(-1) ?? -1)
    clause.push(clauses.at(-1)!)
    if (isSign(t, '(', '[', '{')) { open.push(i); clauses.push(clauses.at(-1)!) }
  }
  return { closing, opening, within, clause }
}

function firsts(all: readonly Token[]): Map<string, number> {
  const out = new Map<string, number>()
  for (const t of all) if (isName(t) && !out.has(t.text)) out.set(t.text, t.start)
  return out
}
