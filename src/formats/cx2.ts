/** CX2 (cytoscape.org/cx/cx2/specification): a network with its look, for Cytoscape and NDEx. */
import { nameOf, type Relation } from '../model.js'
import { citations, degrees, EDGE_COLOURS, evidenceUrl, type Format, KIND_COLOURS, lineStyle, type Picture, provenanceLine, sizeOf } from './format.js'
import { legibleJson } from './legible.js'

type Column<T> = [name: string, type: 'string' | 'integer' | 'double' | 'boolean' | 'list_of_string', value: (x: T) => string | number | boolean | string[] | undefined]

const nodeColumns = (degree: ReadonlyMap<string, number>): Column<Picture['actors'][number]>[] => [
  ['name', 'string', a => nameOf(a)], ['id', 'string', a => a.id], ['nameAr', 'string', a => nameOf(a, 'ar')], ['names', 'list_of_string', a => a.names.map(n => n.text)],
  ['kind', 'string', a => a.kind], ['countries', 'list_of_string', a => a.countries], ['ucdp', 'string', a => a.ids.ucdp], ['known', 'boolean', a => a.known], ['size', 'double', a => sizeOf(degree.get(a.id))],
]

const edgeColumns = (p: Picture): Column<Relation>[] => [
  ['interaction', 'string', r => r.type], ['name', 'string', r => r.id], ['directed', 'boolean', r => r.directed], ['status', 'string', r => r.status], ['first', 'string', r => r.first], ['last', 'string', r => r.last],
  ['claims', 'integer', r => r.claims], ['claimIds', 'list_of_string', r => r.claimIds], ['publishers', 'integer', r => r.publishers], ['publisherNames', 'list_of_string', r => r.publisherNames],
  ['confidence', 'double', r => r.confidence], ['sources', 'list_of_string', r => r.sources], ['corroboration', 'string', r => r.corroboration], ['unreviewed', 'integer', r => r.unreviewed], ['line', 'string', lineStyle], ['evidence', 'string', r => evidenceUrl(p.provenance, r.id)],
]

const declared = <T>(columns: Column<T>[]) => Object.fromEntries(columns.map(([name, d]) => [name, { d }]))
const values = <T>(columns: Column<T>[], x: T) => Object.fromEntries(columns.flatMap(([name, , value]) => { const v = value(x); return v === undefined ? [] : [[name, v]] }))

const discrete = (attribute: string, type: string, map: Record<string, string | number>) =>
  ({ type: 'DISCRETE', definition: { attribute, type, map: Object.entries(map).map(([v, vp]) => ({ v: type === 'boolean' ? v === 'true' : v, vp })) } })
const same = (attribute: string, type: string) => ({ type: 'PASSTHROUGH', definition: { attribute, type } })

/** How the picture looks; `line` says how a relation's is broken. CX2 has no line of dashes and dots: such a one is dashed and bold, as in DOT. */
const STYLE = {
  default: {
    network: { NETWORK_BACKGROUND_COLOR: '#FFFFFF' },
    node: { NODE_SHAPE: 'ellipse', NODE_BACKGROUND_COLOR: '#A3A3A3', NODE_LABEL_FONT_SIZE: 10 },
    edge: { EDGE_LINE_COLOR: '#6B7280', EDGE_LINE_STYLE: 'solid', EDGE_TARGET_ARROW_SHAPE: 'triangle', EDGE_WIDTH: 1.5 },
  },
  nodeMapping: { NODE_LABEL: same('name', 'string'), NODE_BACKGROUND_COLOR: discrete('kind', 'string', KIND_COLOURS), NODE_WIDTH: same('size', 'double'), NODE_HEIGHT: same('size', 'double') },
  edgeMapping: {
    EDGE_LINE_COLOR: discrete('interaction', 'string', EDGE_COLOURS), EDGE_TARGET_ARROW_SHAPE: discrete('directed', 'boolean', { true: 'triangle', false: 'none' }),
    EDGE_LINE_STYLE: discrete('line', 'string', { dashed: 'dashed', dotted: 'dotted', dashed_dotted: 'dashed' }), EDGE_WIDTH: discrete('line', 'string', { dashed_dotted: 3 }),
  },
}

function* listed<T>(name: string, items: readonly T[], entry: (x: T, i: number) => unknown): Generator<string> {
  yield `{"${name}":[`
  for (const [i, x] of items.entries()) yield `${i ? ',' : ''}\n${legibleJson(entry(x, i))}`
  yield ']},\n'
}

export const cx2: Format = {
  name: 'cx2', extension: 'cx2', mime: 'application/json',
  keeps: 'Actors and all parallel typed relations with their attributes, the layout and a visual style, for Cytoscape and NDEx.',
  loses: 'The claims themselves (their ids and the address of the evidence stay); the language and kind of a name; dates are text, not time.',
  *write(picture) {
    const { actors, relations, provenance, position } = picture
    const nodes = nodeColumns(degrees(relations)), edges = edgeColumns(picture), number = new Map(actors.map((a, i) => [a.id, i]))
    const network = { name: 'Belligraph', description: provenanceLine(provenance), version: provenance.dataVersion, rights: provenance.licence, reference: [...citations(picture)].join('\n') }
    const counts = { attributeDeclarations: 1, networkAttributes: 1, nodes: actors.length, edges: relations.length, visualProperties: 1 }
    yield '[{"CXVersion":"2.0","hasFragments":false},\n'
    yield `${legibleJson({ metaData: Object.entries(counts).map(([name, elementCount]) => ({ name, elementCount })) })},\n`
    yield `${legibleJson({ attributeDeclarations: [{ networkAttributes: Object.fromEntries(Object.keys(network).map(k => [k, { d: 'string' }])), nodes: declared(nodes), edges: declared(edges) }] })},\n`
    yield `${legibleJson({ networkAttributes: [network] })},\n`
    // Cytoscape's y grows downward, the picture's upward.
    yield* listed('nodes', actors, (a, id) => ({ id, x: position(a.id).x, y: -position(a.id).y, v: values(nodes, a) }))
    yield* listed('edges', relations, (r, id) => ({ id, s: number.get(r.source), t: number.get(r.target), v: values(edges, r) }))
    yield `${legibleJson({ visualProperties: [STYLE] })},\n{"status":[{"success":true}]}]\n`
  },
}
