/** One claim: the words that make it in their surroundings, or why they are not here; who says so, when, and where to read it. */
import { Anchor, Button, Paper } from '@mantine/core'
import type { ReactNode } from 'react'
import { type ClaimView, type PlacesAnswer, type ReportsAnswer, useApi } from '../api.js'
import { segments } from '../marks.js'
import { Outward, Plate, StatusBadge } from '../parts.js'
import { go, usePage } from '../state.js'
import { nameOf } from '../../src/terms.js'
import { openPlace, openReport } from '../view.js'
import { GiveText } from './give-text.js'

/** Who did what to whom, as far as the claim says. */
export function ClaimLine({ claim }: { claim: ClaimView }) {
  const { words } = usePage()
  const list = (actors: ClaimView['actors']): ReactNode => actors.map((a, i) => <span key={a.id}>{i > 0 && (words.lang === 'ar' ? '، ' : ', ')}<bdi>{localName(a, words.lang)}</bdi></span>)
  return <>{claim.actors.length > 0 ? list(claim.actors) : words.t('unnamed')}{claim.recipients.length > 0 && <> {words.dir === 'rtl' ? '←' : '→'} {list(claim.recipients)}</>}</>
}

/** The API names an actor in English and lists all its names: in Arabic the first Arabic one. */
export const localName = (a: ClaimView['actors'][number], lang: string): string => (lang === 'ar' ? a.names.find(n => /\p{Script=Arabic}/u.test(n)) : undefined) ?? a.name

/** `line`: whether who did what to whom is said, where nobody has put the passage in words. */
export function ClaimCard({ claim, inReport = false, line = true }: { claim: ClaimView; inReport?: boolean; line?: boolean }) {
  const { view, words } = usePage()
  const reports = useApi<ReportsAnswer>('/api/reports')
  const places = useApi<PlacesAnswer>(claim.places.length > 0 ? '/api/places' : undefined)
  const report = reports.data?.reports.find(r => r.id === claim.report), first = claim.evidence[0]
  const when = words.period(claim.observed)
  return (
    <Paper className="claim" withBorder component="article">
      {first && 'line' in first && (
        <dl className="fields">
          <dt>{words.t('row', { line: words.number(first.line) })}</dt>
          {Object.entries(first.fields).map(([k, v]) => <div key={k}><dt><bdi>{k}</bdi></dt><dd><bdi>{v}</bdi></dd></div>)}
        </dl>
      )}
      {inReport && <p className="gloss"><b>{words.claim(claim)}</b> <ClaimLine claim={claim} /></p>}
      {!inReport && <Quote claim={claim} lang={report?.language} />}
      {(claim.glossOf === 'passage' || (line && !inReport)) && <p className="gloss">{claim.gloss[words.lang]}</p>}
      {claim.glossOf === 'claim' && line && !inReport && first && 'start' in first && report?.language !== words.lang && <p className="quiet">{words.t('glossMade')}</p>}
      <p className="facts">
        <StatusBadge status={claim.status} />
        {claim.mode && <Plate tone="mode">{words.of('mode', claim.mode)}</Plate>}
        {(claim.review === 'unreviewed' || claim.review === 'imported') && <Plate tone="mode">{words.of('review', claim.review)}</Plate>}
        <span>{when ? words.t('observed', { date: when }) : words.t('undated')}</span>
        {places.data?.places.filter(p => claim.places.includes(p.id)).map(p => (
          <Anchor key={p.id} component="button" inherit title={words.t('place')} onClick={() => go(openPlace(view, p.id))}>
            <bdi>{nameOf(p, words.lang)}</bdi>
          </Anchor>
        ))}
        {claim.attribution && <span>{words.t('attributed', { name: claim.attribution })}</span>}
      </p>
      {report && (
        <p className="facts">
          <bdi>{words.of('publisher', report.publisher)}</bdi>
          {report.publishedOn && <span>{words.t('published', { date: words.date(report.publishedOn) })}</span>}
          {report.url && <Outward url={report.url}>{words.t('atSource')}</Outward>}
          {!inReport && report.source === 'reports' && <Anchor component="button" inherit onClick={() => go(openReport(view, report.id, claim.id))}>{words.t('inReport')}</Anchor>}
        </p>
      )}
      {report && first && 'start' in first && first.quote === undefined && !inReport && (
        <div className="no-text">
          <p className="quiet">{words.t('noText', { start: words.number(first.start), end: words.number(first.end), length: words.number(report.length) })}</p>
          <GiveText report={report.id} />
        </div>
      )}
    </Paper>
  )
}

/** The words that say so, marked in their surroundings; names that they refer back to are marked too, where they stand near. Nothing when the text is not held. */
function Quote({ claim, lang }: { claim: ClaimView; lang: string | undefined }) {
  const [first] = claim.evidence
  if (!first || !('start' in first) || first.quote === undefined) return null
  const text = (first.before ?? '') + first.quote + (first.after ?? ''), from = first.start - (first.before?.length ?? 0), to = from + text.length
  const spans = claim.evidence.flatMap(e => ('start' in e && e.start >= from && e.end <= to ? [{ ...e, id: claim.id }] : []))
  return (
    <blockquote lang={lang} dir="auto">
      {segments(from, to, spans).map(s => {
        const words = text.slice(s.start - from, s.end - from)
        return s.ids.length > 0 ? <mark key={s.start}>{words}</mark> : <span key={s.start}>{words}</span>
      })}
    </blockquote>
  )
}

/** A claim folded to one line that opens it. */
export function ClaimButton({ claim, onClick }: { claim: ClaimView; onClick: () => void }) {
  const { words } = usePage()
  return <Button variant="subtle" color="gray" fullWidth justify="start" className="claim-button" onClick={onClick}><span><b>{words.claim(claim)}</b> <ClaimLine claim={claim} /></span></Button>
}
