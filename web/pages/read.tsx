/** A report that is not kept yet: given as text or file, read at once, put right, and then kept with what was decided about it. */
import { Alert, Button, NativeSelect, Textarea, TextInput, UnstyledButton } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { type DragEvent, useEffect, useState } from 'react'
import { isPartialDate } from '../../src/terms.js'
import { typed } from '../time.js'
import { ApiError, type DocumentsAnswer, forget, post, postFile, type ReadAnswer, type ReportAdded, type ReportsAnswer, type ReviewsAnswer, useApi } from '../api.js'
import { Draft, type Draft as Decided } from '../panels/draft.js'
import { Marked } from '../panels/marked.js'
import { NamesHere } from '../panels/names-here.js'
import { FileChoice } from '../parts.js'
import { askName, decided, ReviewerField, useReviewer } from '../reviewer.js'
import { go, usePage } from '../state.js'
import { openReport, refine, turnTo } from '../view.js'

export interface Written { text: string; title: string; publisher: string; publishedOn: string; url: string }
const EMPTY: Written = { text: '', title: '', publisher: '', publishedOn: '', url: '' }
/** It outlives a look at another page. */
let draft = { written: EMPTY, editing: true, decisions: {} as Record<string, Decided> }

const isAddress = (url: string): boolean => /^https?:\/\/\S+$/i.test(url) && URL.canParse(url)

