/** The graph page: the picture with its zoom buttons, or, where it cannot be drawn, the sentence that says so and the table. */
import { Alert, UnstyledButton } from '@mantine/core'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { type GraphAnswer, type MapAnswer, type PathsAnswer, useApi } from '../api.js'
import { unseen } from '../../src/terms.js'
import { type Change, groupColour, groupLetter, MANY, type Shade } from '../../src/graph/look.js'
import type { Drawing } from '../graph/drawing.js'
import type { Picture } from '../graph/picture.js'
import { MovesBar } from '../panels/follow.js'
import { useStructure } from '../panels/groups.js'
import { pathsUrl } from '../panels/path.js'
import { called, coveredIn, late, Loading, Nothing, Zoom } from '../parts.js'
import { afterKey, tiesOf } from '../keys.js'
import { currentView, go, undo, usePage } from '../state.js'
import { closed, filterQuery, MOST_DRAWN, move, openActor, openRelation, select, toggleSelected, type View } from '../view.js'
import type { Words } from '../../src/words.js'

const TablePage = late(() => import('./table.js'))

/** Asked for at once, beside the data. The font must be there before the first name is measured; an Arabic and a Latin letter fetch both of its files. */
const needed = Promise.all([import('../graph/picture.js'), ...[400, 600].map(w => document.fonts.load(`${w} 13px "IBM Plex Sans Arabic"`, 'aع'))])
needed.catch(() => undefined) // heard below, where it can be said

/** `group`: the letter of its group or camp, where colours tell them; it stands behind the name. */
const linesOf = (node: GraphAnswer['nodes'][number], labels: View['labels'], words: Words, group?: string): string[] => {
  const wanted = labels === 'both' ? (['ar', 'en'] as const) : [labels === 'own' ? words.lang : labels]
  return [...new Set(wanted.map(lang => called(node, lang)))].map(l => (l.length > 42 ? `${l.slice(0, 41)}…` : l)).map((l, i) => (group && i === 0 ? `${l} · ${group}` : l))
}

/** Sizes, colours and letters by the structure of the graph, where the view asks for them; undefined while they are on their way or not asked for. */
function useLooks(shade: Shade): Map<string, { share?: number; colour?: string; group?: string }> | undefined {
  const { view: { size, colour } } = usePage(), data = useStructure()
  return useMemo(() => {
    if (!data) return undefined
    const most = size === 'degree' ? 0 : Math.max(...data.actors.map(a => a[size] ?? 0))
    return new Map(data.actors.map(a => {
      const group = colour === 'camp' ? a.camp : a.community
      return [a.id, { ...(size !== 'degree' && { share: most > 0 ? (a[size] ?? 0) / most : 0 }), ...(colour !== 'kind' && { colour: groupColour(group, shade), group: groupLetter(group) }) }]
    }))
  }, [data, size, colour, shade])
}

const at = (put: [number, number] | undefined) => put && { x: put[0], y: put[1] }

