/** The graph as a file: every format, under the same filter as the picture. */
import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import { z } from 'zod'
import { BelligraphError } from '../errors.js'
import type { Picture } from '../formats/format.js'
import { FORMATS } from '../formats/index.js'
import { canonical } from '../ids.js'
import { Filter } from '../model.js'
import type { Snapshot } from '../store/snapshot.js'
import { claimsOf, graphOf, knownFilter, positions } from './filtering.js'
import { type Context, listed, route } from './route.js'
import { NoQuery } from './schemas.js'
import { textOf } from './views.js'

const LICENCE = "Claims and glosses: the project's own, Apache-2.0; cite each claim's report (publisher, title, date, address). Report texts belong to their publishers. "
  + 'Actor ids and coordinates: UCDP, CC BY 4.0 (Sundberg & Melander 2013, Journal of Peace Research 50(4)).'

/** What a filter shows, ready for a format. */
export function pictureOf(query: Filter, snapshot: Snapshot, { memo, texts, now, version }: Context, base: string): Picture {
  const filter = knownFilter(query, snapshot, memo), { relations } = graphOf(filter, snapshot, memo)
  const claims = claimsOf(filter, snapshot, memo).sort((a, b) => (a.id < b.id ? -1 : 1))
  const ids = new Set([...relations.flatMap(r => [r.source, r.target]), ...claims.flatMap(c => [...c.actors, ...c.recipients])])
  const at = positions(snapshot, memo)
  return {
    provenance: { program: 'Belligraph', version, dataVersion: snapshot.version, filter, date: now().toISOString().slice(0, 10), licence: LICENCE, base },
    actors: [...ids].sort().flatMap(id => snapshot.actorOf(id) ?? []),
    relations, claims, reports: snapshot.reports,
    quote(c) {
      const [first] = c.evidence
      return first && 'start' in first ? textOf(c.report, snapshot, texts)?.slice(first.start, first.end) : undefined
    },
    position: id => at.get(id) ?? { x: 0, y: 0 },
  }
}

const FormatsAnswer = z.strictObject({
  formats: z.array(z.strictObject({ name: z.string(), extension: z.string(), mime: z.string(), keeps: z.string(), loses: z.string() })),
  total: z.int(),
})

export const exportRoutes = [
  route({
    method: 'get', path: '/api/export', query: NoQuery, answer: FormatsAnswer, summary: 'The formats, with what each keeps and loses.',
    run: () => ({ formats: FORMATS.map(({ name, extension, mime, keeps, loses }) => ({ name, extension, mime, keeps, loses })), total: FORMATS.length }),
  }),
  route({
    method: 'get', path: '/api/export/:id', query: Filter, answer: z.undefined(), fresh: true, sends: FORMATS.map(f => f.mime),
    summary: 'The graph under a filter as a file.',
    async run({ id, query, snapshot, context, request, response }) {
      const format = FORMATS.find(f => f.name === id)
      if (!format) throw new BelligraphError('not-found', `There is no format ${JSON.stringify(id.slice(0, 60))}; there are ${listed(FORMATS.map(f => f.name))}.`)
      const picture = pictureOf(query, snapshot, context, `${request.protocol}://${request.host}`)
      const { date, dataVersion, filter } = picture.provenance
      const what = canonical(filter) === '{}' ? '' : `-${Object.keys(filter).sort().join('-')}`
      response.attachment(`belligraph${what}-${date}-${dataVersion.slice(0, 8)}.${format.extension}`).type(format.mime)
      await pipeline(Readable.from(format.write(picture)), response)
      return undefined
    },
  }),
]
