/** Files of the program that go into what it writes: the font of the page, and the page itself. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { ROOT } from './checkout.js'
import type { FontFile } from './formats/figure/type.js'

const FONT = dirname(createRequire(import.meta.url).resolve('@fontsource/ibm-plex-sans-arabic/package.json'))

/** IBM Plex Sans Arabic (SIL Open Font License 1.1), read when it is asked for. */
export const font: FontFile = (part, weight) => readFileSync(join(FONT, 'files', `ibm-plex-sans-arabic-${part}-${weight}-normal.woff`))

/** The page in a file of its own, as it was built. */
export function page(): { script: string; style: string } {
  const part = (name: string): string => readFileSync(join(ROOT, 'dist', 'alone', name), 'utf8')
  return { script: part('page.js'), style: part('page.css') }
}
