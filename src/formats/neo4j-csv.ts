/**
 * Files for Neo4j's own importer (neo4j.com/docs/operations-manual: neo4j-admin database import), in a zip: unpack it and run there
 *
 *     neo4j-admin database import full neo4j @import.args
 *
 * Lists are joined with U+001F, which no text here holds.
 */
import { stringify } from 'csv-stringify/sync'
import { LINKS, propertyGraph, type Row } from '../graph/property-graph.js'
import { CLAIM_TYPES } from '../model.js'
import { citations, evidenceUrl, type Format, type Picture, provenanceLine } from './format.js'
import { legible } from './legible.js'
import { zipped } from './zip.js'

/** The properties other than `id`, with their types where these are not text. */
const NODES = {
  Actor: ['name', 'nameAr', 'names:string[]', 'kind', 'countries:string[]', 'known:boolean', 'partOf:string[]', 'ucdp', 'wikidata', 'noteAr', 'noteEn'],
  Place: ['name', 'nameAr', 'names:string[]', 'kind', 'latitude:double', 'longitude:double', 'precision'],
  Report: ['title', 'publisher', 'url', 'publishedOn', 'language', 'source', 'glossAr', 'glossEn'],
  Claim: ['type', 'status', 'mode', 'from', 'to', 'attribution', 'confidence:double', 'rule', 'review', 'source', 'publisher', 'report', 'glossAr', 'glossEn', 'quote', 'start:long', 'end:long', 'line:long'],
} as const
const RELATION = ['id', 'type', 'directed:boolean', 'first', 'last', 'claims:long', 'claimIds:string[]', 'publishers:long', 'publisherNames:string[]', 'status', 'confidence:double', 'sources:string[]', 'corroboration',
  'clashes:long', 'unreviewed:long', 'denied:long', 'evidence'] as const

const LIST = '\u001f'
const cell = (value: unknown): string | undefined => (Array.isArray(value) ? value.map(v => legible(String(v))).join(LIST) : value === undefined ? undefined : legible(String(value)))
const line = (cells: unknown[]): string => stringify([cells.map(cell)])
const properties = (columns: readonly string[], row: Row): unknown[] => columns.map(c => row[c.split(':')[0]!])

function* nodes(label: keyof typeof NODES, rows: readonly Row[]): Generator<string> {
  yield line([`id:ID(${label})`, ...NODES[label]])
  for (const row of rows) yield line([row.id, ...properties(NODES[label], row)])
}

function* files(picture: Picture): Generator<[string, Iterable<string>]> {
  const { actors, places, reports, claims, links, relations } = propertyGraph({ ...picture, reports: picture.reports.values() })
  const labelled = { Actor: actors, Place: places, Report: reports, Claim: claims }
  const args = ['--array-delimiter=U+001F', '--multiline-fields=true']
  for (const [label, rows] of Object.entries(labelled) as [keyof typeof NODES, Row[]][]) {
    yield [`${label}.csv`, nodes(label, rows)]
    args.push(`--nodes=${label}=${label}.csv`)
  }
  for (const [name, [from, relationship, to]] of Object.entries(LINKS)) {
    yield [`${name}.csv`, (function* () {
      yield line([`:START_ID(${from})`, `:END_ID(${to})`])
      for (const link of links[name as keyof typeof LINKS]) yield line([link.from, link.to])
    })()]
    args.push(`--relationships=${relationship}=${name}.csv`)
  }
  yield ['relations.csv', (function* () {
    yield line([':START_ID(Actor)', ':TYPE', ':END_ID(Actor)', ...RELATION])
    for (const r of relations) {
      const evidence = evidenceUrl(picture.provenance, String(r.properties.id))
      yield line([r.source, CLAIM_TYPES[r.type].relationship, r.target, ...properties(RELATION, { ...r.properties, evidence })])
    }
  })()]
  yield ['import.args', [[...args, '--relationships=relations.csv', ''].join('\n')]]
  yield ['README.txt', [`${provenanceLine(picture.provenance)}\n\nWhere it is unpacked: neo4j-admin database import full neo4j @import.args\n\nSources:\n${[...citations(picture)].join('\n')}\n`]]
}

export const neo4jCsv: Format = {
  name: 'neo4j-csv', extension: 'zip', mime: 'application/zip',
  keeps: "Actors, relations, claims, places and reports with typed properties, for neo4j-admin's import of large graphs.",
  loses: 'Relations that no claim reports as having happened (their claims stay); the language and kind of a name; the layout; whether a list is empty or absent.',
  write: picture => zipped(files(picture), picture.provenance.date),
}
