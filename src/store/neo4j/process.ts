/** The process that asks Neo4j a person's question. An answer comes as it comes: one too large for memory ends this process and no other. */
import type { Driver, Neo4jError } from 'neo4j-driver'
import type { Job, Rows } from '../child.js'
import { collect, type Give } from '../parts.js'
import { serve } from '../serve.js'
import { cypherFile } from '../statements.js'
import type { Limits, Value } from '../store.js'
import { keyword, tokens } from '../../cypher/tokens.js'
import { driverOf } from './driver.js'
import { parameter, planOf, Values } from './values.js'

let driver: Driver | undefined, database = ''

async function work(job: Job, give: Give): Promise<unknown> {
  switch (job.do) {
    case 'connect':
      driver ??= driverOf(job.settings)
      database = job.settings.database
      return
    case 'ask': return ask(job.text, job.params, job.limits, job.parts ? give : undefined)
    default: throw new Error(`Neo4j cannot ${job.do}.`)
  }
}

/** In a session that reads only. The server ends the statement when this process does; its own timeout is for when it does not notice. */
async function ask(text: string, params: Record<string, unknown>, limits: Limits, give?: Give): Promise<Rows> {
  const session = driver!.session({ database, defaultAccessMode: 'READ' })
  try {
    const t = await session.beginTransaction({ timeout: limits.ms + 1_000 })
    const result = t.run(text, parameter(params) as object), values = new Values()
    const columns = await result.keys() as string[]
    if (['EXPLAIN', 'PROFILE'].includes(keyword(tokens(text)[0]))) return await collect(['plan'], limits, [[planOf(await result.summary())]], give)
    async function* rows(): AsyncGenerator<Value[]> {
      for await (const record of result) yield columns.map((_, i) => values.of(record.get(i)))
    }
    return await collect(columns, limits, rows(), give, async () => {
      const ids = values.unknown
      const keys = ids.length > 0 ? (await t.run(cypherFile('neo4j/keys'), { ids })).records : []
      values.settle(keys.map(r => [r.get('id') as string, r.get('key')] as const))
    })
  } finally {
    await session.close()
  }
}

serve(work, e => (e as Neo4jError).code)
