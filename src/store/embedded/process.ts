/**
 * The process that holds the embedded engine, so that a question which never ends, or takes all memory, or breaks the engine, can be killed
 * without harm.
 */
import type { GrafeoDB, GrafeoError, Transaction } from '@grafeo-db/js'
import grafeo from '@grafeo-db/js'
import { keyword, starred, tokens } from '../../cypher/tokens.js'
import type { Job, Rows } from '../child.js'
import { serve } from '../serve.js'
import { collect, type Give } from '../parts.js'
import type { Limits } from '../store.js'
import { rowsOf } from './values.js'

let db: GrafeoDB | undefined, opened = '', transaction: Transaction | undefined

function engine(): GrafeoDB {
  if (!db) throw new Error('No file is open.')
  return db
}

async function work(job: Job, give: Give): Promise<unknown> {
  switch (job.do) {
    case 'open':
      if (job.file === opened) return
      db?.close()
      db = job.mode === 'read' ? grafeo.GrafeoDB.openReadOnly(job.file) : grafeo.GrafeoDB.create(job.file)
      opened = job.file
      return
    case 'begin': transaction = engine().beginTransaction(); return
    case 'run': await (transaction ?? engine()).executeCypher(job.text, job.params); return
    case 'commit': transaction?.commit(); transaction = undefined; return
    case 'rollback': transaction?.rollback(); transaction = undefined; return
    case 'checkpoint': engine().walCheckpoint(); return
    case 'ask': return ask(job.text, job.params, job.limits, job.parts ? give : undefined)
    default: throw new Error(`The embedded engine cannot ${job.do}.`)
  }
}

/** The column of a plan is called `plan`, whether the statement was run for it or not; those of `RETURN *` stand in the order of their names, as with Neo4j. */
async function ask(text: string, params: Record<string, unknown>, limits: Limits, give?: Give): Promise<Rows> {
  const result = await engine().executeCypher(text, params), said = tokens(text)
  const columns = keyword(said[0]) === 'PROFILE' ? ['plan'] : starred(said) ? result.columns.toSorted() : result.columns
  return collect(columns, limits, rowsOf(result, keyword(said[0]) === 'PROFILE' ? result.columns : columns, engine()), give)
}

serve(work, e => (e as GrafeoError).gqlStatus)
