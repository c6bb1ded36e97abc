/** Ready questions: choose one, fill in what it asks for, read the answer and what it does and does not mean. */
import { Button, TextInput, UnstyledButton } from '@mantine/core'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { QUESTION_GROUPS } from '../../src/terms.js'
import { folded } from '../../src/text/normalise.js'
import { Answer } from '../answer/answer.js'
import { useAsking } from '../answer/asking.js'
import { Field } from '../answer/field.js'
import { get, type QueryAnswer, type QuestionsAnswer, type QuestionView, useApi } from '../api.js'
import { writeValue } from '../console/values.js'
import type { Shade } from '../../src/graph/look.js'
import { Failed, Loading } from '../parts.js'
import { go, usePage } from '../state.js'
import { ask } from '../view.js'
import { AskTabs } from './ask-tabs.js'
import { QuestionFile, TakeQuestion } from './own.js'

export default function AskPage({ shade }: { shade: Shade }) {
  const { view, words } = usePage()
  const { data, error, again } = useApi<QuestionsAnswer>('/api/queries')
  const asked = data?.queries.find(q => q.name === view.question?.name)
  return (
    <div className="page">
      <AskTabs />
      {error ? <Failed error={error} again={again} /> : !data ? <Loading /> : (
        <div className="ask">
          <QuestionList key={asked ? 'asked' : 'none'} questions={data.queries} asked={asked} />
          {asked ? <Asked key={asked.name} question={asked} shade={shade} />
            : <div className="waiting over-questions"><div>{view.question && <p role="alert">{words.t('noSuchQuestion', { name: view.question.name })}</p>}<b>{words.t('pickQuestion')}</b><p className="quiet">{words.t('pickQuestionHint')}</p></div></div>}
        </div>
      )}
    </div>
  )
}

/** One's own whatever its file says, and only these. */
const groupOf = (q: QuestionView) => (q.own ? 'own' : q.group === 'own' ? 'other' : q.group)

/** All questions by group; on a narrow screen folded away once one is chosen. */
function QuestionList({ questions, asked }: { questions: readonly QuestionView[]; asked: QuestionView | undefined }) {
  const { view, words } = usePage()
  const [text, setText] = useState('')
  const wanted = folded(text).trim().split(/\s+/)
  const found = questions.filter(q => wanted.every(w => folded(`${q.title.en} ${q.title.ar} ${q.name}`).includes(w)))
  return (
    <details className="questions" open={!asked || matchMedia('(min-width: 50.0625em)').matches}>
      <summary>{words.t('questions')} <span className="count">{words.number(questions.length)}</span></summary>
      <nav aria-label={words.t('questions')}>
        <h2 className="heard">{words.t('questions')}</h2>
        <TextInput size="xs" aria-label={words.t('findQuestion')} placeholder={words.t('findQuestion')} value={text} onChange={e => setText(e.currentTarget.value)} />
        {found.length === 0 && <p className="quiet">{words.t('noQuestion')}</p>}
        {[...QUESTION_GROUPS, 'other' as const].map(group => [group, found.filter(q => groupOf(q) === group)] as const).filter(([, some]) => some.length > 0).map(([group, some]) => (
          <section key={group} aria-label={words.of('group', group)}>
            <h3>{words.of('group', group)}</h3>
            <ul className="rows">
              {some.map(q => (
                <li key={q.name}>
                  <UnstyledButton className={q === asked ? 'row here' : 'row'} aria-current={q === asked ? 'true' : undefined} onClick={() => go({ ...view, open: undefined, form: undefined, question: { name: q.name, params: {} } })}><bdi>{q.title[words.lang]}</bdi></UnstyledButton>
                </li>
              ))}
            </ul>
          </section>
        ))}
        <div><TakeQuestion /></div>
      </nav>
    </details>
  )
}

function Asked({ question, shade }: { question: QuestionView; shade: Shade }) {
  const { view, words } = usePage()
  const given = view.question?.params ?? {}
  const start = Object.fromEntries(question.params.map(p => [p.name, given[p.name] ?? String(p.default)]))
  const [params, setParams] = useState<Record<string, string>>(start)
  const query = new URLSearchParams(Object.entries(start).filter(([, v]) => v !== '')).toString()
  const address = (ending: string) => `/api/queries/${encodeURIComponent(question.name)}${ending}${query && '?'}${query}`
  const asking = useAsking(address(''), signal => get<QueryAnswer>(address(''), signal))
  const submit = (e: FormEvent) => {
    e.preventDefault()
    if (question.params.every(p => (params[p.name] ?? '') === start[p.name])) asking.again()
    else go({ ...view, open: undefined, question: { name: question.name, params } })
  }
  const inConsole = () => go(ask(view, question.statement, Object.fromEntries(question.params.map(p => [p.name, writeValue(p.type === 'integer' ? Number(start[p.name]) : start[p.name])]))))
  const whole = useRef<HTMLElement>(null)
  useEffect(() => { whole.current?.scrollIntoView({ block: 'nearest' }) }, [])
  return (
    <section ref={whole} className="asked">
      <h2>{question.title[words.lang]}</h2>
      <p>{question.meaning[words.lang]}</p>
      <p className="caution"><b>{words.t('cautionTitle')}</b> {question.caution[words.lang]}</p>
      <form onSubmit={submit} className="params">
        {question.params.map(p => <Field key={p.name} param={p} value={params[p.name] ?? ''} set={v => setParams({ ...params, [p.name]: v })} />)}
        <Button type="submit" size="sm">{words.t('run')}</Button>
        <Button size="sm" variant="default" onClick={inConsole}>{words.t('openInConsole')}</Button>
      </form>
      <QuestionFile question={question} />
      <Answer named asking={asking} shade={shade} file={form => address(`.${form}`)} idle={null} />
    </section>
  )
}
