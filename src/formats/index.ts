/** The formats that a graph can be taken away in. */
import { csv } from './csv.js'
import { cx2 } from './cx2.js'
import { cypher } from './cypher.js'
import { dot } from './dot.js'
import { pdf, png, svg } from './figure/index.js'
import type { Format } from './format.js'
import { ftm } from './ftm.js'
import { gexf } from './gexf.js'
import { graphml } from './graphml.js'
import { html } from './html.js'
import { json } from './json.js'
import { jsonl } from './jsonl.js'
import { neo4jCsv } from './neo4j-csv.js'
import { stix } from './stix.js'

export const FORMATS: readonly Format[] = [gexf, graphml, csv, json, jsonl, cypher, neo4jCsv, cx2, stix, ftm, dot, svg, png, pdf, html]
