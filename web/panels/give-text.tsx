/** Takes the text of a report, chosen or dropped. It goes to this server only, which finds by its hash which report it is; a text that is none of them is added only when a person says so. */
import { Alert, Button, CloseButton, FileButton, Text } from '@mantine/core'
import { type DragEvent, type ReactNode, useEffect, useState } from 'react'
import { ApiError, forget, post, type ReadAnswer, type ReportAdded, type ReportsAnswer, type ReportAnswer, get } from '../api.js'
import { go, isReadOnly, usePage } from '../state.js'
import { openReport } from '../view.js'

type ReportView = ReportsAnswer['reports'][number]
/** Where a text stands: being looked at; not taken, and why; taken, as the text of that report; or of no known report, so that it has to be asked whether to add it. */
type Given = { at: 'read' } | { at: 'refused'; why: string } | { at: 'taken'; report: ReportView; had: boolean } | { at: 'asked'; text: string; claims: number }

const isMissing = (e: unknown): boolean => e instanceof ApiError && e.status === 404

/** `wanted`: the report whose text is asked for; another known one's is taken too, and said to be that. */
function useGiven(wanted?: string): { given: Given | undefined; take(file: File | null | undefined): void; add(text: string): void; drop(): void; answer: ReactNode } {
  const { view, words } = usePage()
  const [given, set] = useState<Given | undefined>()
  const failed = (e: unknown) => set({ at: 'refused', why: e instanceof ApiError && e.message ? words.said(e.message) : words.t('offline') })
  const send = async (text: string, had: boolean) => {
    const { report } = await post<ReportAdded>('/api/reports', { text })
    set({ at: 'taken', report, had })
    forget()
  }
  const look = async (file: File) => {
    set({ at: 'read' })
    const text = await file.text()
    if (text.trim() === '' || text.includes('\0') || text.includes('\ufffd')) return set({ at: 'refused', why: words.t('textEmpty') })
    const { report: { id }, claims } = await post<ReadAnswer>('/api/read', { text })
    const known = await get<ReportAnswer>(`/api/reports/${id}`).catch((e: unknown) => { if (isMissing(e)) return undefined; throw e })
    if (known) await send(text, known.report.hasText)
    else set({ at: 'asked', text, claims: claims.length })
  }
  const take = (file: File | null | undefined) => { if (file) look(file).catch(failed) }
  const add = (text: string) => { send(text, false).catch(failed) }
  const drop = () => set(undefined)
  const name = ({ gloss, title, publisher }: ReportView) => `${gloss?.[words.lang] ?? title} (${words.of('publisher', publisher)})`
  const answer = given?.at === 'refused' ? <Alert role="status" color="yellow"><bdi>{given.why}</bdi></Alert>
    : given?.at === 'read' ? <Alert role="status" color="gray">{words.t('textRead')}</Alert>
      : given?.at === 'asked' ? (
        <Alert role="alertdialog" aria-label={words.t('textAsk')} color="yellow">
          <p>{words.t(wanted ? 'textAsk' : 'textNew')} {words.t('textFound', { claims: words.n('claims', given.claims) })}</p>
          <Button size="compact-sm" autoFocus onClick={() => add(given.text)}>{words.t('textAdd')}</Button> <Button size="compact-sm" variant="default" onClick={drop}>{words.t('leaveIt')}</Button>
        </Alert>
      ) : given?.at === 'taken' ? (
        <Alert role="status" color="teal">
          {given.report.id === wanted ? words.t('textAdded') : words.t(given.had ? 'textHad' : given.report.claims === 0 ? 'textNothing' : 'textOf', { report: name(given.report) })}{' '}
          {given.report.id !== wanted && <Button size="compact-sm" variant="default" onClick={() => { drop(); go(openReport(view, given.report.id)) }}>{words.t('openReport')}</Button>}
        </Alert>
      ) : null
  return { given, take, add, drop, answer }
}

export function GiveText({ report }: { report: string }) {
  const { view, words } = usePage()
  const { take, answer } = useGiven(report)
  const [over, setOver] = useState(false)
  const dropped = (e: DragEvent) => {
    e.preventDefault()
    setOver(false)
    take(e.dataTransfer.files[0])
  }
  if (isReadOnly(view)) return null
  return (
    <div className={over ? 'drop over' : 'drop'} onDragOver={e => { e.preventDefault(); setOver(true) }} onDragLeave={() => setOver(false)} onDrop={dropped}>
      <Text size="sm">{words.t('giveText')}</Text>
      <FileButton accept=".txt,.md,text/plain" onChange={take}>{props => <Button size="compact-sm" variant="default" {...props}>{words.t('chooseFile')}</Button>}</FileButton>
      {answer}
    </div>
  )
}

/**
 * Takes a text that is dropped anywhere on the page: left alone, the browser would leave the page for it. Whoever takes a file where it is dropped calls
 * `preventDefault`, and is not disturbed here.
 */
export function DropAnywhere() {
  const { words } = usePage()
  const { given, take, drop, answer } = useGiven()
  const [over, setOver] = useState(false)
  useEffect(() => {
    const file = (e: globalThis.DragEvent) => e.dataTransfer?.types.includes('Files') === true
    const dragged = (e: globalThis.DragEvent) => {
      if (!file(e)) return
      setOver(!e.defaultPrevented)
      e.preventDefault()
    }
    const left = (e: globalThis.DragEvent) => { if (e.relatedTarget === null) setOver(false) }
    const dropped = (e: globalThis.DragEvent) => {
      setOver(false)
      if (!file(e) || e.defaultPrevented) return
      e.preventDefault()
      take(e.dataTransfer!.files[0])
    }
    window.addEventListener('dragover', dragged)
    window.addEventListener('dragleave', left)
    window.addEventListener('drop', dropped)
    return () => {
      window.removeEventListener('dragover', dragged)
      window.removeEventListener('dragleave', left)
      window.removeEventListener('drop', dropped)
    }
  })
  return (
    <>
      {over && <div className="drop-anywhere"><b>{words.t('dropHere')}</b></div>}
      {given && <div className="given">{answer}<CloseButton aria-label={words.t('close')} onClick={drop} /></div>}
    </>
  )
}
