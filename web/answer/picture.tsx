/** An answer drawn by the page's own view: an actor opens its card, a tie or a claim its evidence. */
import { Alert } from '@mantine/core'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { type GraphAnswer, type QueryAnswer, useApi } from '../api.js'
import type { Shade } from '../../src/graph/look.js'
import { Picture } from '../graph/picture.js'
import { called, Loading, Zoom } from '../parts.js'
import { closed, openActor, openClaim, openRelation, openReport } from '../view.js'
import { currentView, go, usePage } from '../state.js'
import { type Drawn, drawnOf } from './drawn.js'
import { nodeName } from './values.js'

/** The font must be there before the first name is measured. */
const font = Promise.all([400, 600].map(w => document.fonts.load(`${w} 13px "IBM Plex Sans Arabic"`, 'aع')))

const ARROWS: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }

export default function AnswerPicture({ rows, shade }: Pick<QueryAnswer, 'rows'> & { shade: Shade }) {
  const { words } = usePage()
  const graph = useApi<GraphAnswer>('/api/graph?')
  const drawn = useMemo(() => graph.data && drawnOf(rows, graph.data), [rows, graph.data])
  if (!drawn) return <Loading />
  if (drawn.nodes.length === 0) return <p className="quiet">{words.t('nothingDrawn')}</p>
  return (
    <>
      {drawn.total > drawn.nodes.length && <p className="quiet">{words.t('drawnCut', { shown: words.number(drawn.nodes.length), all: words.number(drawn.total) })}</p>}
      <Canvas drawn={drawn} shade={shade} />
    </>
  )
}

/** Opens what a node stands for. */
function openNode(drawn: Drawn, id: string): void {
  const node = drawn.nodes.find(n => n.id === id), view = currentView()
  if (node?.kind === 'claim') go(openClaim(view, id))
  else if (node?.kind === 'report') go(openReport(view, id))
  else if (node?.actor) go(openActor(view, id))
}

/** Opens what an edge rests on: its evidence, or the claim that it is part of. */
function openEdge(drawn: Drawn, id: string): void {
  const edge = drawn.edges.find(e => e.id === id), view = currentView()
  if (edge?.relation !== undefined) go(openRelation(view, edge.relation))
  const claim = edge && drawn.nodes.find(n => n.kind === 'claim' && (n.id === edge.source || n.id === edge.target))
  if (claim && edge.relation === undefined) openNode(drawn, claim.id)
}

function Canvas({ drawn, shade }: { drawn: Drawn; shade: Shade }) {
  const { view, words } = usePage()
  const box = useRef<HTMLDivElement>(null), picture = useRef<Picture>(null)
  const [impossible, setImpossible] = useState(false)
  const { open } = view
  const drawing = useMemo(() => ({
    shade,
    nodes: drawn.nodes.map(n => {
      const name = n.actor ? called(n.actor, words.lang) : n.value ? nodeName(n.value, words.lang) : n.id
      return { ...n, lines: [name.length > 42 ? `${name.slice(0, 41)}…` : name] }
    }),
    edges: drawn.edges.map(e => ({ ...e, words: words.of('type', e.name) })),
  }), [drawn, shade, words])
  const latest = useRef(drawn)
  latest.current = drawn
  useEffect(() => {
    let gone = false
    void font.then(() => {
      if (gone || !box.current) return
      picture.current?.kill()
      try {
        picture.current = new Picture(box.current, drawing, {
          actor: id => openNode(latest.current, id), relation: id => openEdge(latest.current, id), ground: () => go(closed(currentView())), camera: () => undefined,
        })
        box.current.dataset['drawn'] = 'true'
      } catch { setImpossible(true) }
    })
    return () => {
      gone = true
      picture.current?.kill()
      picture.current = null
    }
  }, [drawing])
  useEffect(() => {
    picture.current?.choose(open?.kind === 'relation' ? { edge: open.id } : open ? { node: open.id } : {})
  }, [open])
  if (impossible) return <Alert color="yellow">{words.t('noWebgl')}</Alert>
  const keys = (e: KeyboardEvent) => {
    const arrow = ARROWS[e.key], next = arrow && picture.current?.next(arrow)
    if (next) openNode(drawn, next)
    else if (e.key === '+' || e.key === '=') picture.current?.zoom(0.8)
    else if (e.key === '-') picture.current?.zoom(1.25)
    else if (e.key === '0') picture.current?.look(undefined)
    else if (e.key === 'Escape') go(closed(view))
    else return
    e.preventDefault()
  }
  const count = { actors: words.n('nodes', drawn.nodes.length), relations: words.n('relations', drawn.edges.length) }
  return (
    <div className="answer-picture">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the picture is moved about in by keyboard */}
      <div ref={box} className="canvas" dir="ltr" role="application" tabIndex={0} onKeyDown={keys} aria-label={words.t('pictureOf', count)} />
      <p className="shown">{words.t('shown', count)}</p>
      <Zoom picture={picture} />
    </div>
  )
}
