/** The real Gephi, as its toolkit: opens a graph file the way File > Open does, and draws it. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { jar, java, JVM } from './java.js'
import { type Program, run } from './program.js'

const toolkit = () => jar('org.gephi:gephi-toolkit:0.10.1:jar:all')
const source = (name: string): string => fileURLToPath(new URL(`${name}.java`, import.meta.url))

export const program: Program = { name: 'Gephi', install: toolkit }

/** From and to in the file's time format, as Gephi prints it; an open side is null. */
export type Spell = [from: string | null, to: string | null]

/** What Gephi holds after opening a file: compare all of it, for Gephi merges and drops edges without a word. */
export interface Opened {
  nodes: { id: string; label: string | null; x: number; y: number; size: number; color: string; spells: Spell[]; attributes: Record<string, string> }[]
  /** `kind` is Gephi's edge type; `weights` says how the weight changes in time. Attributes without a value are absent. */
  edges: {
    id: string; source: string; target: string; directed: boolean; kind: string | null; weight: number; weights: [...Spell, number][]; spells: Spell[]; attributes: Record<string, string>
  }[]
  /** Title → Java type of the columns that the file brought. */
  nodeColumns: Record<string, string>
  edgeColumns: Record<string, string>
  dynamic: boolean
  /** The bounds of its timeline. */
  from: string | null
  to: string | null
  /** What the importer reported: `WARNING: …`. */
  issues: string[]
}

/** Opens a GEXF, GraphML, DOT, CSV … file in Gephi. Nodes and edges are sorted by id. Throws what Gephi says when it cannot. */
export async function openInGephi(file: string): Promise<Opened> {
  const args = [...JVM, '-cp', join(await toolkit(), '*'), source('Open'), file]
  const opened: Opened = JSON.parse(await run(await java(), args))
  for (const list of [opened.nodes, opened.edges]) list.sort((a, b) => (a.id < b.id ? -1 : 1))
  return opened
}

/** Opens a graph file in Gephi, lays it out by ForceAtlas2, and exports the preview as SVG to a file with a whole path. */
export async function drawInGephi(file: string, svg: string): Promise<void> {
  await run(await java(), [...JVM, '-cp', join(await toolkit(), '*'), source('Draw'), file, svg])
}
