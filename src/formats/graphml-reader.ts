/** GraphML as it is taken in, with what yEd writes for labels. */
import { BelligraphError } from '../errors.js'
import { type Attributes, GraphEntries, type Item, MOST_ATTRIBUTES } from './graph-entries.js'
import type { Importer, Options } from './importer.js'
import { readXml } from './xml-reader.js'

interface Open { kind: 'node' | 'edge'; line: number; xml: Readonly<Record<string, string>>; attributes: Attributes }

/** Whom a key is for: `all` is for both. */
const kindsOf = (key: string | undefined): ('node' | 'edge')[] => (key === 'node' || key === 'edge' ? [key] : key === undefined || key === 'all' ? ['node', 'edge'] : [])

async function* read(bytes: AsyncIterable<Uint8Array>, options: Options): AsyncGenerator<Item> {
  const { file } = options, out: Item[] = [], graph = new GraphEntries(file, out, options)
  const names = new Map<string, { name: string; kinds: readonly string[] }>(), defaults = { node: new Map<string, string>(), edge: new Map<string, string>() }
  const open: Open[] = []
  let root = '', key = '', data: string | undefined, directedByDefault = true

  const set = (on: Open, name: string, value: string): void => {
    if (on.attributes.size < MOST_ATTRIBUTES && !on.attributes.has(name)) on.attributes.set(name, value)
  }
  const events = {
    open(name: string, xml: Readonly<Record<string, string>>, line: number): void {
      if (root === '') {
        root = name
        if (name !== 'graphml') throw new BelligraphError('invalid', `${file}:${line}: is not GraphML: it begins with <${name.slice(0, 60)}>${name === 'gexf' ? '; import it as gexf' : ''}.`)
      } else if (name === 'key') {
        key = xml.id ?? ''
        names.set(key, { name: xml['attr.name'] ?? '', kinds: kindsOf(xml.for) })
        if (names.size > MOST_ATTRIBUTES) throw new BelligraphError('too-large', `${file}:${line}: more than ${MOST_ATTRIBUTES} keys are declared.`)
      } else if (name === 'graph') directedByDefault = xml.edgedefault !== 'undirected'
      else if (name === 'node' || name === 'edge') open.push({ kind: name, line, xml, attributes: new Map() })
      else if (name === 'data') {
        data = xml.key ?? ''
        if (!names.has(data)) throw new BelligraphError('invalid', `${file}:${line}: the key ${JSON.stringify(data.slice(0, 60))} is declared nowhere.`)
      } else if (name === 'hyperedge') out.push({ line, fields: { ...xml }, statements: [], skipped: 'is an edge of many ends, which is not read' })
    },
    close(name: string, text: string): void {
      const on = open.at(-1)
      if (name === 'default') for (const kind of names.get(key)?.kinds ?? []) defaults[kind as 'node'].set(names.get(key)!.name, text)
      else if (name === 'data') {
        const called = names.get(data ?? '')?.name
        if (on && called) set(on, called, text)
        else if (called === 'provenance' && text.startsWith('Belligraph ') && open.length === 0) {
          graph.own = true
          out.push({ about: { title: text.slice(0, 2000), source: 'belligraph' } })
        }
        data = undefined
      } else if ((name === 'NodeLabel' || name === 'EdgeLabel') && on && text.trim() !== '') set(on, 'label', text.trim())
      else if (name === 'node' || name === 'edge') {
        const { kind, line, xml, attributes } = open.pop()!
        for (const [title, value] of defaults[kind]) if (title !== '' && !attributes.has(title)) attributes.set(title, value)
        if (kind === 'node') {
          graph.node(xml.id, line, attributes)
          return
        }
        const { source, target } = xml
        if (source === undefined || target === undefined) throw new BelligraphError('invalid', `${file}:${line}: an edge has no ${source === undefined ? 'source' : 'target'}.`)
        graph.edge({ line, source, target, attributes, directed: xml.directed === undefined ? directedByDefault : xml.directed === 'true' || xml.directed === '1' })
      }
    },
  }
  yield* readXml(bytes, file, events, out)
  graph.end()
  yield* out.splice(0)
}

export const graphmlReader: Importer = {
  name: 'graphml',
  keeps: 'Nodes as actors, edges whose type is one of ours as claims, with direction, dates (first, last) and status; every attribute with its edge. Labels of yEd.',
  loses: 'Edges of other types (a mapping can say what they mean); hyperedges, ports, and how things look.',
  root: 'graphml',
  about: ({ file }) => ({ title: `Graph ${file}`, publisher: 'unknown' }),
  read,
}