/** `whole`: the graph of which a part may be shown; with it what is shown can be chosen by hand. `untied`: how many claims in view tie nobody. `changes`: how each edge stands in a comparison; then the picture is of that, and its table stands below. */
export function GraphPage({ graph, whole, shade, stale, untied = 0, changes }: { graph: GraphAnswer; whole?: GraphAnswer; shade: Shade; stale: boolean; untied?: number; changes?: ReadonlyMap<string, Change> }) {
  const { view, words } = usePage()
  const box = useRef<HTMLDivElement>(null)
  const picture = useRef<Picture>(null)
  const drawn = useRef<Drawing>(null)
  const [state, setState] = useState<'waiting' | 'ready' | 'impossible'>('waiting')
  const ready = state === 'ready'
  const [boxing, setBoxing] = useState(false)
  const boxed = useRef(boxing)
  boxed.current = boxing
  const { open } = view
  /** The actor along whose ties one goes. */
  const anchor = useRef<string>(undefined)
  if (open?.kind === 'actor') anchor.current = open.id
  else if (open?.kind === 'relation' && !open.id.split('.').includes(anchor.current ?? '')) anchor.current = open.id.split('.')[0]
  const looks = useLooks(shade)
  const moved = JSON.stringify(view.moved)
  // Whom no asserted tie holds is in no group and counts for nothing: in the colour of its kind it would seem to be in one.
  const strange = looks && { ...(view.size !== 'degree' && { share: 0 }), ...(view.colour !== 'kind' && { colour: groupColour(undefined, shade) }) }
  const drawing: Drawing = useMemo(() => ({
    shade,
    nodes: graph.nodes.map(n => ({ ...n, lines: linesOf(n, view.labels, words, looks?.get(n.id)?.group), ...(looks?.get(n.id) ?? strange), ...at(view.moved[n.id]) })),
    edges: graph.edges.map(e => ({ id: e.id, source: e.source, target: e.target, type: e.type, directed: e.directed, status: e.status, publishers: e.publishers, claims: e.claims, unseen: unseen(e), change: changes?.get(e.id), words: graph.edges.length > MANY ? '' : [...(changes?.has(e.id) ? [words.of('change', changes.get(e.id)!)] : []), (e.type === 'reinforcement' ? '+ ' : '') + words.of('type', e.type), ...(e.status === 'reported' ? [] : [words.of('status', e.status)])].join(words.lang === 'ar' ? '، ' : ', ') })),
  }), [graph, shade, words, view.labels, looks, changes, moved])
  const latest = useRef(drawing)
  latest.current = drawing
  useEffect(() => {
    let gone = false
    needed.then(([{ Picture }]) => {
      if (gone || !box.current) return
      picture.current = new Picture(box.current, latest.current, {
        actor: id => go(openActor(currentView(), id)),
        relation: id => go(openRelation(currentView(), id)),
        ground: () => go(closed(currentView())),
        covered: () => coveredIn(box.current),
        camera: camera => go({ ...currentView(), camera }, true),
        hand: {
          moved: (id, x, y) => go(move(currentView(), id, x, y)),
          boxed: (ids, more) => {
            const now = currentView()
            go(more && ids.length === 1 ? toggleSelected(now, ids[0]!) : select(now, more ? [...now.selected, ...ids] : ids))
            setBoxing(false)
          },
          boxing: () => boxed.current,
        },
      })
      drawn.current = latest.current
      setState('ready')
    }).catch(() => setState('impossible'))
    return () => {
      gone = true
      picture.current?.kill()
      picture.current = null
    }
  }, [])
  useEffect(() => {
    if (!ready || drawn.current === drawing) return
    drawn.current = drawing
    picture.current?.draw(drawing)
  }, [ready, drawing])
  const way = useApi<PathsAnswer>(open?.kind === 'path' && !open.id.startsWith(`${open.id.split('..')[1]}..`) ? pathsUrl(view, open) : undefined).data
  const there = useApi<MapAnswer>(open?.kind === 'place' ? `/api/map?${filterQuery(view.filter)}` : undefined).data?.places.find(p => open?.kind === 'place' && p.id === open.id)
  const chosen = view.selected.join()
  useEffect(() => {
    if (ready) picture.current?.choose({ ...(open?.kind === 'actor' ? { node: open.id } : open?.kind === 'relation' ? { edge: open.id } : way ? { edges: way.edges.map(e => e.id) } : there ? { edges: there.told.flatMap(t => t.relations) } : {}), selected: view.selected })
  }, [ready, open, way, there, chosen])
  const camera = view.camera ? Object.values(view.camera).join() : ''
  useEffect(() => { if (ready) picture.current?.look(currentView().camera) }, [ready, camera])

  if (state === 'impossible') return <><Alert className="notice" color="yellow">{words.t('noWebgl')}</Alert>{!changes && <TablePage graph={graph} untied={untied} />}</>
  const keys = (e: KeyboardEvent) => {
    if (e.ctrlKey || e.metaKey || e.altKey) return
    const now = picture.current
    const after = now && afterKey(e.nativeEvent, { view, shown: graph, whole, anchor: anchor.current, next: d => now.next(d), beside: (id, by) => now.beside(id, by) })
    if (after) go(after.view, after.replace)
    else if (e.key === '+' || e.key === '=') now?.zoom(0.8)
    else if (e.key === '-') now?.zoom(1.25)
    else if (e.key === '0') now?.look(undefined)
    else if (e.key === 'Backspace') undo()
    else if (e.key === 'Enter' && open) document.querySelector<HTMLElement>('.side button, .side a')?.focus()
    else return
    e.preventDefault()
  }
  /** What is open, for whoever does not see it: an actor with its ties, or a tie with its place among those of the actor that one comes from. */
  const heard = (): string => {
    const nameOf = (id: string) => called(graph.nodes.find(n => n.id === id) ?? { id, names: [] }, words.lang)
    if (open?.kind === 'actor' && graph.nodes.some(n => n.id === open.id)) return words.t('nodeHeard', { name: nameOf(open.id), relations: words.n('relations', tiesOf(graph, open.id).length) })
    const tie = open?.kind === 'relation' ? graph.edges.find(e => e.id === open.id) : undefined
    if (!tie) return ''
    const ties = tiesOf(graph, anchor.current ?? tie.source)
    // What no report says to have happened, or another denies, is never heard as if it had.
    const status = tie.status === 'reported' ? '' : ` (${words.of('status', tie.status)})`
    return words.t('tieHeard', { tie: `${nameOf(tie.source)} ${words.verb(tie.type, tie.directed, 'out')} ${nameOf(tie.target)}${status}`, claims: words.n('claims', tie.claims), at: words.number(ties.findIndex(e => e.id === tie.id) + 1), of: words.number(ties.length) })
  }
  const count = words.t('shown', { actors: words.n('actors', graph.nodes.length), relations: words.n('relations', graph.edges.length) })
  const left = whole ? whole.nodes.length - graph.nodes.length : 0
  return (
    <div className={stale ? 'picture stale' : 'picture'} aria-busy={stale || !ready}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the picture is moved about in by keyboard */}
      <div ref={box} className={boxing ? 'canvas boxing' : 'canvas'} dir="ltr" role="application" tabIndex={0} onKeyDown={keys} aria-describedby="picture-keys"
        aria-label={words.t('pictureOf', { actors: words.n('actors', graph.nodes.length), relations: words.n('relations', graph.edges.length) })} />
      <p id="picture-keys" className="heard">{words.t('pictureKeys')}</p>
      <p className="heard" role="status">{heard()}</p>
      {!ready && <Loading />}
      {graph.edges.length === 0 && <div className={graph.nodes.length > 0 ? 'waiting over low' : 'waiting over'}><Nothing untied={untied} /></div>}
      {whole && <MovesBar graph={whole} boxing={boxing} box={setBoxing} />}
      <p className="shown" aria-live="polite">
        {count}{graph.nodes.length > 0 || left > 0 ? words.lang === 'ar' ? '، ' : ', ' : ''}
        {graph.truncated ? (
          <>
            {words.t('someCut', { total: words.number(graph.total), left: words.number(graph.total - graph.edges.length) })}{words.t(graph.edges.length < MOST_DRAWN ? 'cutOr' : 'cutFilter')}{' '}
            {graph.edges.length < MOST_DRAWN && <UnstyledButton className="link" onClick={() => go({ ...view, ties: Math.min(graph.total, MOST_DRAWN) })}>{words.t('showUpTo', { count: words.n('relations', Math.min(graph.total, MOST_DRAWN)) })}</UnstyledButton>}
          </>
        ) : left > 0 ? words.t('leftOut', { actors: words.n('actors', left) }) : graph.nodes.length > 0 && words.t('allShown')}
      </p>
      <Zoom picture={picture} />
    </div>
  )
}
