/**
 * The process that holds the embedded engine, so that a question which never ends, or takes all memory, or breaks the engine, can be killed
 * without harm. It talks to its parent over IPC and ends with it. One job at a time, in order.
 */
import grafeo from '@grafeo-db/js'
import type { GrafeoDB, Transaction } from '@grafeo-db/js'
import { type Job, OUT_OF_MEMORY, type Reply } from './child.js'
import { rowsOf } from './values.js'

/** Past this the process ends itself: the most that a question may take. */
const MEMORY = 2 ** 30

let db: GrafeoDB | undefined, opened = '', transaction: Transaction | undefined

async function work(job: Job): Promise<unknown> {
  switch (job.do) {
    case 'open':
      if (job.file !== opened) {
        db?.close()
        db = job.mode === 'read' ? grafeo.GrafeoDB.openReadOnly(job.file) : grafeo.GrafeoDB.create(job.file)
        opened = job.file
      }
      return db!.version()
    case 'begin': transaction = db!.beginTransaction(); return
    case 'run': await (transaction ?? db!).executeCypher(job.text, job.params); return
    case 'commit': transaction!.commit(); transaction = undefined; return
    case 'rollback': transaction?.rollback(); transaction = undefined; return
    case 'checkpoint': db!.walCheckpoint(); return
    case 'ask': return rowsOf(await db!.executeCypher(job.text, job.params), db!, job.rows, job.bytes)
  }
}

/** At once, without waiting for the engine's threads. */
const end = (): void => { process.kill(process.pid, 'SIGKILL') }

if (process.send) {
  let turn: Promise<unknown> = Promise.resolve()
  process.on('message', ({ n, ...job }: Job & { n: number }) => {
    turn = turn.then(() => work(job)).then(
      value => process.send!({ n, value } satisfies Reply),
      (e: Error & { gqlStatus?: string }) => process.send!({ n, error: e.message, ...(e.gqlStatus !== undefined && { status: e.gqlStatus }) } satisfies Reply),
    )
  })
  process.on('disconnect', end)
  // Ctrl-C reaches every process of the terminal; the parent decides when this one ends.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})
  setInterval(() => { if (process.memoryUsage.rss() > MEMORY) process.exit(OUT_OF_MEMORY) }, 25).unref()
}
