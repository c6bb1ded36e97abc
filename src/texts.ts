/** Texts of reports that lie in a folder beside the store: whose text may not be shipped, but whoever has it can see the quotes. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { reportId, sha256 } from './ids.js'

/** No report's text is larger. */
const LARGEST = 10_000_000

/** Every file of a folder (not of folders in it) as UTF-8 text, by the id of the report whose text it is, if it is one's: the hash of the bytes decides, not the name. */
export function textsIn(folder: string): Map<string, string> {
  const texts = new Map<string, string>()
  for (const name of readdirSync(folder).sort()) {
    const file = join(folder, name), stat = statSync(file)
    if (!stat.isFile() || stat.size > LARGEST) continue
    const bytes = readFileSync(file)
    texts.set(reportId(sha256(bytes)), bytes.toString('utf8'))
  }
  return texts
}
