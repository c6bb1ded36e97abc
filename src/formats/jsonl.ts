/**
 * Claims and all that they rest on, one record a line, as they were written (`RECORDS` in src/model.ts); the first line says where it comes from:
 *
 *     {"belligraph":"jsonl","version":1,"provenance":{…},"records":3}
 *     {"kind":"actor","data":{…}}
 *     {"kind":"claim","data":{…}}
 *     {"kind":"report","data":{…}}
 */
import type { Format } from './format.js'

export const jsonl: Format = {
  name: 'jsonl', extension: 'jsonl', mime: 'application/x-ndjson',
  keeps: 'Everything, exactly: claims with evidence, actors, places, reports, reviews and merges. Written into an empty store it gives the same data version, if no texts were held.',
  loses: 'The texts of the reports, which belong to their publishers (`belligraph backup` keeps them); the layout.',
  *write({ provenance, records: all }) {
    const records = all()
    yield `${JSON.stringify({ belligraph: 'jsonl', version: 1, provenance, records: records.length })}\n`
    for (const record of records) yield `${JSON.stringify(record)}\n`
  },
}
