/** The formats that a graph can be taken away in. */
import { csv } from './csv.js'
import type { Format } from './format.js'
import { gexf } from './gexf.js'
import { graphml } from './graphml.js'
import { json } from './json.js'

export const FORMATS: readonly Format[] = [gexf, graphml, csv, json]
