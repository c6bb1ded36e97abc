/** What the store holds, asked of it once and again after every write. */
import { useEffect, useState } from 'react'
import { post, type QueryAnswer } from '../api.js'
import type { Schema } from './completion.js'

const ask = async (query: string): Promise<QueryAnswer['rows']> => (await post<QueryAnswer>('/api/cypher', { query })).rows
const quoted = (name: string): string => `\`${name.replaceAll('`', '``')}\``

/** Counts and properties by label, and of each relationship type between which labels it runs. */
async function schema(): Promise<Schema> {
  const names = (await ask('CALL db.labels()')).map(r => String(r[0]))
  const labels = await Promise.all(names.map(async name => {
    const rows = await ask(`MATCH (n:${quoted(name)}) RETURN keys(n) AS k, count(n) AS n`)
    return { name, count: rows.reduce((sum, r) => sum + Number(r[1]), 0), properties: [...new Set(rows.flatMap(r => r[0] as string[]))].sort() }
  }))
  const found = await ask('MATCH (a)-[r]->(b) RETURN labels(a) AS a, type(r) AS t, labels(b) AS b, keys(r) AS k, count(r) AS n')
  const types = [...new Set(found.map(r => String(r[1])))]
  return {
    labels: labels.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1)),
    relationships: types.map(name => {
      const mine = found.filter(r => r[1] === name), ends = new Map<string, { from: string; to: string; count: number }>()
      for (const [a, , b, , n] of mine as [string[], string, string[], string[], number][]) {
        const key = `${a[0]} ${b[0]}`
        ends.set(key, { from: a[0]!, to: b[0]!, count: (ends.get(key)?.count ?? 0) + n })
      }
      return { name, count: mine.reduce((sum, r) => sum + Number(r[4]), 0), properties: [...new Set(mine.flatMap(r => r[3] as string[]))].sort(), ends: [...ends.values()].sort((x, y) => y.count - x.count) }
    }).sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1)),
  }
}

export function useSchema(): Schema | undefined {
  const [found, set] = useState<Schema>()
  useEffect(() => {
    let gone = false
    schema().then(s => { if (!gone) set(s) }, () => undefined)
    return () => { gone = true }
  }, [])
  return found
}