export default function ReadPage() {
  const { view, words } = usePage(), reviewer = useReviewer()
  const [written, setWritten] = useState(draft.written), [editing, setEditing] = useState(draft.editing), [decisions, setDecisions] = useState(draft.decisions)
  draft = { written, editing, decisions }
  const [documents, setDocuments] = useState<DocumentsAnswer['documents']>([])
  const [fault, setFault] = useState<string>()
  const [over, setOver] = useState(false), [busy, setBusy] = useState(false)
  const [chosen, choose] = useState<string>()
  const [kept, setKept] = useState<{ report: string; said: string; left: number }>()
  const { reading, waiting, failed, again } = useReading(written)
  const reports = useApi<ReportsAnswer>(reading ? '/api/reports' : undefined)
  const known = reading && reports.data?.reports.find(r => r.id === reading.report.id && r.claims > 0)

  const give = (to: Partial<Written>, marked = true) => { setWritten({ ...EMPTY, ...to }); setDecisions({}); choose(undefined); setKept(undefined); setEditing(!marked) }
  const set = (field: keyof Written) => (e: { currentTarget: { value: string } }) => setWritten({ ...written, [field]: e.currentTarget.value })
  const take = async (file: File | undefined) => {
    if (!file) return
    setBusy(true)
    setFault(undefined)
    try {
      const { documents: found, faults, truncated } = await postFile<DocumentsAnswer>(`/api/documents?file=${encodeURIComponent(file.name.slice(-200))}`, file)
      setDocuments(found)
      if (found[0]) give(fields(found[0]))
      const more = faults.length > 3 ? [`+ ${words.number(faults.length - 3)}`] : []
      if (faults.length > 0 || truncated) setFault([...faults.slice(0, 3), ...more, ...(truncated ? [words.t('truncated')] : [])].join('\n'))
    } catch (e) {
      setFault(e instanceof ApiError && e.message ? words.said(e.message) : words.t('offline'))
    }
    setBusy(false)
  }
  const drop = (e: DragEvent) => { e.preventDefault(); setOver(false); void take(e.dataTransfer.files[0]) }

  const keep = async () => {
    if (Object.keys(decisions).length > 0 && reviewer === '') { askName(); return setFault(words.t('sayName')) }
    setFault(undefined)
    setBusy(true)
    try {
      const { text, publishedOn, ...about } = written
      const given = Object.fromEntries(Object.entries({ ...about, publishedOn: typed(publishedOn) }).map(([k, v]) => [k, v.trim()]).filter(([, v]) => v !== ''))
      const added = await add(text, given, known !== undefined)
      const ids = new Set(added.claims.map(c => c.id)), all = Object.entries(decisions), own = all.filter(([id]) => ids.has(id))
      const reviews = own.map(([claim, d]) => ({ claim, decision: d.decision, ...(d.change && { change: d.change }) }))
      if (reviews.length > 0) await decided<ReviewsAnswer>('/api/reviews', { reviews })
      else forget()
      const lost = all.length - own.length
      setKept({ report: added.report.id, left: added.claims.filter(c => c.review === 'unreviewed').length - own.length,
        said: [words.t('kept', { claims: words.n('claims', added.report.claims), decided: words.number(own.length) }), ...(lost > 0 ? [words.t('notKept', { count: words.number(lost) })] : [])].join(' ') })
      setDecisions({})
    } catch (e) {
      setFault(e instanceof ApiError && e.message ? words.said(e.message) : words.t('offline'))
    } finally {
      setBusy(false)
    }
  }
  const claims = reading?.claims ?? [], claim = claims.find(c => c.id === chosen)
  const badDate = typed(written.publishedOn) !== '' && !isPartialDate(typed(written.publishedOn)), badUrl = written.url !== '' && !isAddress(written.url)
  const marked = !editing && reading && written.text.trim() !== ''
  return (
    <section className={over ? 'page read over' : 'page read'} aria-label={words.t('read')} aria-busy={waiting} onDragOver={e => { e.preventDefault(); setOver(true) }} onDragLeave={() => setOver(false)} onDrop={drop}>
      <div className="reading">
        <div className="desk-head">
          <h2>{words.t('read')}</h2>
          <FileChoice accept=".txt,.md,.html,.htm,.pdf,.jsonl" busy={busy} take={f => void take(f)} />
          {written.text !== '' && <Button size="compact-sm" variant="default" onClick={() => { setDocuments([]); setFault(undefined); give({}, false) }}>{words.t('startOver')}</Button>}
          {written.text.trim() !== '' && <Button size="compact-sm" variant="default" onClick={() => setEditing(!editing)}>{words.t(editing ? 'showMarked' : 'editText')}</Button>}
        </div>
        {documents.length > 1 && (
          <NativeSelect size="xs" label={words.t('whichReport')} data={documents.map((d, i) => ({ value: String(i), label: `${words.number(i + 1)}. ${d.title.slice(0, 90)}` }))} onChange={e => give(fields(documents[Number(e.currentTarget.value)]!))} />
        )}
        <div className="about">
          <TextInput size="xs" label={words.t('title')} maxLength={2000} value={written.title} onChange={set('title')} />
          <TextInput size="xs" label={words.t('publisher')} maxLength={400} value={written.publisher} onChange={set('publisher')} />
          <TextInput size="xs" label={words.t('publishedOn')} dir="ltr" placeholder="2018-06-08" value={written.publishedOn} onChange={set('publishedOn')} onBlur={() => setWritten({ ...written, publishedOn: typed(written.publishedOn) })} error={badDate && words.t('badDate')} />
          <TextInput size="xs" label={words.t('url')} dir="ltr" placeholder="https://" value={written.url} onChange={set('url')} error={badUrl && words.t('badUrl')} />
        </div>
        {marked
          ? <Marked text={written.text} lang={reading.report.language} spans={claims.flatMap(c => c.evidence.slice(0, 1).map(e => ({ ...e, id: c.id })))} chosen={chosen} pick={choose} fired={reading.why?.find(w => w.claim === chosen)?.words ?? []} />
          : <Textarea rows={18} resize="vertical" className="report-field" label={words.t('reportText')} description={written.text === '' && words.t('readWhat')} value={written.text}
              onChange={set('text')} onPaste={() => { if (written.text === '') setEditing(false) }} />}
      </div>
      <section className="told" aria-label={words.t('claimsOf')}>
        <p role="status" className="quiet">{waiting ? words.t('reading') : reading && (reading.report.language === 'und' ? words.t('unknownLanguage') : claims.length === 0 ? words.t('noClaims') : words.t('foundIn', { claims: words.n('claims', claims.length) }))}</p>
        {(fault || failed) && <Alert color="yellow" role="alert" className="lines"><bdi>{fault ?? (words.said(failed!.message) || words.t('offline'))}</bdi></Alert>}
        {known && !kept && <Alert color="blue">{words.t('knownReport')} <UnstyledButton className="link" onClick={() => go(openReport(view, known.id))}>{words.t('openIt')}</UnstyledButton></Alert>}
        {kept && (
          <Alert color="teal" role="status">
            <p>{kept.said}</p>
            <div className="buttons">
              <Button size="compact-sm" variant="default" onClick={() => go(openReport(view, kept.report))}>{words.t('inReport')}</Button>
              {kept.left > 0 && <Button size="compact-sm" variant="default" onClick={() => go(refine(turnTo(view, 'review'), { report: [kept.report] }))}>{words.t('reviewRest')}</Button>}
            </div>
          </Alert>
        )}
        {reading && !kept && (
          <div className="keep">
            <ReviewerField />
            <Button size="compact-md" loading={busy} disabled={badDate || badUrl} onClick={() => void keep()}>{words.t(known ? 'keepAgain' : 'keep')}</Button>
          </div>
        )}
        {reading && !reading.report.publishedOn && claims.length > 0 && <p className="quiet">{words.t('fromThen')}</p>}
        {claims.map(c => (
          <Draft key={c.id} claim={c} why={reading!.why?.find(w => w.claim === c.id)} open={c === claim} pick={() => choose(c === claim ? undefined : c.id)} decision={decisions[c.id]}
            decide={d => setDecisions(({ [c.id]: _, ...rest }) => (d ? { ...rest, [c.id]: d } : rest))} />
        ))}
        {reading && reading.mentions.length > 0 && <NamesHere reading={reading} renamed={again} />}
      </section>
    </section>
  )
}

