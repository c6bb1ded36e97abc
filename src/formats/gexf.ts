/**
 * GEXF 1.3 (gexf.net/schema.html), dynamic: parallel typed edges with spells, a weight that changes in time, colours, positions, sizes.
 *
 * A spell is a time in which reported claims observed the tie, both days within it; of the time between spells nothing is said. The weight in it is how many
 * observed it then. Measured with Gephi 0.10.1: it merges parallel edges that have no `kind`, and drops an edge without a word when two nodes have a directed
 * and an undirected one; so every edge carries its kind and is written directed, and the attribute `directed` says which are symmetric. What changes in time
 * must be declared apart from what does not, and graphology-gexf 0.13, which knows elements by their written names, then forgets the first: so what changes
 * in time is written with a prefix for the same namespace. Who reads XML by namespace sees the dynamic weight; graphology sees the static one.
 */
import { coverage, joined } from '../graph/spells.js'
import { asserted, CLAIM_TYPES, nameOf, type Relation } from '../model.js'
import { citations, degrees, EDGE_COLOURS, evidenceUrl, type Format, KIND_COLOURS, lineStyle, type Picture, provenanceLine, rgb, sizeOf } from './format.js'
import { xml } from './xml.js'

type Column<T> = [name: string, type: 'string' | 'integer' | 'float' | 'boolean', value: (x: T) => string | number | boolean | undefined]

const NODE: Column<Picture['actors'][number]>[] = [
  ['nameAr', 'string', a => nameOf(a, 'ar')],
  ['names', 'string', a => a.names.map(n => n.text).join('|')],
  ['kind', 'string', a => a.kind],
  ['countries', 'string', a => a.countries.join('|') || undefined],
  ['ucdp', 'string', a => a.ids.ucdp],
  ['known', 'boolean', a => a.known],
]

const edgeColumns = (p: Picture): Column<Relation>[] => [
  ['type', 'string', r => r.type],
  ['directed', 'boolean', r => r.directed],
  ['status', 'string', r => r.status],
  ['claims', 'integer', r => r.claims],
  ['claimIds', 'string', r => r.claimIds.join('|')],
  ['publishers', 'integer', r => r.publishers],
  ['publisherNames', 'string', r => r.publisherNames.join('|') || undefined],
  ['first', 'string', r => r.first],
  ['last', 'string', r => r.last],
  ['confidence', 'float', r => r.confidence],
  ['sources', 'string', r => r.sources.join('|')],
  ['corroboration', 'string', r => r.corroboration],
  ['unreviewed', 'integer', r => r.unreviewed],
  ['evidence', 'string', r => evidenceUrl(p.provenance, r.id)],
]

const declare = <T>(kind: 'node' | 'edge', columns: Column<T>[]): string =>
  `<attributes class="${kind}" mode="static">${columns.map(([name, type], i) => `<attribute id="${i}" title="${name}" type="${type}"/>`).join('')}</attributes>\n`

const values = <T>(columns: Column<T>[], x: T): string => columns.map(([, , value], i) => {
  const v = value(x)
  return v === undefined ? '' : `<attvalue for="${i}" value="${xml(v)}"/>`
}).join('')

const colour = (hex: string): string => {
  const [r, g, b] = rgb(hex)
  return `<viz:color r="${r}" g="${g}" b="${b}" a="1"/>`
}

/** The weights of an edge in time, and its spells. One that nothing dates has the same weight at all times, and no spell. */
function times(r: Relation, claim: Picture['claim']): { weights: string; spells: string } {
  const covered = coverage(r.claimIds.map(claim).map(c => (c?.status === 'reported' ? c.observed : undefined)))
  const weight = (value: number, when: string): string => `<time:attvalue for="weight" value="${value}"${when}/>`
  if (covered.length === 0) return { weights: weight(asserted(r) ? r.claims : 0, ''), spells: '' }
  return {
    weights: covered.map(([start, end, count]) => weight(count, ` start="${start}" end="${end}"`)).join(''),
    spells: `<spells>${joined(covered).map(([start, end]) => `<spell start="${start}" end="${end}"/>`).join('')}</spells>`,
  }
}

/** GEXF knows solid, dotted, dashed and double lines: what is only denied is double. */
const SHAPE = { solid: 'solid', dashed: 'dashed', dotted: 'dotted', dashed_dotted: 'double' } as const

export const gexf: Format = {
  name: 'gexf', extension: 'gexf', mime: 'application/gexf+xml',
  keeps: 'Actors and all parallel typed relations; when each was observed as spells, by how many claims as a weight that changes in time; colours, positions and sizes.',
  loses: 'The claims themselves (their ids and the address of the evidence stay); the language and kind of a name; how exact a date is, but in the attributes first and last.',
  *write(picture) {
    const { provenance, actors, relations } = picture, columns = edgeColumns(picture), degree = degrees(relations)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" xmlns:time="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">\n'
    yield `<meta lastmodifieddate="${xml(provenance.date)}"><creator>${xml(`${provenance.program} ${provenance.version}`)}</creator><description>${xml(provenanceLine(provenance))}`
    for (const citation of citations(picture)) yield xml(`\n${citation}`)
    yield '</description></meta>\n<graph mode="dynamic" defaultedgetype="directed" timeformat="date" timerepresentation="interval">\n'
    yield declare('node', NODE)
    yield '<time:attributes class="edge" mode="dynamic"><time:attribute id="weight" title="weight" type="double"/></time:attributes>\n'
    yield declare('edge', columns)
    yield '<nodes>\n'
    for (const a of actors) {
      const { x, y } = picture.position(a.id)
      yield `<node id="${xml(a.id)}" label="${xml(nameOf(a))}"><attvalues>${values(NODE, a)}</attvalues>`
        + `<viz:size value="${sizeOf(degree.get(a.id))}"/><viz:position x="${x}" y="${y}" z="0"/>${colour(KIND_COLOURS[a.kind])}</node>\n`
    }
    yield '</nodes>\n<edges>\n'
    for (const r of relations) {
      const { weights, spells } = times(r, picture.claim)
      yield `<edge id="${xml(r.id)}" source="${xml(r.source)}" target="${xml(r.target)}" kind="${CLAIM_TYPES[r.type].relationship}" label="${r.type}" weight="${asserted(r) ? r.claims : 0}">`
        + `<attvalues>${values(columns, r)}${weights}</attvalues>${spells}${colour(EDGE_COLOURS[r.type])}<viz:shape value="${SHAPE[lineStyle(r)]}"/></edge>\n`
    }
    yield '</edges>\n</graph>\n</gexf>\n'
  },
}
