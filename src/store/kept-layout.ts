/** The last layout, in a file in the folder of the data: laying out ten thousand actors takes seconds, and a restart should not cost them. */
import { readFileSync } from 'node:fs'
import type { Kept, KeptLayout } from '../graph/layout.js'
import { writeWhole } from './journal.js'

/** A file that is missing, damaged or cannot be written is as none: what it holds can be worked out at any time. */
export const layoutFile = (file: string): Kept => ({
  read() {
    try { return JSON.parse(readFileSync(file, 'utf8')) as KeptLayout } catch { return undefined }
  },
  write(kept) {
    try { writeWhole(file, [JSON.stringify(kept)]) } catch { /* worked out again next time */ }
  },
})
