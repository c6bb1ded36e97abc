/** The reports: their list, or one of them as text with all its claims marked. */
import { Alert, Table, UnstyledButton } from '@mantine/core'
import { type ClaimView, type ReportsAnswer, type ReportAnswer, useApi } from '../api.js'
import type { Span } from '../marks.js'
import { ClaimButton, ClaimCard } from '../panels/claim.js'
import { GiveText } from '../panels/give-text.js'
import { Marked } from '../panels/marked.js'
import { Failed, Loading, Outward } from '../parts.js'
import { go, usePage } from '../state.js'
import { openReport, turnTo } from '../view.js'

export default function ReportsPage() {
  const { view } = usePage()
  return view.open?.kind === 'report' ? <ReportPage id={view.open.id} chosen={view.open.claim} /> : <ReportList />
}

function ReportList() {
  const { view, words } = usePage()
  const { data, error, again } = useApi<ReportsAnswer>('/api/reports')
  if (error) return <Failed error={error} again={again} />
  if (!data) return <Loading />
  if (data.reports.length === 0) return <div className="waiting"><p>{words.t('emptyStore')}</p></div>
  return (
    <div className="page">
      <h2>{words.t('reports')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <div className="scrolls" tabIndex={0} role="region" aria-label={words.t('reports')}>
        <Table highlightOnHover striped>
          <Table.Thead>
            <Table.Tr>{(['title', 'publisher', 'date', 'claims', 'text'] as const).map(w => <Table.Th key={w} scope="col">{words.t(w)}</Table.Th>)}</Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.reports.map(r => (
              <Table.Tr key={r.id}>
                <Table.Td><UnstyledButton className="link" onClick={() => go(openReport(view, r.id))}><bdi>{r.gloss?.[words.lang] ?? r.title}</bdi></UnstyledButton></Table.Td>
                <Table.Td><Outward url={r.url}><bdi>{words.of('publisher', r.publisher)}</bdi></Outward></Table.Td>
                <Table.Td>{r.publishedOn ? words.date(r.publishedOn) : words.t('undated')}</Table.Td>
                <Table.Td className="number">{words.number(r.claims)}</Table.Td>
                <Table.Td>{words.t(r.hasText ? 'held' : 'notHeld')}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {data.truncated && <p className="quiet">{words.t('listCut', { shown: words.number(data.reports.length), total: words.number(data.total) })}</p>}
    </div>
  )
}

const spansOf = (claims: readonly ClaimView[]): Span[] => claims.flatMap(c => c.evidence.slice(0, 1).flatMap(e => ('start' in e ? [{ start: e.start, end: e.end, id: c.id }] : [])))

function ReportPage({ id, chosen }: { id: string; chosen: string | undefined }) {
  const { view, words } = usePage()
  const { data, error, again } = useApi<ReportAnswer>(`/api/reports/${encodeURIComponent(id)}`)
  if (error) return <Failed error={error} again={again} />
  if (!data) return <Loading />
  const { report, text, claims } = data
  const claim = claims.find(c => c.id === chosen)
  const pick = (c: string) => go(openReport(view, id, c))
  return (
    <div className="page report">
      <div className="reading">
        <UnstyledButton className="link" onClick={() => go(turnTo({ ...view, open: undefined }, 'reports'))}>{words.dir === 'rtl' ? '→' : '←'} {words.t('reports')}</UnstyledButton>
        <h2><bdi>{report.gloss?.[words.lang] ?? report.title}</bdi></h2>
        <p className="facts">
          <Outward url={report.url}><bdi>{words.of('publisher', report.publisher)}</bdi></Outward>
          {report.publishedOn && <span>{words.t('published', { date: words.date(report.publishedOn) })}</span>}
          <span>{words.n('claims', claims.length)}</span>
        </p>
        {text === undefined
          ? <Alert color="blue"><p>{words.t('noTextReport')}</p><GiveText report={id} /></Alert>
          : <><p className="quiet">{words.t('pickMark')}</p><Marked text={text} spans={spansOf(claims)} chosen={chosen} lang={report.language} pick={pick} /></>}
      </div>
      <section className="told" aria-label={words.t('claimsOf')}>
        <h3>{words.t('claimsOf')}</h3>
        {claim && <ClaimCard key={claim.id} claim={claim} inReport={text !== undefined} />}
        {claims.filter(c => c.id !== chosen).map(c => (text === undefined ? <ClaimLineCard key={c.id} claim={c} pick={pick} /> : <ClaimButton key={c.id} claim={c} onClick={() => pick(c.id)} />))}
      </section>
    </div>
  )
}

function ClaimLineCard({ claim, pick }: { claim: ClaimView; pick: (id: string) => void }) {
  const { words } = usePage()
  return <UnstyledButton className="row gloss-row" onClick={() => pick(claim.id)}><b>{words.claim(claim)}</b> {claim.gloss[words.lang]}</UnstyledButton>
}
