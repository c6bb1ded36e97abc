/** Ready questions: choose one, fill in what it asks for, read the answer as a table and what it does and does not mean. */
import { Anchor, Button, NativeSelect, NumberInput, Table, TextInput, UnstyledButton } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { claimTypes, STATUSES } from '../../src/terms.js'
import { type ActorsAnswer, type PlacesAnswer, type QueryAnswer, type QuestionsAnswer, type QuestionView, type ReportsAnswer, useApi } from '../api.js'
import { called, Failed, Loading } from '../parts.js'
import { go, usePage } from '../state.js'

export default function AskPage() {
  const { view, words } = usePage()
  const { data, error, again } = useApi<QuestionsAnswer>('/api/queries')
  if (error) return <Failed error={error} again={again} />
  if (!data) return <Loading />
  const asked = data.queries.find(q => q.name === view.question?.name)
  return (
    <div className="page ask">
      <nav className="questions" aria-label={words.t('questions')}>
        <h2>{words.t('questions')}</h2>
        <ul className="rows">
          {data.queries.map(q => (
            <li key={q.name}>
              <UnstyledButton className={q === asked ? 'row here' : 'row'} aria-current={q === asked ? 'true' : undefined} onClick={() => go({ ...view, question: { name: q.name, params: {} } })}>{q.title[words.lang]}</UnstyledButton>
            </li>
          ))}
        </ul>
      </nav>
      {asked && <Asked key={asked.name} question={asked} />}
    </div>
  )
}

function Asked({ question }: { question: QuestionView }) {
  const { view, words } = usePage()
  const given = view.question?.params ?? {}
  const start = Object.fromEntries(question.params.map(p => [p.name, given[p.name] ?? String(p.default)]))
  const [params, setParams] = useState<Record<string, string>>(start)
  const url = `/api/queries/${encodeURIComponent(question.name)}`, query = new URLSearchParams(Object.entries(start).filter(([, v]) => v !== '')).toString()
  const answer = useApi<QueryAnswer>(`${url}?${query}`)
  const ask = (e: FormEvent) => {
    e.preventDefault()
    go({ ...view, question: { name: question.name, params } })
  }
  return (
    <section className="answer">
      <h2>{question.title[words.lang]}</h2>
      <p>{question.meaning[words.lang]}</p>
      <p className="quiet">{question.caution[words.lang]}</p>
      {question.params.length > 0 && (
        <form onSubmit={ask} className="params">
          {question.params.map(p => <Field key={p.name} param={p} value={params[p.name] ?? ''} set={v => setParams({ ...params, [p.name]: v })} />)}
          <Button type="submit">{words.t('run')}</Button>
        </form>
      )}
      {answer.error ? <Failed error={answer.error} again={answer.again} /> : !answer.data ? <Loading /> : <Rows answer={answer.data} />}
      <p className="facts">{['json', 'csv', 'gexf'].map(f => <Anchor key={f} href={`${url}.${f}?${query}`} download inherit dir="ltr">{f.toUpperCase()}</Anchor>)}</p>
      <details><summary>Cypher</summary><pre dir="ltr">{question.statement}</pre></details>
    </section>
  )
}

/** A parameter's field: what there is to choose from is offered, everything else is written. */
function Field({ param: p, value, set }: { param: QuestionView['params'][number]; value: string; set: (value: string) => void }) {
  const { words } = usePage()
  const actors = useApi<ActorsAnswer>(p.type === 'actor' ? '/api/actors?limit=1000' : undefined)
  const places = useApi<PlacesAnswer>(p.type === 'place' ? '/api/places' : undefined)
  const reports = useApi<ReportsAnswer>(p.type === 'report' ? '/api/reports' : undefined)
  const label = p.label[words.lang]
  const choices = p.type === 'type' ? claimTypes.map(t => ({ value: t, label: words.of('type', t) }))
    : p.type === 'status' ? STATUSES.map(s => ({ value: s, label: words.of('status', s) }))
      : [...(actors.data?.actors ?? []), ...(places.data?.places ?? [])].map(x => ({ value: x.id, label: called(x, words.lang) }))
        .concat(reports.data?.reports.map(r => ({ value: r.id, label: r.gloss?.[words.lang] ?? r.title })) ?? []).sort((a, b) => a.label.localeCompare(b.label, words.lang))
  if (choices.length > 0) return <NativeSelect size="sm" label={label} data={choices.some(c => c.value === value) ? choices : [{ value, label: value }, ...choices]} value={value} onChange={e => set(e.currentTarget.value)} />
  return p.type === 'integer'
    ? <NumberInput size="sm" label={label} min={0} allowDecimal={false} value={value} onChange={v => set(String(v))} />
    : <TextInput size="sm" label={label} dir="auto" value={value} onChange={e => set(e.currentTarget.value)} />
}

/** A value of an answer as text; a node or relationship by its name or type. */
function shown(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(shown).join(', ')
  if (typeof value !== 'object') return String(value)
  const { $node, type, properties } = value as { $node?: string; type?: string; properties?: { name?: unknown } }
  return $node !== undefined ? String(properties?.name ?? $node) : type ?? JSON.stringify(value)
}

function Rows({ answer }: { answer: QueryAnswer }) {
  const { words } = usePage()
  if (answer.rows.length === 0) return <p>{words.t('noRows')}</p>
  return (
    <>
      <p className="quiet" role="status">{words.n('rows', answer.rows.length)}{answer.truncated && ` — ${words.t('truncated')}`}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <div className="scrolls" tabIndex={0} role="region" aria-label={words.t('questions')}>
        <Table striped>
          <Table.Thead><Table.Tr>{answer.columns.map(c => <Table.Th key={c} scope="col"><bdi>{c}</bdi></Table.Th>)}</Table.Tr></Table.Thead>
          <Table.Tbody>{answer.rows.map((row, i) => <Table.Tr key={`${i} ${shown(row)}`}>{row.map((v, j) => <Table.Td key={answer.columns[j]}><bdi>{shown(v)}</bdi></Table.Td>)}</Table.Tr>)}</Table.Tbody>
        </Table>
      </div>
    </>
  )
}
