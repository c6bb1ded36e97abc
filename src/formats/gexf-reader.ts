/** GEXF as it is taken in: 1.0 to 1.3, dynamic or not, with nodes inside nodes. */
import { BelligraphError } from '../errors.js'
import { isPartialDate, type PartialDate } from '../model.js'
import { type Attributes, dayOf, GraphEntries, type Item, MOST_ATTRIBUTES } from './graph-entries.js'
import type { Importer, Options } from './importer.js'
import { readXml } from './xml-reader.js'

/** A node or edge that is being read. */
interface Open { kind: 'node' | 'edge'; line: number; xml: Readonly<Record<string, string>>; attributes: Attributes; from?: PartialDate | undefined; to?: PartialDate | undefined }

/** A version as the file says it: in the attribute, or else in the namespace. */
const VERSIONS = /^1\.[0-3](\.\d+)?(draft)?$/

async function* read(bytes: AsyncIterable<Uint8Array>, options: Options): AsyncGenerator<Item> {
  const { file } = options, out: Item[] = [], graph = new GraphEntries(file, out, options)
  const titles = { node: new Map<string, string>(), edge: new Map<string, string>() }, defaults = { node: new Map<string, string>(), edge: new Map<string, string>() }
  const open: Open[] = []
  let declared: 'node' | 'edge' | undefined, attribute = '', root = '', directedByDefault = false, dated = true, creator = '', described = '', modified: string | undefined

  /** An edge's (or spell's) stretch of time widens that of the edge. */
  const during = (on: Open, xml: Readonly<Record<string, string>>, line: number): void => {
    if (!dated || on.kind === 'node') return
    const from = dayOf(xml.start ?? xml.startopen ?? xml.timestamp, 'start', file, line), to = dayOf(xml.end ?? xml.endopen ?? xml.timestamp, 'end', file, line)
    if (from !== undefined && (on.from === undefined || from < on.from)) on.from = from
    if (to !== undefined && (on.to === undefined || to > on.to)) on.to = to
  }
  const events = {
    open(name: string, xml: Readonly<Record<string, string>>, line: number): void {
      const on = open.at(-1)
      if (root === '') {
        root = name
        if (name !== 'gexf') throw new BelligraphError('invalid', `${file}:${line}: is not GEXF: it begins with <${name.slice(0, 60)}>${name === 'graphml' ? '; import it as graphml' : ''}.`)
        const version = xml.version ?? /gexf\.net\/([\w.]+)/.exec(Object.values(xml).join(' '))?.[1] ?? '1.2'
        if (!VERSIONS.test(version)) throw new BelligraphError('unsupported', `${file}:${line}: is GEXF ${JSON.stringify(version.slice(0, 20))}; versions 1.0 to 1.3 are read.`)
      } else if (name === 'meta') modified = xml.lastmodifieddate
      else if (name === 'graph') {
        directedByDefault = xml.defaultedgetype === 'directed'
        dated = xml.timeformat !== 'integer' && xml.timeformat !== 'double' && xml.timetype !== 'float'
      } else if (name === 'attributes') declared = xml.class === 'node' || xml.class === 'edge' ? xml.class : undefined
      else if (name === 'attribute' && declared) {
        attribute = xml.id ?? ''
        titles[declared].set(attribute, xml.title ?? attribute)
        if (titles[declared].size > MOST_ATTRIBUTES) throw new BelligraphError('too-large', `${file}:${line}: more than ${MOST_ATTRIBUTES} attributes are declared for one ${declared}.`)
      } else if (name === 'node' || name === 'edge') {
        open.push({ kind: name, line, xml, attributes: new Map(['label', 'weight', 'kind'].flatMap(k => (xml[k] === undefined ? [] : [[k, xml[k]] as [string, string]]))) })
        during(open.at(-1)!, xml, line)
      } else if (name === 'attvalue' && on) {
        const title = titles[on.kind].get(xml.for ?? xml.id ?? '')
        if (title === undefined) throw new BelligraphError('invalid', `${file}:${line}: the attribute ${JSON.stringify((xml.for ?? xml.id ?? '').slice(0, 60))} of ${on.kind === 'edge' ? 'an edge' : 'a node'} is declared nowhere.`)
        if (on.attributes.size < MOST_ATTRIBUTES && !on.attributes.has(title)) on.attributes.set(title, xml.value ?? '')
      } else if ((name === 'spell' || name === 'slice') && on) during(on, xml, line)
    },
    close(name: string, text: string): void {
      if (name === 'creator') creator = text.trim()
      else if (name === 'description') described = text.trim()
      else if (name === 'meta') {
        graph.own = creator.startsWith('Belligraph ')
        out.push({ about: {
          ...(described && { title: described.slice(0, 2000) }), // What this program wrote only repeats what others published.
          ...(graph.own ? { source: 'belligraph' } : creator && { publisher: creator.slice(0, 400) }),
          ...(modified !== undefined && isPartialDate(modified) && { publishedOn: modified }),
        } })
      } else if (name === 'default' && declared) defaults[declared].set(titles[declared].get(attribute) ?? attribute, text)
      else if (name === 'attributes') declared = undefined
      else if (name === 'node' || name === 'edge') {
        const { kind, line, xml, attributes, from, to } = open.pop()!
        for (const [title, value] of defaults[kind]) if (!attributes.has(title)) attributes.set(title, value)
        if (kind === 'node') {
          graph.node(xml.id, line, attributes)
          return
        }
        const { source, target } = xml
        if (source === undefined || target === undefined) throw new BelligraphError('invalid', `${file}:${line}: an edge has no ${source === undefined ? 'source' : 'target'}.`)
        graph.edge({ line, source, target, attributes, from, to, directed: xml.type === undefined ? directedByDefault : xml.type === 'directed' })
      }
    },
  }
  yield* readXml(bytes, file, events, out)
  graph.end()
  yield* out.splice(0)
}

export const gexfReader: Importer = {
  name: 'gexf',
  keeps: 'Nodes as actors, edges whose type is one of ours as claims, with direction, dates and status; every attribute with its edge. GEXF 1.0 to 1.3.',
  loses: 'Edges of other types (a mapping can say what they mean); positions, colours and sizes; when a node was there. Spells of an edge become one period.',
  root: 'gexf',
  about: ({ file }) => ({ title: `Graph ${file}`, publisher: 'unknown' }),
  read,
}
