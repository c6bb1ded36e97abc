/** The formats that are taken in, entry by entry. (`jsonl` is records as they are: src/commands/import-jsonl.ts.) */
import { acled } from './acled.js'
import { csvMapped } from './csv-mapping.js'
import { gexfReader } from './gexf-reader.js'
import { graphmlReader } from './graphml-reader.js'
import type { Importer } from './importer.js'
import { ucdpActor } from './ucdp-actor.js'
import { ucdpGed } from './ucdp-ged.js'
import { ucdpSupport } from './ucdp-support.js'

export const IMPORTERS: readonly Importer[] = [ucdpGed, ucdpActor, ucdpSupport, acled, csvMapped, gexfReader, graphmlReader]
