/** The frame: what is on top, beside and below, and the page in the middle. */
import { CloseButton } from '@mantine/core'
import { useEffect, useMemo, useRef, useState } from 'react'
import { type FacetsAnswer, type GraphAnswer, overtaken, useApi } from './api.js'
import type { Shade } from '../src/graph/look.js'
import { consolePage } from './console/code.js'
import { Header } from './header.js'
import { DropAnywhere } from './panels/give-text.js'
import { Legend } from './panels/legend.js'
import { Notices } from './panels/notices.js'
import { Side } from './panels/side.js'
import { Timeline } from './panels/timeline.js'
import { Failed, Guard, late, Loading } from './parts.js'
import { shownOf } from './shown.js'
import { arrived, useDuring } from './sliding.js'
import { currentView, go, isReadOnly, PageContext, usePage } from './state.js'
import { closed, filterQuery, graphUrl, TIED, unfiltered } from './view.js'
import { GraphPage } from './pages/graph.js'

const MapPage = late(() => import('./pages/map.js'))
const TablePage = late(() => import('./pages/table.js'))
const ComparePage = late(() => import('./pages/compare.js'))
const StructurePage = late(() => import('./pages/structure.js'))
const ReportsPage = late(() => import('./pages/reports.js'))
// Those that need a server are left out of a page in a file of its own.
const AskPage = import.meta.env.MODE === 'alone' ? ReportsPage : late(() => import('./pages/ask.js'))
const ConsolePage = import.meta.env.MODE === 'alone' ? ReportsPage : late(consolePage)
const ReadPage = import.meta.env.MODE === 'alone' ? ReportsPage : late(() => import('./pages/read.js'))
const ImportPage = import.meta.env.MODE === 'alone' ? ReportsPage : late(() => import('./pages/import.js'))
const ReviewPage = import.meta.env.MODE === 'alone' ? ReportsPage : late(() => import('./pages/review.js'))

/** Where Escape means something else. */
const OWN_ESCAPE = 'input:not([type="checkbox"]), textarea, select, [role="menu"], [role="listbox"], [role="alertdialog"], dialog, .cm-editor'

export function App({ shade }: { shade: Shade }) {
  const page = usePage(), { view, words } = page
  const [legend, setLegend] = useState(false)
  const query = filterQuery(view.filter).toString()
  const graph = useApi<GraphAnswer>(graphUrl(view))
  const facets = useApi<FacetsAnswer>(`/api/facets?${query}`)
  const shown = graph.data && shownOf(graph.data, view)
  useEffect(() => { if (!graph.stale) arrived() }, [graph])
  const tied = TIED.includes(view.page), answering = view.page === 'ask' || view.page === 'console'
  useEffect(() => {
    const escape = (e: KeyboardEvent) => {
      if (e.key !== 'Escape' || e.defaultPrevented || (e.target as Element).closest?.(OWN_ESCAPE)) return
      if (legend) return setLegend(false)
      const now = currentView()
      if (!now.open || now.page === 'reports') return
      if (document.activeElement?.closest('.side')) (document.querySelector<HTMLElement>('.canvas') ?? document.querySelector<HTMLElement>('#main'))?.focus()
      go(closed(now))
    }
    window.addEventListener('keydown', escape)
    return () => window.removeEventListener('keydown', escape)
  }, [legend])
  useEffect(() => {
    const look = () => void overtaken()
    look()
    window.addEventListener('focus', look)
    document.addEventListener('visibilitychange', look)
    return () => { window.removeEventListener('focus', look); document.removeEventListener('visibilitychange', look) }
  }, [])
  // Whoever opened something from the search, or from a panel that is gone by now, goes on in what was opened; a link that opens something takes the focus from nobody.
  const opened = view.open && view.open.kind + view.open.id, before = useRef(opened)
  useEffect(() => {
    if (before.current === opened) return
    before.current = opened
    const at = document.activeElement
    if (opened && (at === document.body || at?.closest('.search'))) document.querySelector<HTMLElement>('.side')?.focus()
  }, [opened])
  return (
    <div className="frame">
      <a className="skip" href="#main">{words.t('skip')}</a>
      <Header onLegend={tied ? () => setLegend(!legend) : undefined} />
      <div className={tied ? 'body tied' : answering ? 'body answering' : 'body'}>
        {tied && (
          <nav className={legend ? 'legend sheet open' : 'legend sheet'} aria-label={words.t('filters')}>
            <CloseButton className="narrow-only" aria-label={words.t('close')} onClick={() => setLegend(false)} />
            <Legend graph={graph.data} facets={facets.data} shade={shade} />
          </nav>
        )}
        <main id="main" tabIndex={-1}>
          <Notices graph={tied ? graph.data : undefined} />
          <Guard key={view.page}>
            {tied && graph.error ? <Failed error={graph.error} again={graph.again} />
              : tied && !shown ? <Loading picture />
                : view.page === 'graph' ? <Picture graph={graph.data!} shade={shade} stale={graph.stale} untied={facets.data?.untied ?? 0} />
                  : view.page === 'map' ? <MapPage graph={graph.data!} shade={shade} />
                  : view.page === 'table' ? <TablePage graph={shown!} untied={facets.data?.untied ?? 0} />
                    : view.page === 'compare' ? <ComparePage shade={shade} />
                    : view.page === 'structure' ? <StructurePage />
                    : view.page === 'reports' ? <ReportsPage /> : view.page === 'read' ? <ReadPage /> : view.page === 'import' ? <ImportPage /> : view.page === 'review' ? <ReviewPage />
                    : view.page === 'ask' ? <AskPage shade={shade} /> : <ConsolePage shade={shade} />}
          </Guard>
        </main>
        {tied && <Side key={view.open ? view.open.kind + view.open.id : ''} graph={graph.data} shade={shade} />}
        {/* Answers are of the whole store: what opens beside them is too. */}
        {answering && view.open && <PageContext value={{ ...page, view: unfiltered(view) }}><Side key={view.open.kind + view.open.id} graph={undefined} shade={shade} /></PageContext>}
      </div>
      {!isReadOnly(view) && <DropAnywhere />}
      {tied && <Timeline shade={shade} />}
    </div>
  )
}

/** The picture of what is in view, or of the period that is being held. */
function Picture({ graph, ...rest }: { graph: GraphAnswer; shade: Shade; stale: boolean; untied: number }) {
  const { view: { kinds, only, hidden } } = usePage()
  const whole = useDuring(graph)
  const shown = useMemo(() => shownOf(whole, { kinds, only, hidden }), [whole, kinds, only, hidden])
  return <GraphPage graph={shown} whole={whole} {...rest} />
}
