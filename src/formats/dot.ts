/** DOT (graphviz.org/doc/info/lang.html): `dot`, `fdp` and their kin lay it out; `neato -n` keeps the places of the picture. */
import { nameOf } from '../model.js'
import { citations, degrees, EDGE_COLOURS, evidenceUrl, type Format, KIND_COLOURS, lineStyle, provenanceLine, sizeOf } from './format.js'
import { legible } from './legible.js'

/** A quoted text. Graphviz reads a backslash and an entity (`&lt;`) in it as more than themselves, and none in one piece that is longer than 16,384 bytes. */
const quoted = (value: string | number | boolean): string =>
  (legible(String(value)).match(/[^]{1,2000}/gu) ?? ['']).map(piece => `"${piece.replace(/["\\]/g, '\\$&').replaceAll('&', '&amp;').replace(/\r\n?|\n/g, '\\n')}"`).join(' + ')

const attributes = (all: Record<string, string | number | boolean | undefined>): string =>
  `[${Object.entries(all).flatMap(([k, v]) => (v === undefined ? [] : `${k}=${quoted(v)}`)).join(' ')}]`

export const dot: Format = {
  name: 'dot', extension: 'dot', mime: 'text/vnd.graphviz',
  keeps: 'The picture: actors, parallel typed relations with direction, dates, claim ids and colours.',
  loses: 'The claims themselves; further names of an actor; dates are text, not time.',
  *write(picture) {
    const { provenance, actors, relations, position } = picture, degree = degrees(relations)
    yield `// ${legible(provenanceLine(provenance)).replace(/\s+/g, ' ')}\ndigraph belligraph {\n`
    for (const citation of citations(picture)) yield `// ${legible(citation).replace(/\s+/g, ' ')}\n`
    yield `graph ${attributes({ comment: provenanceLine(provenance), charset: 'UTF-8' })}\nnode [shape=circle style=filled fontcolor="#111111" fixedsize=true]\n`
    for (const a of actors) {
      const { x, y } = position(a.id)
      yield `${quoted(a.id)} ${attributes({ label: nameOf(a), nameAr: nameOf(a, 'ar'), kind: a.kind, fillcolor: KIND_COLOURS[a.kind], width: sizeOf(degree.get(a.id)) / 36, pos: `${x},${y}` })}\n`
    }
    for (const r of relations) {
      yield `${quoted(r.source)} -> ${quoted(r.target)} ${attributes({
        id: r.id, label: r.type, color: EDGE_COLOURS[r.type], dir: r.directed ? 'forward' : 'none', style: lineStyle(r).replace('dashed_dotted', 'dashed,bold'), status: r.status, unreviewed: r.unreviewed, first: r.first, last: r.last,
        claims: r.claims, claimIds: r.claimIds.join('|'), publishers: r.publisherNames.join('|') || undefined, corroboration: r.corroboration, URL: evidenceUrl(provenance, r.id),
      })}\n`
    }
    yield '}\n'
  },
}
