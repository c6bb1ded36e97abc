/** How the program ends when something is wrong: one sentence on stderr, and the exit status of its kind. */
import { CommanderError } from 'commander'
import { BelligraphError, ERRORS } from './errors.js'

/** 0 done, 1 failed, 2 misused. */
export function endWith(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2 // commander has said why
  if (error instanceof BelligraphError) {
    process.stderr.write(`belligraph: ${error.message}\n`)
    return ERRORS[error.code].exit
  }
  process.stderr.write(`belligraph: this is a fault in Belligraph, please report it: ${error instanceof Error ? error.stack : String(error)}\n`)
  return 1
}
