/** Who is who: actors found to be the same, and names that people had read as an actor. Both can be taken back; nothing is rewritten. */
import { BelligraphError } from '../errors.js'
import { canonical, sha256 } from '../ids.js'
import { type Alias, type Merge, nameOf } from '../model.js'
import { aliasesOf } from '../names.js'
import { byTime, type Snapshot } from '../store/snapshot.js'
import { folded } from '../text/normalise.js'
import { slug } from '../reader/slug.js'
import { actorSearch, knownActor } from './filtering.js'
import { route } from './route.js'
import { ActorBody, ActorRef, AliasBody, AliasesAnswer, AliasView, MergeBody, MergesAnswer, MergeView, NoQuery, UndoBody } from './schemas.js'
import { actorRef } from './views.js'

const mergeView = (merge: Merge, { actors }: Snapshot): MergeView => {
  const from = actors.get(merge.from)
  return { ...merge, name: from ? nameOf(from) : merge.from, names: from?.names ?? [] }
}

/** The merges that hold and end in an actor, oldest first. */
export const mergesInto = (actor: string, s: Snapshot): MergeView[] =>
  [...s.records.merge.values()].filter(m => !m.undone && m.from !== actor && s.actorOf(m.from)?.id === actor).sort(byTime).map(m => mergeView(m, s))

const langOf = (name: string): string => (/\p{Script=Arabic}/u.test(name) ? 'ar' : 'en')
const missing = (what: string, id: string): BelligraphError => new BelligraphError('not-found', `There is no ${what} ${JSON.stringify(id.slice(0, 120))}.`)

export const identityRoutes = [
  route({
    method: 'post', path: '/api/actors', body: ActorBody, answer: ActorRef, writes: true,
    summary: 'Adds an actor that the store does not have, so that claims can name it. One of that name is not added again.',
    async run({ body: { name: text, kind }, snapshot, context: { store, memo }, response }) {
      const key = folded(text).trim(), same = actorSearch(snapshot, memo)(text).find(id => snapshot.actorOf(id)!.names.some(n => folded(n.text).trim() === key))
      if (same !== undefined) return actorRef(same, snapshot)
      if (!/[\p{L}\p{N}]/u.test(key)) throw new BelligraphError('invalid', 'name: must have a letter or digit.')
      let id = slug(key)
      for (let n = 2; snapshot.actors.has(id); n++) id = `${slug(key)}-${n}`
      await store.write([{ kind: 'actor', data: { id, names: [{ text, lang: langOf(text), kind: 'name' }], kind, countries: [], ids: {}, partOf: [], known: false } }])
      response.status(201)
      return actorRef(id, await store.snapshot())
    },
  }),
  route({
    method: 'get', path: '/api/merges', query: NoQuery, answer: MergesAnswer, summary: 'Actors that were found to be the same, oldest first, those taken back too.',
    run({ snapshot }) {
      const merges = [...snapshot.records.merge.values()].sort(byTime)
      return { merges: merges.map(m => mergeView(m, snapshot)), total: merges.length }
    },
  }),
  route({
    method: 'post', path: '/api/merges', body: MergeBody, answer: MergeView, writes: true,
    summary: 'Says that actor `from` is the same as actor `into`: every view shows the claims and names of both at `into`. The claims themselves stay as they are.',
    async run({ body: { from, into, by }, snapshot, context: { store, memo, now }, response }) {
      const ends = { from: knownActor('from', from, snapshot, memo), into: knownActor('into', into, snapshot, memo) }
      if (ends.from !== from) throw new BelligraphError('conflict', `from: ${from} is merged into ${ends.from} already.`)
      if (ends.into === from) throw new BelligraphError('conflict', `into: ${into} is the same actor as ${from} already.`)
      const said = { ...ends, by, at: now().toISOString() }, merge: Merge = { id: sha256(canonical(said)).slice(0, 16), ...said, undone: false }
      await store.write([{ kind: 'merge', data: merge }])
      response.status(201)
      return mergeView(merge, await store.snapshot())
    },
  }),
  route({
    method: 'post', path: '/api/merges/:id/undo', body: UndoBody, answer: MergeView, writes: true, summary: 'Takes a merge back: every view is as if it had not been.',
    async run({ id, body: { by }, snapshot, context: { store, now } }) {
      const merge = snapshot.records.merge.get(id)
      if (!merge) throw missing('merge', id)
      const data: Merge = merge.undone ? merge : { ...merge, undone: true, undoing: { by, at: now().toISOString() } }
      await store.write([{ kind: 'merge', data }])
      return mergeView(data, await store.snapshot())
    },
  }),
  route({
    method: 'get', path: '/api/aliases', query: NoQuery, answer: AliasesAnswer, summary: 'Names that people had read as an actor, oldest first.',
    run({ snapshot }) {
      const aliases = aliasesOf(snapshot)
      return { aliases, total: aliases.length }
    },
  }),
  route({
    method: 'post', path: '/api/aliases', body: AliasBody, answer: AliasView, writes: true,
    summary: 'Has a name always read as an actor, whatever else it may mean, from now on. What is stored stays as it is. A name is read as one actor: the last one said.',
    async run({ body: { name: text, actor, by }, snapshot, context: { store, memo, now }, response }) {
      const key = folded(text).trim()
      if (!/[\p{L}\p{N}]/u.test(key)) throw new BelligraphError('invalid', 'name: must have a letter or digit.')
      const alias: Alias = { id: sha256(`alias ${key}`).slice(0, 16), actor: knownActor('actor', actor, snapshot, memo), name: { text, lang: langOf(text), kind: 'alias' }, by, at: now().toISOString() }
      await store.write([{ kind: 'alias', data: alias }])
      response.status(201)
      return alias
    },
  }),
  route({
    method: 'post', path: '/api/aliases/:id/undo', body: UndoBody, answer: AliasView, writes: true, summary: 'No longer reads that name as that actor. What was read so stays.',
    async run({ id, body: { by }, snapshot, context: { store, now } }) {
      const alias = snapshot.records.alias.get(id)
      if (!alias) throw missing('alias', id)
      const data: Alias = alias.undoing ? alias : { ...alias, undoing: { by, at: now().toISOString() } }
      await store.write([{ kind: 'alias', data }])
      return data
    },
  }),
]
