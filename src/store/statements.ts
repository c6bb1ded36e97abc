/** The statements that the program sends: files of `cypher/`. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../checkout.js'

/** A file of `cypher/`, by its path without the ending. */
export const cypherFile = (path: string): string => readFileSync(join(ROOT, 'cypher', `${path}.cypher`), 'utf8')

/** The statements of a file that holds several. */
export const statementsOf = (path: string): string[] =>
  cypherFile(path).replace(/^\/\/.*$/gm, '').split(';').map(s => s.trim()).filter(s => s !== '')
