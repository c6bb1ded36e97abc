/** What the engines answer differently, and what is done about it. Pure. */
import type { Edit } from './edits.js'
import type { Note, Token } from './tokens.js'

export type EngineName = 'embedded' | 'neo4j'

/** What to tell, what to change, and what must not run at all on this engine. */
export function dialect(_all: readonly Token[], _engine: EngineName): { notes: Note[]; edits: Edit[]; refused?: Note } {
  return { notes: [], edits: [] }
}
