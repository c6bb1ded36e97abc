/**
 * GraphML 1.0 (graphml.graphdrawing.org), with the attribute names that Gephi (label, x, y, size, r, g, b, weight) and Cytoscape (name, interaction) look for and
 * the graphics of yEd (y:ShapeNode, y:PolyLineEdge). Cytoscape's `shared interaction` is left out: the schema allows no blank in a name.
 */
import { asserted, nameOf, type Relation } from '../model.js'
import { citations, degrees, EDGE_COLOURS, evidenceUrl, type Format, KIND_COLOURS, lineStyle, type Picture, provenanceLine, rgb, sizeOf } from './format.js'
import { xml } from './xml.js'

type Key<T> = [name: string, type: 'string' | 'int' | 'double' | 'boolean', value: (x: T) => string | number | boolean | undefined]
type ActorKey = Key<Picture['actors'][number]>

function nodeKeys(p: Picture): ActorKey[] {
  const degree = degrees(p.relations)
  return [
    ['label', 'string', a => nameOf(a)],
    ['name', 'string', a => nameOf(a)],
    ['nameAr', 'string', a => nameOf(a, 'ar')],
    ['names', 'string', a => a.names.map(n => n.text).join('|')],
    ['kind', 'string', a => a.kind],
    ['countries', 'string', a => a.countries.join('|') || undefined],
    ['ucdp', 'string', a => a.ids.ucdp],
    ['known', 'boolean', a => a.known],
    ['x', 'double', a => p.position(a.id).x],
    ['y', 'double', a => p.position(a.id).y],
    ['size', 'double', a => sizeOf(degree.get(a.id))],
    ...(['r', 'g', 'b'] as const).map((c, i): ActorKey => [c, 'int', a => rgb(KIND_COLOURS[a.kind])[i]]),
  ]
}

const edgeKeys = (p: Picture): Key<Relation>[] => [
  ['label', 'string', r => r.type],
  ['name', 'string', r => r.id],
  ['interaction', 'string', r => r.type],
  ['type', 'string', r => r.type],
  ['directed', 'boolean', r => r.directed],
  ['weight', 'double', r => (asserted(r) ? r.claims : 0)],
  ['status', 'string', r => r.status],
  ['claims', 'int', r => r.claims],
  ['claimIds', 'string', r => r.claimIds.join('|')],
  ['publishers', 'int', r => r.publishers],
  ['publisherNames', 'string', r => r.publisherNames.join('|') || undefined],
  ['first', 'string', r => r.first],
  ['last', 'string', r => r.last],
  ['confidence', 'double', r => r.confidence],
  ['sources', 'string', r => r.sources.join('|')],
  ['corroboration', 'string', r => r.corroboration],
  ['unreviewed', 'int', r => r.unreviewed],
  ['evidence', 'string', r => evidenceUrl(p.provenance, r.id)],
]

const declare = <T>(of: 'node' | 'edge', keys: Key<T>[]): string =>
  keys.map(([name, type], i) => `<key id="${of[0]}${i}" for="${of}" attr.name="${name}" attr.type="${type}"/>\n`).join('')

const data = <T>(of: 'n' | 'e', keys: Key<T>[], x: T): string => keys.map(([, , value], i) => {
  const v = value(x)
  return v === undefined ? '' : `<data key="${of}${i}">${xml(v)}</data>`
}).join('')

export const graphml: Format = {
  name: 'graphml', extension: 'graphml', mime: 'application/graphml+xml',
  keeps: 'Actors and all parallel typed relations with their attributes; labels, colours and positions for Gephi, yEd and Cytoscape.',
  loses: 'The claims themselves (their ids and the address of the evidence stay); dates are text, not time.',
  *write(picture) {
    const nodes = nodeKeys(picture), edges = edgeKeys(picture)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    yield 'xmlns:y="http://www.yworks.com/xml/graphml" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
    yield `${declare('node', nodes)}${declare('edge', edges)}<key id="provenance" for="graph" attr.name="provenance" attr.type="string"/>\n<key id="sources" for="graph" attr.name="sources" attr.type="string"/>\n`
    yield '<key id="yn" for="node" yfiles.type="nodegraphics"/>\n<key id="ye" for="edge" yfiles.type="edgegraphics"/>\n'
    yield `<graph id="belligraph" edgedefault="directed">\n<data key="provenance">${xml(provenanceLine(picture.provenance))}</data>\n<data key="sources">`
    for (const citation of citations(picture)) yield xml(`${citation}\n`)
    yield '</data>\n'
    for (const a of picture.actors) {
      const { x, y } = picture.position(a.id)
      yield `<node id="${xml(a.id)}">${data('n', nodes, a)}<data key="yn"><y:ShapeNode><y:Geometry height="30" width="30" x="${x}" y="${-y}"/><y:Fill color="${KIND_COLOURS[a.kind]}"/>`
      yield `<y:NodeLabel modelName="sides" modelPosition="s">${xml(nameOf(a))}</y:NodeLabel><y:Shape type="ellipse"/></y:ShapeNode></data></node>\n`
    }
    for (const r of picture.relations) {
      yield `<edge id="${xml(r.id)}" source="${xml(r.source)}" target="${xml(r.target)}">${data('e', edges, r)}`
      yield `<data key="ye"><y:PolyLineEdge><y:LineStyle color="${EDGE_COLOURS[r.type]}" type="${lineStyle(r).replace('solid', 'line')}" width="1.5"/>`
      yield `<y:Arrows source="none" target="${r.directed ? 'standard' : 'none'}"/></y:PolyLineEdge></data></edge>\n`
    }
    yield '</graph>\n</graphml>\n'
  },
}
