/** Dossiers: what is held about an actor or a tie, as a page to print. */
import { z } from 'zod'
import { BelligraphError } from '../errors.js'
import { type Actor, Filter, type Relation } from '../model.js'
import { CALENDARS, LANGUAGES, NUMERALS } from '../words.js'
import { pictureOf } from './export.js'
import { type Asked, route } from './route.js'

const DossierQuery = Filter.omit({ actor: true }).extend({ lang: z.enum(LANGUAGES).default('en'), numerals: z.enum(NUMERALS).optional(), calendar: z.enum(CALENDARS).optional() })

/** Loaded when it is first asked for, as all that sets type. */
async function send(asked: Asked<z.output<typeof DossierQuery>, unknown>, actors: string[], subjectIn: (relations: readonly Relation[]) => { subject: Actor | Relation; relations: readonly Relation[] }): Promise<undefined> {
  const { query: { lang, numerals, calendar, ...filter }, snapshot, context, request, response } = asked
  const shown = pictureOf({ ...filter, actor: actors }, snapshot, context, request), { subject, relations } = subjectIn(shown.relations)
  const of = 'names' in subject ? undefined : new Set(subject.claimIds)
  const claims = of ? shown.claims.filter(c => of.has(c.id)) : shown.claims
  const reports = new Map([...shown.reports].filter(([id]) => claims.some(c => c.report === id)))
  const { dossier } = await import('../formats/dossier.js')
  const { html, policy } = dossier({ ...shown, relations, claims, reports }, subject, lang, { ...(numerals && { numerals }), ...(calendar && { calendar }) })
  response.set('Content-Security-Policy', policy).type('html').send(html)
  return undefined
}

export const dossierRoutes = [
  route({
    method: 'get', path: '/api/actors/:id/dossier', query: DossierQuery, answer: z.undefined(), fresh: true, sends: ['text/html'],
    summary: "An actor's names, ties by type, timeline, evidence and sources, as a page to print or to keep as PDF.",
    run(asked) {
      const actor = asked.snapshot.actorOf(asked.id)
      if (!actor) throw new BelligraphError('not-found', `There is no actor ${JSON.stringify(asked.id.slice(0, 120))}.`)
      return send(asked, [actor.id], all => ({ subject: actor, relations: all.filter(r => r.source === actor.id || r.target === actor.id) }))
    },
  }),
  route({
    method: 'get', path: '/api/relations/:id/dossier', query: DossierQuery, answer: z.undefined(), fresh: true, sends: ['text/html'],
    summary: 'A tie, its timeline, evidence and sources, as a page to print or to keep as PDF.',
    run(asked) {
      const held = asked.snapshot.relations.get(asked.id)
      if (!held) throw new BelligraphError('not-found', `There is no relation ${JSON.stringify(asked.id.slice(0, 250))}.`)
      return send(asked, [held.source, held.target], all => {
        const subject = all.find(r => r.id === held.id)
        if (!subject) throw new BelligraphError('not-found', `No claim under this filter makes the relation ${held.id}.`)
        return { subject, relations: [subject] }
      })
    },
  }),
]