const fields = ({ text, title, publisher, publishedOn, url }: DocumentsAnswer['documents'][number]): Written => ({ text, title, publisher: publisher ?? '', publishedOn: publishedOn ?? '', url: url ?? '' })

const add = (text: string, about: object, again: boolean): Promise<ReportAdded> => post<ReportAdded>('/api/reports', { text, ...about, ...(again && { again }) })

/** What the reader makes of a text, a moment after it was last changed. The answer before stays until the next one comes, as long as it is about the same text. */
function useReading({ text, publishedOn }: Written): { reading: ReadAnswer | undefined; waiting: boolean; failed: ApiError | undefined; again: () => void } {
  const on = isPartialDate(typed(publishedOn)) ? typed(publishedOn) : ''
  const [asked] = useDebouncedValue(`${on}\n${text}`, 300)
  const [turn, setTurn] = useState(0)
  const [state, set] = useState<{ of?: string; reading?: ReadAnswer; failed?: ApiError }>({})
  const now = `${on}\n${text}`, empty = text.trim() === ''
  useEffect(() => {
    const split = asked.indexOf('\n'), body = asked.slice(split + 1)
    if (body.trim() === '') return
    const gone = new AbortController()
    post<ReadAnswer>('/api/read', { text: body, explain: true, ...(split > 0 && { publishedOn: asked.slice(0, split) }) }, gone.signal).then(
      reading => set({ of: asked, reading }),
      (e: unknown) => { if (!gone.signal.aborted) set({ of: asked, failed: e instanceof ApiError ? e : new ApiError(0, 'internal', String(e)) }) })
    return () => gone.abort()
  }, [asked, turn])
  const same = state.of !== undefined && state.of.slice(state.of.indexOf('\n') + 1) === text
  return { reading: same && !empty ? state.reading : undefined, waiting: !empty && state.of !== now, failed: state.of === now && !empty ? state.failed : undefined, again: () => setTurn(n => n + 1) }
}

