/**
 * GEXF 1.3 (gexf.net/schema.html), dynamic: parallel typed edges with spells, colours, positions, sizes.
 *
 * Measured with Gephi 0.10.1: it merges parallel edges that have no `kind`, and drops an edge without a word when two nodes have a directed and
 * an undirected one; so every edge carries its kind and is written directed, and the attribute `directed` says which are symmetric.
 * graphology-gexf 0.13 refuses a file that declares edge attributes twice, so there is no weight that changes in time. A spell says when a tie was observed, first to last, both days within it; not that it held in between.
 */
import { asserted, CLAIM_TYPES, firstDay, lastDay, nameOf, type Relation } from '../model.js'
import { degrees, EDGE_COLOURS, evidenceUrl, type Format, KIND_COLOURS, type Picture, provenanceLine, rgb, sizeOf } from './format.js'
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
  ['unreviewed', 'integer', r => r.unreviewed],
  ['evidence', 'string', r => evidenceUrl(p.provenance, r.id)],
]

const declare = <T>(kind: 'node' | 'edge', columns: Column<T>[]): string =>
  `<attributes class="${kind}" mode="static">${columns.map(([name, type], i) => `<attribute id="${i}" title="${name}" type="${type}"/>`).join('')}</attributes>\n`

function values<T>(columns: Column<T>[], x: T): string {
  const out = columns.map(([, , value], i) => {
    const v = value(x)
    return v === undefined ? '' : `<attvalue for="${i}" value="${xml(v)}"/>`
  })
  return `<attvalues>${out.join('')}</attvalues>`
}

const colour = (hex: string): string => {
  const [r, g, b] = rgb(hex)
  return `<viz:color r="${r}" g="${g}" b="${b}" a="1"/>`
}

export const gexf: Format = {
  name: 'gexf', extension: 'gexf', mime: 'application/gexf+xml',
  keeps: 'Actors and all parallel typed relations, with dates as spells, the number of claims as weight, colours, positions and sizes.',
  loses: 'The claims themselves (their ids and the address of the evidence stay); the language and kind of a name.',
  *write(picture) {
    const { provenance, actors, relations } = picture, columns = edgeColumns(picture), degree = degrees(relations)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">\n'
    yield `<meta lastmodifieddate="${xml(provenance.date)}"><creator>${xml(`${provenance.program} ${provenance.version}`)}</creator><description>${xml(provenanceLine(provenance))}</description></meta>\n`
    yield '<graph mode="dynamic" defaultedgetype="directed" timeformat="date" timerepresentation="interval">\n'
    yield declare('node', NODE)
    yield declare('edge', columns)
    yield '<nodes>\n'
    for (const a of actors) {
      const { x, y } = picture.position(a.id)
      yield `<node id="${xml(a.id)}" label="${xml(nameOf(a))}">${values(NODE, a)}<viz:size value="${sizeOf(degree.get(a.id))}"/><viz:position x="${x}" y="${y}" z="0"/>${colour(KIND_COLOURS[a.kind])}</node>\n`
    }
    yield '</nodes>\n<edges>\n'
    for (const r of relations) {
      yield `<edge id="${xml(r.id)}" source="${xml(r.source)}" target="${xml(r.target)}" kind="${CLAIM_TYPES[r.type].relationship}" label="${r.type}" weight="${asserted(r) ? r.claims : 0}">`
      yield `${values(columns, r)}${r.first && r.last ? `<spells><spell start="${firstDay(r.first)}" end="${lastDay(r.last)}"/></spells>` : ''}${colour(EDGE_COLOURS[r.type])}</edge>\n`
    }
    yield '</edges>\n</graph>\n</gexf>\n'
  },
}
