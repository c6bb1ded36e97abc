/** The store's folder on disk. */
import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { BelligraphError } from '../../errors.js'

/**
 * Makes the folder where it is missing, one level after the other (a recursive mkdir never ends in some places, such as /proc). Says whether it did.
 * @throws BelligraphError `usage` when it cannot be a folder that this program may write to
 */
export function makeFolder(folder: string): boolean {
  const refuse = (why: string) => new BelligraphError('usage', `The store cannot be in ${folder}: ${why}. Choose another folder with --data or BELLIGRAPH_DATA.`)
  const missing: string[] = []
  let there = folder
  for (; !existsSync(there) && dirname(there) !== there; there = dirname(there)) missing.unshift(there)
  if (!statSync(there).isDirectory()) throw refuse(there === folder ? 'that is a file' : `${there} is a file`)
  try { accessSync(there, constants.W_OK) } catch { throw refuse(`this program may not write to ${there === folder ? 'it' : there}`) }
  for (const level of missing) try { mkdirSync(level) } catch (e) {
    const { code, message } = e as NodeJS.ErrnoException
    if (code !== 'EEXIST') throw refuse(message)
  }
  return missing.length > 0
}
