/** Where the program lies, and which one it is. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the checkout: of src and of dist alike. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url))
export const SEED = join(ROOT, 'seed')
export const VERSION = (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }).version
