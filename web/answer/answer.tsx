/** The answer to a question, ready or written: what came of it, in the form that fits or is chosen, and as a file. */
import { Alert, Anchor, Button, Loader, SegmentedControl } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import type { ApiError, QueryAnswer } from '../api.js'
import type { Shade } from '../../src/graph/look.js'
import { Failed, Guard, late } from '../parts.js'
import { go, usePage } from '../state.js'
import type { View } from '../view.js'
import type { Words } from '../../src/words.js'
import { isPlace, type Place } from '../console/faults.js'
import type { Asking } from './asking.js'
import { AnswerJson } from './json.js'
import { AnswerTable } from './table.js'
import { isNode, isRelationship, planOf, singleNumber } from './values.js'

const AnswerPicture = late(() => import('./picture.js'))

const FILES = ['csv', 'json', 'gexf'] as const
export type FileForm = (typeof FILES)[number]

export interface AnswerProps {
  asking: Asking & { again(): void; stop(): void }
  /** The address of the answer as a file; undefined when there is none. */
  file: (form: FileForm) => string | undefined
  shade: Shade
  /** See `textOf`. */
  named: boolean
  /** What stands here before anything was asked. */
  idle: ReactNode
  /** Puts a word in the place of what is wrong; absent where nothing can be mended. */
  mend?: ((place: Place, word: string) => void) | undefined
}

export function Answer({ asking, file, shade, named, idle, mend }: AnswerProps) {
  const { words } = usePage()
  const stop = <Button size="compact-sm" variant="default" onClick={asking.stop}>{words.t('cancel')}</Button>
  return (
    <section className="answer" aria-label={words.t('answer')} aria-busy={asking.state === 'running'}>
      {asking.state === 'idle' && idle}
      {asking.state === 'running' && <div className="waiting" role="status"><Loader size="sm" /><span>{words.t('asking')}</span>{stop}</div>}
      {asking.state === 'stopped' && <div className="waiting" role="status"><span>{words.t('cancelled')}</span><Button size="compact-sm" variant="default" onClick={asking.again}>{words.t('retry')}</Button></div>}
      {asking.state === 'waiting' && <Away error={asking.error} next={asking.next} stop={stop} />}
      {asking.state === 'failed' && <Refused error={asking.error} again={asking.again} mend={mend} />}
      {asking.state === 'done' && <Given answer={asking.answer} file={file} shade={shade} named={named} mend={mend} />}
    </section>
  )
}

/** The engine is away or has too much to do: says so, and when it is tried again. */
function Away({ error, next, stop }: { error: ApiError; next: number; stop: ReactNode }) {
  const { words } = usePage()
  const [left, setLeft] = useState(0)
  useEffect(() => {
    const count = () => setLeft(Math.max(0, Math.ceil((next - performance.now()) / 1000)))
    count()
    const timer = setInterval(count, 500)
    return () => clearInterval(timer)
  }, [next])
  return (
    <Alert color="yellow" role="status" className="away">
      <p>{words.t(error.code === 'busy' || error.status === 429 ? 'engineBusy' : 'engineGone')}</p>
      {error.message !== '' && <p className="quiet"><bdi>{words.said(error.message)}</bdi></p>}
      <p className="facts"><Loader size="xs" />{words.t('triesAgain', { seconds: words.number(left) })}{stop}</p>
    </Alert>
  )
}

/** The question itself is at fault, or went past its limits. */
function Refused({ error, again, mend }: Pick<AnswerProps, 'mend'> & { error: ApiError; again: () => void }) {
  const { words } = usePage()
  if (error.status === 0 || error.status >= 500) return <Failed error={error} again={again} />
  return <Alert color="red" role="alert" title={words.t('notAnswered')}><p className="complaint" dir="auto">{words.said(error.message)}</p>{isPlace(error.details) && <Instead place={error.details} mend={mend} />}</Alert>
}

function Instead({ place, mend }: Pick<AnswerProps, 'mend'> & { place: Place }) {
  const { words } = usePage()
  if (!mend || !place.instead?.length) return null
  return <p className="facts">{place.instead.map(word => <Button key={word} size="compact-xs" variant="default" onClick={() => mend(place, word)}>{words.t('didYouMean', { name: word })}</Button>)}</p>
}

/** The form that fits an answer: nodes and relationships are drawn, everything else is a table. */
const fitting = ({ rows }: QueryAnswer): NonNullable<View['form']> => (rows.length > 0 && rows[0]!.some(isRelationship) && rows[0]!.every(v => isNode(v) || isRelationship(v)) ? 'graph' : 'table')

const took = (ms: number, words: Words): string => (ms < 1000 ? words.t('milliseconds', { n: words.number(Math.round(ms)) }) : words.t('seconds', { n: words.number(Math.round(ms / 100) / 10) }))

function Given({ answer, file, shade, named, mend }: Pick<AnswerProps, 'file' | 'shade' | 'named' | 'mend'> & { answer: QueryAnswer }) {
  const { view, words } = usePage()
  const { columns, rows } = answer
  const plan = planOf(answer), number = singleNumber(answer), form = view.form ?? fitting(answer)
  const cut = words.t(rows.length >= 10_000 ? 'cutRows' : 'cutSize', { rows: words.n('rows', rows.length) })
  return (
    <>
      <div className="answer-head">
        <p role="status" className="grow">
          <b>{words.n('rows', rows.length)}</b> <span className="quiet">{words.t('took', { time: took(answer.ms, words) })}</span>
          {answer.truncated && <span className="cut"> {cut}</span>}
        </p>
        {plan === undefined && (
          <SegmentedControl size="xs" value={form} aria-label={words.t('answerForm')} onChange={f => go({ ...view, form: f as NonNullable<View['form']> }, true)}
            data={[{ value: 'table', label: words.t('asTable') }, { value: 'graph', label: words.t('asGraph') }, { value: 'json', label: words.t('asJson') }]} />
        )}
        <span className="facts files">{FILES.map(f => {
          const address = file(f)
          return address === undefined ? null : <Anchor key={f} href={address} download inherit dir="ltr">{f.toUpperCase()}</Anchor>
        })}</span>
      </div>
      {answer.notes.length > 0 && (
        <Alert color="yellow" title={words.t('warned')} className="warned"><ul>{answer.notes.map(n => <li key={`${n.start} ${n.message}`} dir="auto">{words.said(n.message)}<Instead place={n} mend={mend} /></li>)}</ul></Alert>
      )}
      {answer.ran !== undefined && <details><summary>{words.t('ran')}</summary><pre dir="ltr">{answer.ran}</pre></details>}
      <Guard key={form}>
        {plan !== undefined ? <><h3>{words.t('planOf')}</h3><pre dir="ltr" className="plan">{plan}</pre></>
          : rows.length === 0 ? <p>{words.t('noRows')}</p>
            : form === 'json' ? <AnswerJson columns={columns} rows={rows} />
              : form === 'graph' ? <AnswerPicture rows={rows} shade={shade} />
                : number !== undefined ? <p className="single"><span>{words.number(number)}</span> <bdi className="quiet">{columns[0]}</bdi></p>
                  : <AnswerTable columns={columns} rows={rows} named={named} />}
      </Guard>
    </>
  )
}
