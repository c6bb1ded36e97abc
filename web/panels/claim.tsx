/** One claim: the words that make it in their surroundings, or why they are not here; who says so, when, and where to read it. */
import { Anchor, Button, Paper } from '@mantine/core'
import type { ReactNode } from 'react'
import { type ApiClaim, type Places, type ReportAnswer, useApi } from '../api.js'
import { around, segments } from '../marks.js'
import { Outward, Plate, StatusBadge } from '../parts.js'
import { go, usePage } from '../state.js'
import { nameOf } from '../../src/terms.js'
import { openReport, refine } from '../view.js'
import { GiveText } from './give-text.js'

/** Who did what to whom, as far as the claim says. */
export function ClaimLine({ claim }: { claim: ApiClaim }) {
  const { words } = usePage()
  const list = (actors: ApiClaim['actors']): ReactNode => actors.map((a, i) => <span key={a.id}>{i > 0 && (words.lang === 'ar' ? '، ' : ', ')}<bdi>{localName(a, words.lang)}</bdi></span>)
  return <>{list(claim.actors)}{claim.recipients.length > 0 && <> {words.dir === 'rtl' ? '←' : '→'} {list(claim.recipients)}</>}</>
}

/** The API names an actor in English and lists all its names: in Arabic the first Arabic one. */
const localName = (a: ApiClaim['actors'][number], lang: string): string => (lang === 'ar' ? a.names.find(n => /\p{Script=Arabic}/u.test(n)) : undefined) ?? a.name

export function ClaimCard({ claim, inReport = false }: { claim: ApiClaim; inReport?: boolean }) {
  const { view, words } = usePage()
  const { data } = useApi<ReportAnswer>(`/api/reports/${encodeURIComponent(claim.report)}`)
  const places = useApi<Places>(claim.places.length > 0 ? '/api/places' : undefined)
  const report = data?.report, first = claim.evidence[0]
  const when = words.period(claim.observed)
  return (
    <Paper className="claim" withBorder component="article">
      {first && 'line' in first && (
        <dl className="fields">
          <dt>{words.t('row', { line: words.number(first.line) })}</dt>
          {Object.entries(first.fields).map(([k, v]) => <div key={k}><dt><bdi>{k}</bdi></dt><dd><bdi>{v}</bdi></dd></div>)}
        </dl>
      )}
      {first && 'start' in first && data?.text !== undefined && !inReport && <Quote text={data.text} claim={claim} lang={report!.language} />}
      {claim.gloss && <p className="gloss">{claim.gloss[words.lang]}</p>}
      {!claim.gloss && <p className="gloss"><ClaimLine claim={claim} /></p>}
      <p className="facts">
        <StatusBadge status={claim.status} />
        {claim.mode && <Plate tone="mode">{words.of('mode', claim.mode)}</Plate>}
        {claim.review === 'unreviewed' && <Plate tone="mode">{words.of('review', 'unreviewed')}</Plate>}
        <span>{when ? words.t('observed', { date: when }) : words.t('undated')}</span>
        {places.data?.places.filter(p => claim.places.includes(p.id)).map(p => (
          <Anchor key={p.id} component="button" inherit title={words.t('onlyPlace', { name: nameOf(p, words.lang) })} onClick={() => go(refine({ ...view, page: view.page === 'table' ? 'table' : 'graph', open: undefined }, { place: [p.id] }))}>
            <bdi>{nameOf(p, words.lang)}</bdi>
          </Anchor>
        ))}
        {claim.attribution && <span>{words.t('attributed', { name: claim.attribution })}</span>}
      </p>
      {report && (
        <p className="facts">
          <bdi>{report.publisher}</bdi>
          {report.publishedOn && <span>{words.t('published', { date: words.date(report.publishedOn) })}</span>}
          {report.url && <Outward url={report.url}>{words.t('atSource')}</Outward>}
          {!inReport && report.source === 'reports' && <Anchor component="button" inherit onClick={() => go(openReport(view, report.id, claim.id))}>{words.t('inReport')}</Anchor>}
        </p>
      )}
      {report && !report.hasText && first && 'start' in first && !inReport && (
        <div className="no-text">
          <p className="quiet">{words.t('noText', { start: words.number(first.start), end: words.number(first.end), length: words.number(report.length) })}</p>
          <GiveText report={report.id} />
        </div>
      )}
    </Paper>
  )
}

/** The evidence marked in the text around it. */
function Quote({ text, claim, lang }: { text: string; claim: ApiClaim; lang: string }) {
  const spans = claim.evidence.flatMap(e => ('start' in e ? [{ ...e, id: claim.id }] : []))
  const [from, to] = around(text, spans[0]!)
  const near = spans.filter(s => s.start >= from && s.end <= to)
  return (
    <blockquote lang={lang} dir="auto">
      {from > 0 && '… '}
      {segments(from, to, near).map(s => (s.ids.length > 0 ? <mark key={s.start}>{text.slice(s.start, s.end)}</mark> : <span key={s.start}>{text.slice(s.start, s.end)}</span>))}
      {to < text.length && ' …'}
    </blockquote>
  )
}

/** A claim folded to one line that opens it. */
export function ClaimButton({ claim, onClick }: { claim: ApiClaim; onClick: () => void }) {
  const { words } = usePage()
  return <Button variant="subtle" color="gray" fullWidth justify="start" className="claim-button" onClick={onClick}><span><b>{words.of('type', claim.type)}</b> <ClaimLine claim={claim} /></span></Button>
}
