/** The API described from the routes' own schemas: for machines (OpenAPI 3.1) and for people. */
import { z } from 'zod'
import { ERRORS } from '../errors.js'
import { type Route, route } from './route.js'
import { ErrorAnswer, NoQuery } from './schemas.js'

interface Parameter { name: string; in: 'path' | 'query'; required: boolean; description?: string; schema: object; explode?: boolean }
interface Operation { summary: string; parameters: Parameter[]; requestBody?: object; responses: Record<string, object>; security?: object[] }
export interface OpenApi { openapi: string; info: { version: string; [field: string]: unknown }; paths: Record<string, Record<string, Operation>>; components: object }

const REF = '#/components/schemas/'

/** A schema as JSON Schema; shared ones (those with an id) as references. */
function json(schema: z.ZodType, io: 'input' | 'output', shared: Record<string, object>): object {
  const { $defs, $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' }) as { $defs?: Record<string, object>; $schema?: string }
  const moved = JSON.parse(JSON.stringify({ $defs, rest }).replaceAll('#/$defs/', REF)) as { $defs?: Record<string, object>; rest: object }
  for (const [name, def] of Object.entries(moved.$defs ?? {})) shared[name] = bare(def)
  const id = schema.meta()?.id
  if (id === undefined || '$ref' in moved.rest) return moved.rest
  shared[id] = bare(moved.rest)
  return { $ref: REF + id }
}

const bare = (schema: object): object => Object.fromEntries(Object.entries(schema).filter(([k]) => k !== 'id' && k !== '$id'))

/** The OpenAPI 3.1 description of routes; its schemas are JSON Schema 2020-12, as zod writes them. */
export function openapi(routes: readonly Route[], version: string): OpenApi {
  const shared: Record<string, object> = {}
  const failure = json(ErrorAnswer, 'output', shared)
  const paths: OpenApi['paths'] = {}
  for (const r of routes) {
    const path = r.path.replace(/:(\w+)/g, '{$1}')
    const ofPath = [...r.path.matchAll(/:(\w+)/g)].map((m): Parameter => ({ name: m[1]!, in: 'path', required: true, schema: { type: 'string' } }))
    const inQuery = r.query ? (json(r.query, 'input', shared) as { properties?: Record<string, object>; required?: string[] }) : {}
    const ofQuery = Object.entries(inQuery.properties ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, schema]): Parameter => ({ name, in: 'query', required: inQuery.required?.includes(name) ?? false, schema, ...('items' in schema && { explode: true }) }))
    // An address with an ending is a path of its own: OpenAPI has no parts of a parameter.
    const addresses = [[path, r.sends ?? ['application/json']] as const, ...Object.entries(r.endings ?? {}).map(([ending, type]) => [`${path}.${ending}`, [type]] as const)]
    for (const [address, media] of addresses) (paths[address] ??= {})[r.method] = {
      summary: r.open === undefined ? r.summary : `${r.summary} ${r.open}`, parameters: [...ofPath, ...ofQuery],
      ...(r.body && { requestBody: { required: true, content: { 'application/json': { schema: json(r.body, 'input', shared) } } } }),
      ...(r.file && { requestBody: { required: false, content: { 'application/octet-stream': {} } } }),
      ...(r.writes && { security: [{}, { token: [] }] }),
      responses: {
        200: { description: 'The answer', content: Object.fromEntries(media.map(m => [m, m === 'application/json' ? { schema: json(r.answer, 'output', shared) } : {}])) },
        default: { description: `An error: ${Object.keys(ERRORS).join(', ')}`, content: { 'application/json': { schema: failure } } },
      },
    }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Belligraph', version, description: 'A knowledge graph of armed actors: who attacked, allied with or reinforced whom, each tie traced to the words that say so.', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    paths, components: { schemas: Object.fromEntries(Object.entries(shared).sort(([a], [b]) => (a < b ? -1 : 1))), securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
  }
}

/** Where the description itself is. `routes` gives all that there are, these among them. */
export function docsRoutes(routes: () => readonly Route[]): readonly Route[] {
  let made: { description: OpenApi; page: string } | undefined
  // Made once: the same for as long as the program runs.
  const described = (version: string): NonNullable<typeof made> => {
    if (made?.description.info.version === version) return made
    const description = openapi(routes(), version)
    return made = { description, page: docs(description) }
  }
  return [
    route({
      method: 'get', path: '/api/openapi.json', query: NoQuery, answer: z.looseObject({ openapi: z.string() }), summary: 'What this server answers, for machines: OpenAPI 3.1.',
      run: ({ context }) => ({ ...described(context.version).description }),
    }),
    route({
      method: 'get', path: '/api/docs', query: NoQuery, answer: z.undefined(), fresh: true, sends: ['text/html'], summary: 'The same, for people.',
      run({ context, response }) {
        response.type('html').send(described(context.version).page)
        return undefined
      },
    }),
  ]
}

const safe = (text: string): string => text.replace(/[&<>"']/g, c => `&#${c.charCodeAt(0)};`)

const kindOf = (schema: object): string => {
  const s = schema as { type?: string; enum?: unknown[]; items?: object; default?: unknown; minimum?: number; maximum?: number }
  if (s.items) return `${kindOf(s.items)}; repeatable`
  const kind = s.enum ? s.enum.join(', ') : [s.type ?? 'text', s.minimum !== undefined && s.maximum !== undefined ? `${s.minimum} to ${s.maximum}` : ''].filter(Boolean).join(', ')
  return s.default === undefined ? kind : `${kind}; ${String(s.default)} unless given`
}

/** The description as a page: no script, no style, nothing from elsewhere. */
export function docs({ paths, components }: OpenApi): string {
  const parameters = (list: Parameter[]): string => (list.length === 0 ? '' : `<table><thead><tr><th>parameter</th><th>values</th></tr></thead><tbody>${
    list.map(p => `<tr><td><code>${safe(p.name)}</code>${p.required ? ' (needed)' : ''}</td><td>${safe(kindOf(p.schema))}</td></tr>`).join('')}</tbody></table>`)
  const body = Object.entries(paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, o]) => {
    const answers = Object.entries(o.responses)[0]![1] as { content: Record<string, object> }
    return `<h2><code>${method.toUpperCase()} ${safe(path)}</code></h2><p>${safe(o.summary)}</p>${parameters(o.parameters)}${
      o.requestBody ? `<details><summary>Body</summary><pre>${safe(JSON.stringify(o.requestBody, null, 2))}</pre></details>` : ''
    }<details><summary>Answer</summary><pre>${safe(JSON.stringify(answers.content, null, 2))}</pre></details>`
  })).join('\n')
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Belligraph: API</title></head><body><main>
<h1>Belligraph: API</h1>
<p>JSON over HTTP; <a href="openapi.json">openapi.json</a> says the same for machines. Every error is <code>{"error":{"code","message","details"?}}</code>. An unknown parameter or value is refused by name.
Answers carry an ETag that changes with the data: send it as <code>If-None-Match</code>.</p>
${body}
<h2>Schemas</h2>
<details><summary>Shared schemas</summary><pre>${safe(JSON.stringify(components, null, 2))}</pre></details>
</main></body></html>
`
}
