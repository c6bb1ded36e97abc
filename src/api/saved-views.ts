/** Views that people keep by name: listed, kept, renamed, removed; given away and taken in as a file. */
import { z } from 'zod'
import { BelligraphError } from '../errors.js'
import { SavedView, SavedViewsFile } from '../model.js'
import { readViews, type SavedViews } from '../store/saved-views.js'
import { type Context, route } from './route.js'
import { Removed } from './query-schemas.js'
import { NoQuery, ViewsAnswer, ViewsImported } from './schemas.js'

/** @throws BelligraphError `not-found` */
function kept({ views }: Context): SavedViews {
  if (!views) throw new BelligraphError('not-found', 'This server keeps no views.')
  return views
}

export const savedViewRoutes = [
  route({ method: 'get', path: '/api/views', query: NoQuery, answer: ViewsAnswer, fresh: true, summary: 'The views that are kept here, by name.', run: ({ context }) => { const views = context.views?.values() ?? []; return { views, total: views.length } } }),
  route({
    method: 'get', path: '/api/views.json', query: NoQuery, answer: SavedViewsFile, fresh: true, sends: ['application/json'], summary: 'All of them as a file, which `/api/views/import` takes.',
    run({ context, response }) {
      response.attachment(`belligraph-views-${context.now().toISOString().slice(0, 10)}.json`).json(kept(context).export())
      return undefined
    },
  }),
  route({
    method: 'post', path: '/api/views', body: SavedView.pick({ name: true, query: true }), answer: SavedView, writes: true, summary: 'Keeps a view: a name and the query of its address.',
    run: ({ body, context }) => kept(context).add({ ...body, at: context.now().toISOString() }),
  }),
  route({
    method: 'post', path: '/api/views/import', body: z.unknown(), answer: ViewsImported, writes: true, summary: 'Takes in a file of views; what is here already stays, a name that is taken gets a number.',
    run: ({ body, context }) => ({ ...kept(context).import(readViews('file', body)), total: kept(context).values().length }),
  }),
  route({ method: 'put', path: '/api/views/:id', body: SavedView.pick({ name: true }), answer: SavedView, writes: true, summary: 'Renames a view.', run: ({ id, body, context }) => kept(context).rename(id, body.name) }),
  route({
    method: 'delete', path: '/api/views/:id', answer: Removed, writes: true, fresh: true, summary: 'Removes a view.',
    run({ id, context }) {
      kept(context).remove(id)
      return { removed: true as const }
    },
  }),
]
