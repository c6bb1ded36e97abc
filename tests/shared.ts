/** Where the material beside the checkout lies (reports, annotated texts, UCDP files), or undefined when it is not there. */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = [process.env.BELLIGRAPH_SHARED, resolve(import.meta.dirname, '../../shared')].find(p => p && existsSync(p))

/** The path of something in shared/; undefined when it is not at hand: then the test that needs it is skipped by name. */
export function shared(path: string): string | undefined {
  const found = root && join(root, path)
  return found && existsSync(found) ? found : undefined
}
