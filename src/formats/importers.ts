/** The formats that are taken in, entry by entry, and which of them a file is. (`jsonl` is records as they are: src/importing-jsonl.ts.) */
import { BelligraphError } from '../errors.js'
import { acled } from './acled.js'
import { csvMapped } from './csv-mapping.js'
import { gexfReader } from './gexf-reader.js'
import { graphmlReader } from './graphml-reader.js'
import type { Importer } from './importer.js'
import { headerCells } from './rows.js'
import { ucdpActor } from './ucdp-actor.js'
import { ucdpGed } from './ucdp-ged.js'
import { ucdpSupport } from './ucdp-support.js'

export const IMPORTERS: readonly Importer[] = [ucdpGed, ucdpActor, ucdpSupport, acled, csvMapped, gexfReader, graphmlReader]

/** Bytes that are looked at to tell a format. */
const HEAD = 65_536
/** The share of a format's columns that make a table one of it: what is missing is then named, with the nearest there is. */
const MOSTLY = 0.6

const decoder = ([a, b]: Uint8Array): TextDecoder => new TextDecoder(a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : 'utf-8')

/**
 * The importer of a file, told by how it begins, and the file's bytes, all of them. A table that is of no known kind is `csv`.
 * @throws BelligraphError `unsupported` for what is neither a table nor a graph
 */
export async function recognised(bytes: AsyncIterable<Uint8Array>, file: string): Promise<{ importer: Importer; bytes: AsyncIterable<Uint8Array> }> {
  const source = bytes[Symbol.asyncIterator](), pieces: Uint8Array[] = []
  for (let size = 0; size < HEAD;) {
    const next = await source.next()
    if (next.done) break
    pieces.push(next.value)
    size += next.value.length
  }
  async function* all(): AsyncGenerator<Uint8Array> {
    try {
      yield* pieces.splice(0)
      for (let next = await source.next(); !next.done; next = await source.next()) yield next.value
    } finally { await source.return?.() }
  }
  const head = Buffer.concat(pieces).subarray(0, HEAD), text = decoder(head).decode(head).trimStart()
  const importer = text.startsWith('<') ? ofXml(text) : /^[{[]/.test(text) ? undefined : ofTable(text)
  if (importer) return { importer, bytes: all() }
  await source.return?.()
  const jsonl = /^\{"belligraph":/.test(text)
  throw new BelligraphError('unsupported', jsonl ? `${file} holds records of Belligraph; take them in with: belligraph import jsonl FILE.` : `${file} is of no kind that is taken in: ${IMPORTERS.map(i => i.name).join(', ')}.`)
}

const ofXml = (text: string): Importer | undefined => {
  const root = /<(?:[\w.-]+:)?(\w[\w.-]*)[\s/>]/.exec(text.replace(/<!--[\s\S]*?-->/g, ''))?.[1]
  return IMPORTERS.find(i => i.root !== undefined && i.root === root)
}

function ofTable(text: string): Importer {
  const cells = headerCells(text)
  const share = ({ columns = [] }: Importer): number => columns.filter(c => cells.has(c.toLowerCase())).length / Math.max(1, columns.length)
  const best = IMPORTERS.reduce((a, b) => (share(b) > share(a) ? b : a))
  return share(best) >= MOSTLY ? best : csvMapped
}
