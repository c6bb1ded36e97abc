/** Following ties by hand: what an actor's card offers, and the bar over the picture with undo and redo. */
import { ActionIcon, Button } from '@mantine/core'
import { useEffect } from 'react'
import type { Shade } from '../../src/graph/look.js'
import { type GraphAnswer, useApi } from '../api.js'
import { moveName } from '../moves.js'
import { called, TieSign } from '../parts.js'
import { around, expansions, leavesOf, shownOf } from '../shown.js'
import { go, redo, undo, usePage, useTrail } from '../state.js'
import { everyone, fromNothing, graphUrl, hide, keepOnly, select, show, unmoved } from '../view.js'

/** For an actor: hide it, keep only it and who is tied to it, take its leaves away, and bring in who is not shown yet, by the kind of tie, counted before one clicks. */
export function Follow({ id, shade }: { id: string; shade: Shade }) {
  const { view, words } = usePage()
  const { data } = useApi<GraphAnswer>(graphUrl(view))
  if (!data) return null
  const shown = shownOf(data, view), there = shown.nodes.some(n => n.id === id)
  if (!there) return data.nodes.some(n => n.id === id) ? <div className="follow"><Button size="compact-sm" onClick={() => go(show(view, [id]))}>{words.t('showIt')}</Button></div> : null
  const leaves = leavesOf(shown, id), more = expansions(data, shown, id)
  return (
    <div className="follow">
      <Button size="compact-sm" variant="default" onClick={() => go(hide(view, [id]))}>{words.t('hideIt')}</Button>
      <Button size="compact-sm" variant="default" onClick={() => go(keepOnly(view, around(shown, id)))}>{words.t('keepAround')}</Button>
      {leaves.length > 0 && <Button size="compact-sm" variant="default" onClick={() => go(hide(view, leaves))}>{words.t('collapse', { actors: words.n('actors', leaves.length) })}</Button>}
      {more.length > 0 && <h3>{words.t('expand')}</h3>}
      {more.map(e => (
        <Button key={`${e.type}${e.directed}${e.side}`} size="compact-sm" variant="default" leftSection={<TieSign type={e.type} shade={shade} directed={e.directed} />} onClick={() => go(show(view, e.actors))}>
          {words.verb(e.type, e.directed, e.side)}: {words.n('actors', e.actors.length)}
        </Button>
      ))}
    </div>
  )
}

/** Undo and redo by name, and what is hidden by hand. Ctrl-Z and Ctrl-Shift-Z (or Ctrl-Y) anywhere but where one writes. */
export function MovesBar({ graph, boxing, box }: { graph: GraphAnswer; /** Whether a drag draws a box; and how that is changed. */ boxing: boolean; box: (on: boolean) => void }) {
  const { view, words } = usePage()
  const { before, now, after } = useTrail()
  const all = useApi<GraphAnswer>('/api/graph?').data
  const nameOf = (id: string) => called(all?.nodes.find(n => n.id === id) ?? { id, names: [] }, words.lang)
  const names = { undo: before && words.t('undoMove', { move: moveName(before, now, words, nameOf) }), redo: after && words.t('redoMove', { move: moveName(now, after, words, nameOf) }) }
  useEffect(() => {
    const keys = (e: KeyboardEvent) => {
      if (!(e.ctrlKey || e.metaKey) || e.altKey || (e.target as Element).closest?.('input:not([type="checkbox"]), textarea, .cm-editor')) return
      if (e.code === 'KeyZ' ? (e.shiftKey ? redo() : undo()) : e.code === 'KeyY' && redo()) e.preventDefault()
    }
    window.addEventListener('keydown', keys)
    return () => window.removeEventListener('keydown', keys)
  }, [])
  return (
    <div className="moves" role="toolbar" aria-label={words.t('movesBar')}>
      <ActionIcon variant="default" disabled={!names.undo} aria-label={names.undo ?? words.t('undoNothing')} title={names.undo ? `${names.undo} (Ctrl-Z)` : undefined} onClick={undo}>↶</ActionIcon>
      <ActionIcon variant="default" disabled={!names.redo} aria-label={names.redo ?? words.t('redoNothing')} title={names.redo ? `${names.redo} (Ctrl-Shift-Z)` : undefined} onClick={redo}>↷</ActionIcon>
      <Button size="compact-sm" variant={boxing ? 'filled' : 'default'} aria-pressed={boxing} title={words.t('boxTitle')} onClick={() => box(!boxing)}>{words.t('boxSelect')}</Button>
      {view.only?.length !== 0 && <Button size="compact-sm" variant="default" onClick={() => go(fromNothing(view))}>{words.t('fromNothing')}</Button>}
      {(view.only || view.hidden.length > 0) && (
        <Button size="compact-sm" variant="light" onClick={() => go(everyone(view))}>{words.t('everyone', { actors: words.n('actors', graph.nodes.length - shownOf(graph, { ...view, kinds: [] }).nodes.length) })}</Button>
      )}
      {Object.keys(view.moved).length > 0 && <Button size="compact-sm" variant="default" onClick={() => go(unmoved(view))}>{words.t('putMovedBack')}</Button>}
      {view.selected.length > 0 && <Selection graph={graph} />}
    </div>
  )
}

/** What can be done with the actors selected together. */
function Selection({ graph }: { graph: GraphAnswer }) {
  const { view, words } = usePage()
  const { selected } = view, shown = shownOf(graph, view), there = new Set(shown.nodes.map(n => n.id))
  const grown = around(shown, ...selected), beyond = around(graph, ...selected).filter(id => !there.has(id))
  const leaves = [...new Set(selected.flatMap(id => leavesOf(shown, id)))].filter(id => !selected.includes(id))
  return (
    <div className="selection">
      <b>{words.t('selectedCount', { actors: words.n('actors', selected.length) })}</b>
      <Button size="compact-sm" variant="default" onClick={() => go({ ...hide(view, selected), selected: [] })}>{words.t('hideThem')}</Button>
      <Button size="compact-sm" variant="default" onClick={() => go(keepOnly(view, selected))}>{words.t('keepThem')}</Button>
      {grown.length > selected.length && <Button size="compact-sm" variant="default" onClick={() => go(select(view, grown))}>{words.t('selectAround', { actors: words.n('actors', grown.length - selected.length) })}</Button>}
      {beyond.length > 0 && <Button size="compact-sm" variant="default" onClick={() => go(show(view, beyond))}>{words.t('expandThem', { actors: words.n('actors', beyond.length) })}</Button>}
      {leaves.length > 0 && <Button size="compact-sm" variant="default" onClick={() => go(hide(view, leaves))}>{words.t('collapse', { actors: words.n('actors', leaves.length) })}</Button>}
      <Button size="compact-sm" variant="subtle" onClick={() => go(select(view, []))}>{words.t('selectNone')}</Button>
    </div>
  )
}
