/** Ready questions: choose one, fill in what it asks for, read the answer as a table and what it does and does not mean. */
import { Anchor, Button, NumberInput, Table, TextInput, UnstyledButton } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Gloss } from '../../src/model.js'
import { useApi } from '../api.js'
import { Failed, Loading } from '../parts.js'
import { go, usePage } from '../state.js'

interface Parameter { name: string; type: string; label: Gloss; default: string | number }
interface Question { name: string; title: Gloss; meaning: Gloss; caution: Gloss; params: Parameter[] }
interface Answer { columns: string[]; rows: unknown[][]; truncated: boolean; warnings?: string[] }

export default function AskPage() {
  const { view, words } = usePage()
  const { data, error, again } = useApi<{ queries: Question[] }>('/api/queries')
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

function Asked({ question }: { question: Question }) {
  const { view, words } = usePage()
  const given = view.question?.params ?? {}
  const [params, setParams] = useState<Record<string, string>>(() => Object.fromEntries(question.params.map(p => [p.name, given[p.name] ?? String(p.default)])))
  const held = question.params.map(p => [p.name, given[p.name] ?? String(p.default)] as const).filter(([, v]) => v !== '')
  const url = `/api/queries/${encodeURIComponent(question.name)}`, query = new URLSearchParams(held.map(([k, v]) => [k, v])).toString()
  const answer = useApi<Answer>(`${url}?${query}`)
  const ask = (e: FormEvent) => {
    e.preventDefault()
    go({ ...view, question: { name: question.name, params } })
  }
  const set = (name: string, value: string) => setParams({ ...params, [name]: value })
  return (
    <section className="answer">
      <h2>{question.title[words.lang]}</h2>
      <p>{question.meaning[words.lang]}</p>
      <p className="quiet">{question.caution[words.lang]}</p>
      {question.params.length > 0 && (
        <form onSubmit={ask} className="params">
          {question.params.map(p => {
            const label = p.label[words.lang]
            return p.type === 'integer' || p.type === 'number'
              ? <NumberInput key={p.name} size="sm" label={label} value={params[p.name] ?? ''} onChange={v => set(p.name, String(v))} />
              : <TextInput key={p.name} size="sm" label={label} dir="auto" value={params[p.name] ?? ''} onChange={e => set(p.name, e.currentTarget.value)} />
          })}
          <Button type="submit">{words.t('run')}</Button>
        </form>
      )}
      {answer.error ? <Failed error={answer.error} again={answer.again} /> : !answer.data ? <Loading /> : <Rows answer={answer.data} />}
      <p className="facts">{['json', 'csv', 'gexf'].map(f => <Anchor key={f} href={`${url}.${f}?${query}`} download inherit dir="ltr">{f.toUpperCase()}</Anchor>)}</p>
    </section>
  )
}

const shown = (value: unknown): string => (value === null || value === undefined ? '' : Array.isArray(value) ? value.map(shown).join(', ') : typeof value === 'object' ? JSON.stringify(value) : String(value))

function Rows({ answer }: { answer: Answer }) {
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
