/** graphology's serialisation (graphology.github.io/serialization): what `Graph.from` takes; also read by sigma and by gephi-lite. */
import { CLAIM_TYPES, nameOf } from '../model.js'
import { degrees, EDGE_COLOURS, evidenceUrl, type Format, KIND_COLOURS, sizeOf } from './format.js'

export const json: Format = {
  name: 'json', extension: 'json', mime: 'application/json',
  keeps: "Everything: actors with all names, relations, and as attributes of the graph the claims with their evidence, places and reports; as graphology's serialisation.",
  loses: 'Nothing of what the filter shows; the texts of the reports are not in it.',
  *write({ provenance, actors, relations, claims, places, reports, position }) {
    const degree = degrees(relations)
    yield `{"options":{"type":"mixed","multi":true,"allowSelfLoops":true},"attributes":${JSON.stringify({ name: 'Belligraph', provenance })}`.slice(0, -1)
    yield ',"claims":['
    for (const [i, c] of claims.entries()) yield `${i ? ',' : ''}\n${JSON.stringify(c)}`
    yield `],"places":${JSON.stringify(places)},"reports":${JSON.stringify([...reports.values()])}},"nodes":[`
    for (const [i, a] of actors.entries()) {
      const attributes = { ...a, label: nameOf(a), labelAr: nameOf(a, 'ar'), ...position(a.id), size: sizeOf(degree.get(a.id)), color: KIND_COLOURS[a.kind] }
      yield `${i ? ',' : ''}\n${JSON.stringify({ key: a.id, attributes })}`
    }
    yield '],"edges":['
    for (const [i, r] of relations.entries()) {
      const attributes = { ...r, label: r.type, relationship: CLAIM_TYPES[r.type].relationship, color: EDGE_COLOURS[r.type], evidence: evidenceUrl(provenance, r.id) }
      yield `${i ? ',' : ''}\n${JSON.stringify({ key: r.id, source: r.source, target: r.target, undirected: !r.directed && !CLAIM_TYPES[r.type].directed, attributes })}`
    }
    yield ']}\n'
  },
}
