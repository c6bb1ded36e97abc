/** What a person must know about the link that brought here: what of it is not understood or not here, and what has changed since it was made. */
import { Alert } from '@mantine/core'
import { useState } from 'react'
import { type ChangesAnswer, type GraphAnswer, useApi } from '../api.js'
import { go, usePage } from '../state.js'
import { filterQuery, named } from '../view.js'

/** `graph`: what is shown, whose data version counts. */
export function Notices({ graph }: { graph: GraphAnswer | undefined }) {
  const { view, words, dropped, backwards, cut } = usePage()
  const [heeded, heed] = useState('')
  const ids = named(view)
  const all = useApi<GraphAnswer>(ids.length > 0 ? '/api/graph?' : undefined).data
  // Of more than it is asked for, the server leaves actors out: then nobody is called a stranger.
  const known = all && !all.truncated && new Set(all.nodes.map(n => n.id)), strangers = known ? ids.filter(id => !known.has(id)) : []
  const since = view.data && graph && view.data !== graph.dataVersion ? view.data : undefined
  const changed = useApi<ChangesAnswer>(since && `/api/changes?since=${since}&${filterQuery(view.filter)}`)
  const list = (names: readonly string[]) => names.slice(0, 10).join(words.lang === 'ar' ? '، ' : ', ')
  const complaint = [
    ...(backwards ? [words.t('backwards', { from: words.date(backwards.from), to: words.date(backwards.to) })] : []),
    ...(dropped.length > 0 ? [words.t('unknownParts', { parts: list(dropped) })] : []),
    ...(cut ? [words.t('linkTooLong')] : []),
    ...(strangers.length > 0 ? [words.t('strangers', { count: words.n('actors', strangers.length), names: list(strangers) })] : []),
  ].join(' ')
  const counts = (c: { new: number; gone: number; changed: number }) => [words.n('claimsNew', c.new), words.n('claimsGone', c.gone), words.n('claimsChanged', c.changed)].join(words.lang === 'ar' ? '، ' : ', ')
  const { all: everywhere, view: here } = changed.data ?? {}
  const told = !since || changed.stale ? undefined
    : everywhere && here ? `${words.t('dataChanged', { counts: counts(everywhere) })} ${here.new + here.gone + here.changed === 0 ? words.t('dataSameHere') : words.t('dataChangedHere', { counts: counts(here) })}` : words.t('dataChangedUnknown')
  return (
    <>
      {complaint !== '' && heeded !== complaint && <Alert className="notice" color="yellow" withCloseButton closeButtonLabel={words.t('close')} onClose={() => heed(complaint)}>{complaint}</Alert>}
      {told && <Alert className="notice" color="blue" role="status" withCloseButton closeButtonLabel={words.t('close')} onClose={() => go({ ...view, data: undefined }, true)}>{told}</Alert>}
    </>
  )
}
