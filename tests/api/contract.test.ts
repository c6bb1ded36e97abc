/** The API against the table of the outward contract: every call is there, and its answer holds what the table says. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { routes } from '../../src/api/app.js'
import { openapi } from '../../src/api/docs.js'
import { shared } from '../shared.js'

const file = shared('contract.md')
/** Rows of the table under "HTTP": `| \`GET /api/x\` … | answer |`. */
const rows = (file ? readFileSync(file, 'utf8').split('\n') : []).flatMap(line => {
  const [, calls, answer] = /^\| (`(?:GET|POST) .*?) \| (.*) \|$/.exec(line) ?? []
  return calls === undefined || answer === undefined ? [] : [{ calls, answer }]
})
type Json = { [key: string]: any }
const description = openapi(routes, '1.0.0') as unknown as { paths: Record<string, Record<string, Json>>; components: { schemas: Json } }
const deref = (schema: Json): Json => (schema.$ref ? description.components.schemas[schema.$ref.split('/').at(-1)] : schema)
const answerOf = (path: string, method: string): Json => deref(description.paths[path]![method]!.responses['200'].content['application/json'].schema)

/** `GET /api/actors?q=&kind=`, `/api/actors/ID`, `POST /api/read {text, publishedOn?}` → method, path as OpenAPI writes it, names of the query, names of the body. */
function callsOf(cell: string): { method: string; path: string; query: string[]; body: string[] }[] {
  let method = 'get', last = ''
  return [...cell.matchAll(/`([^`]+)`/g)].flatMap(([, call]) => {
    const [, verb, path, query = '', body = ''] = /^(?:(GET|POST) )?(\/api\/[^\s?{]*)(?:\?(\S*))?(?:\s*\{(.*)\})?$/.exec(call!) ?? []
    if (verb) method = verb.toLowerCase()
    // `, and the same with \`.json\`, \`.csv\``: the path before it.
    if (!path && /^\.[a-z]+$/.test(call!)) return [{ method, path: `${last}${call}`, query: [], body: [] }]
    if (!path) return []
    last = path.replace(/(?<=\/)[A-Z]+/g, '{id}')
    return [{
      method, path: last, query: [...query.matchAll(/([a-z]+)=/g)].map(m => m[1]!),
      body: body.split(',').map(f => f.trim().replace(/[?:].*$/, '')).filter(f => /^\w+$/.test(f)),
    }]
  })
}

/** Names at the outermost level of an answer that begins with a `{…}`. */
function namesIn(answer: string): string[] {
  let depth = 0, flat = ''
  for (const c of answer.startsWith('`{') ? answer.slice(1) : '') {
    if ('}]'.includes(c)) depth--
    if (depth === 1 && !'{['.includes(c)) flat += c
    if ('{['.includes(c)) depth++
    if (depth === 0) break
  }
  return flat.split(',').map(n => n.replace(/[:…].*$/, '').trim()).filter(n => /^\w+$/.test(n))
}

const calls = rows.flatMap(r => callsOf(r.calls).map((c, i) => ({ ...c, answer: i === 0 ? namesIn(r.answer) : [] })))

test.skipIf(!file)('the table has been read', () => expect(calls.length).toBeGreaterThanOrEqual(20))

test.skipIf(!file).for(calls.map(c => [`${c.method.toUpperCase()} ${c.path}`, c] as const))('%s', ([, { method, path, query, body, answer }]) => {
  expect(Object.keys(description.paths)).toContain(path)
  const operation = description.paths[path]![method]!
  expect(operation, method).toBeDefined()
  const parameters = operation.parameters.map((p: Json) => p.name)
  for (const name of query.filter(() => !path.endsWith('/queries/{id}'))) expect(parameters).toContain(name)
  if (body.length > 0) expect(Object.keys(operation.requestBody.content['application/json'].schema.properties)).toEqual(expect.arrayContaining(body))
  if (answer.length > 0) expect(Object.keys(answerOf(path, method).properties)).toEqual(expect.arrayContaining(answer))
})

test.skipIf(!file)('FILTER is the same everywhere', () => {
  const [, list] = /^FILTER, the same everywhere, each repeatable: (.*)$/m.exec(readFileSync(file!, 'utf8')) ?? []
  const text = `${list}`
  const names = [...text.matchAll(/`([a-z]+)`/g)].map(m => m[1]!)
  expect(names).toEqual(expect.arrayContaining(['type', 'actor', 'from', 'to', 'status', 'report', 'place', 'source']))
  for (const path of ['/api/graph', '/api/claims', '/api/facets', '/api/map', '/api/actors/{id}', '/api/relations/{id}']) {
    const parameters = description.paths[path]!.get!.parameters.map((p: Json) => p.name)
    for (const name of names.filter(n => n !== 'reports')) expect(parameters, path).toContain(name)
  }
})
