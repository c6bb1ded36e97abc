/**
 * Claims and all that they rest on, one record a line, as they were written (`RECORDS` in src/model.ts); the first line says where it comes from:
 *
 *     {"belligraph":"jsonl","version":1,"provenance":{…},"records":4,"texts":1,"sources":["Publisher. Title. 2018-06-08. https://…"]}
 *     {"kind":"actor","data":{…}}
 *     {"kind":"claim","data":{…}}
 *     {"kind":"report","data":{…}}
 *     {"kind":"text","data":{…}}
 *
 * A claim is in it as its report makes it or not at all: of those that also name an actor whom the filter hides `claimsLeftOut` is the count.
 *
 * Texts that the store holds are in it, or it would not be the same store again; they belong to their publishers, so a file to be passed on can be had without.
 */
import { z } from 'zod'
import { citations, type Format } from './format.js'

export const jsonl: Format = {
  name: 'jsonl', extension: 'jsonl', mime: 'application/x-ndjson',
  keeps: 'Everything, exactly: claims with evidence, actors, places, reports, texts, reviews and merges. Imported into an empty store it gives the same data version.',
  loses: 'The layout; claims that also name actors whom the filter hides; with --texts no the texts of the reports, which belong to their publishers.',
  options: { texts: z.enum(['yes', 'no']).optional().describe('jsonl: whether the texts that the store holds go in (yes)') },
  *write(picture, { texts = 'yes' } = {}) {
    const { provenance } = picture, all = picture.records(), records = texts === 'no' ? all.filter(r => r.kind !== 'text') : all
    const held = new Set(all.flatMap(r => (r.kind === 'claim' ? [r.data.id] : []))), leftOut = picture.claims.filter(c => !held.has(c.id)).length
    const counts = { records: records.length, texts: records.filter(r => r.kind === 'text').length, ...(leftOut > 0 && { claimsLeftOut: leftOut }) }
    yield `${JSON.stringify({ belligraph: 'jsonl', version: 1, provenance, ...counts, sources: [...citations(picture)] })}\n`
    for (const record of records) yield `${JSON.stringify(record)}\n`
  },
}
