/** Files of the program that go into what it writes: the font of the page. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { FontFile } from './formats/figure/type.js'

const FONT = dirname(createRequire(import.meta.url).resolve('@fontsource/ibm-plex-sans-arabic/package.json'))

/** IBM Plex Sans Arabic (SIL Open Font License 1.1), read when it is asked for. */
export const font: FontFile = (part, weight) => readFileSync(join(FONT, 'files', `ibm-plex-sans-arabic-${part}-${weight}-normal.woff`))
