/** The console: statements in tabs, their answers below. What was asked is in the address; what is being written stays in this browser. */
import { Button, Loader } from '@mantine/core'
import { useEffect, useMemo, useRef, useState } from 'react'
import { Answer, type FileForm } from '../answer/answer.js'
import { useAsking } from '../answer/asking.js'
import { type ActorsAnswer, get, post, type QueryAnswer, type SchemaAnswer, useApi } from '../api.js'
import { Params, Tabs, Toolbar, type Tools } from '../console/bench.js'
import { type Desk, closed, keepDesk, loadDesk, opened, remembered, tabOf, written } from '../console/desk.js'
import type { Editor } from '../console/editor.js'
import { faultOf, placed, type Place, warningsOf } from '../console/faults.js'
import { SchemaView } from '../console/schema-picture.js'
import { paramsOf } from '../console/tokens.js'
import { readValues } from '../console/values.js'
import type { Shade } from '../../src/graph/look.js'
import { called, Loading } from '../parts.js'
import { go, usePage } from '../state.js'
import { ask } from '../view.js'
import { AskTabs } from './ask-tabs.js'
import { SaveQuestion } from './own.js'

/** Asked for at once, beside the page. */
const editorCode = import('../console/editor.js')
editorCode.catch(() => undefined) // heard below

const NOTHING = { labels: [], relationships: [], functions: [] }
/** Longer addresses servers and browsers may refuse. */
const LONGEST_ADDRESS = 8_000

/** Of the values written, those that the statement uses. */
const used = (text: string, params: Readonly<Record<string, string>>): Record<string, string> => Object.fromEntries(paramsOf(text).map(p => [p, params[p] ?? '']))

export default function ConsolePage({ shade }: { shade: Shade }) {
  const { view, words } = usePage()
  const { statement } = view
  const [desk, setDesk] = useState<Desk>(() => (statement ? opened(loadDesk(), statement.text, statement.params) : loadDesk()))
  const [schemaOpen, openSchema] = useState(statement === undefined)
  const [saving, save] = useState(false)
  const [ready, setReady] = useState(false)
  const host = useRef<HTMLDivElement>(null), editor = useRef<Editor>(null)
  const { data: schema } = useApi<SchemaAnswer>('/api/schema'), tab = tabOf(desk), names = useMemo(() => paramsOf(tab.text), [tab.text])
  const key = statement && JSON.stringify(statement)
  const asking = useAsking(key, signal => post<QueryAnswer>('/api/cypher', { query: statement!.text, params: readValues(statement!.params) }, signal))

  /** Lays another desk out, and shows what lies in front. */
  const lay = (next: Desk) => {
    setDesk(next)
    latest.current.desk = next // an editor that is made in this moment, for another language, begins with it
    editor.current?.turn(next.current, tabOf(next).text)
  }
  const run = (prefix?: 'EXPLAIN' | 'PROFILE') => {
    const text = prefix ? `${prefix} ${tab.text.replace(/^\s*(EXPLAIN|PROFILE)\s+/i, '')}` : tab.text
    if (text.trim() === '') return editor.current?.focus()
    openSchema(false) // the answer comes where it stands
    const params = used(text, tab.params)
    if (statement?.text === text && JSON.stringify(statement.params) === JSON.stringify(params)) asking.again()
    else go(ask(view, text, params))
  }
  const latest = useRef({ run, schema, names, desk, lay })
  latest.current = { run, schema, names, desk, lay }

  useEffect(() => {
    let gone = false
    void editorCode.then(({ Editor }) => {
      if (gone || !host.current) return
      const start = tabOf(latest.current.desk)
      editor.current = new Editor(host.current, start.id, start.text, {
        label: words.t('statement'), hint: words.t('statementHint'), phrases: { Completions: words.t('completions'), Diagnostics: words.t('faults') },
        changed: text => setDesk(d => written(d, { text })),
        run: () => latest.current.run(),
        schema: () => latest.current.schema ?? NOTHING,
        params: () => latest.current.names,
        actors: async search => (await get<ActorsAnswer>(`/api/actors?limit=20&q=${encodeURIComponent(search)}`)).actors.map(a => ({ id: a.id, name: called(a, words.lang) })),
      })
      setReady(true)
    })
    return () => {
      gone = true
      editor.current?.close()
      editor.current = null
      setReady(false)
    }
  }, [words])
  // What the address asks lies in front, whoever changed the address.
  useEffect(() => {
    const asked = key === undefined ? undefined : JSON.parse(key) as NonNullable<typeof statement>
    const plain = asked?.text.replace(/^(EXPLAIN|PROFILE) /, '')
    const { desk, lay } = latest.current
    if (asked && ![asked.text, plain].includes(tabOf(desk).text)) lay(opened(desk, asked.text, asked.params))
  }, [key])
  useEffect(() => {
    const keep = () => keepDesk(desk), timer = setTimeout(keep, 300)
    window.addEventListener('pagehide', keep)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('pagehide', keep)
    }
  }, [desk])
  const { state } = asking, rows = asking.state === 'done' ? asking.answer.rows.length : undefined, error = asking.state === 'failed' ? asking.error : undefined, notes = asking.state === 'done' ? asking.answer.notes : undefined
  useEffect(() => {
    if (rows === undefined || key === undefined) return
    const { text, params } = JSON.parse(key) as NonNullable<typeof statement>
    setDesk(d => remembered(d, { text, params, at: new Date().toISOString(), rows }))
  }, [rows, key])
  useEffect(() => {
    if (!ready) return
    const text = editor.current?.text ?? '', asked = statement?.text ?? ''
    const fault = error && faultOf(asked, error.message, error.details)
    editor.current?.mark(asked.endsWith(text) ? placed([...(fault ? [fault] : []), ...warningsOf(notes ?? [])], asked.length - text.length).map(f => ({ ...f, message: words.said(f.message) })) : [])
  }, [error, notes, ready, statement, words])

  const tools: Tools = {
    run, stop: asking.stop, format: () => editor.current?.format(), comment: () => editor.current?.comment(),
    recall: p => lay(opened(desk, p.text, p.params)), forget: () => setDesk({ ...desk, past: [] }), schema: () => openSchema(!schemaOpen),
  }
  const mend = ({ start, end }: Place, word: string) => {
    const text = editor.current?.text ?? '', by = (statement?.text.length ?? 0) - text.length
    if (statement?.text.endsWith(text)) editor.current?.put(start - by, end - by, word)
  }
  const file = (form: FileForm): string | undefined => {
    if (!statement) return undefined
    const address = `/api/cypher.${form}?${new URLSearchParams({ query: statement.text, params: JSON.stringify(readValues(statement.params)) })}`
    return address.length > LONGEST_ADDRESS ? undefined : address
  }
  const fresh = (text: string) => { openSchema(false); lay(opened(desk, text)); go(ask(view, text)) }
  return (
    <div className="page console">
      <AskTabs />
      <Tabs desk={desk} turn={id => lay({ ...desk, current: id })} add={() => { lay(opened(desk, '')); editor.current?.focus() }} close={id => { editor.current?.forget(id); lay(closed(desk, id)) }} />
      <div className="editor" dir="ltr">
        <div ref={host} className="editor-host" />
        {!ready && <div className="editor-waiting"><pre>{tab.text}</pre><Loader size="xs" /></div>}
      </div>
      <Toolbar tools={tools} running={state === 'running' || state === 'waiting'} past={desk.past} schemaOpen={schemaOpen}>
        <Button size="compact-sm" variant="default" aria-expanded={saving} disabled={tab.text.trim() === ''} onClick={() => save(!saving)}>{words.t('saveQuestion')}</Button>
      </Toolbar>
      <Params names={names} values={tab.params} set={params => setDesk(written(desk, { params }))} />
      {saving && <SaveQuestion text={tab.text} params={tab.params} done={() => save(false)} />}
      {schemaOpen && (schema ? <SchemaView schema={schema} ask={fresh} /> : <Loading />)}
      <Answer named={false} asking={asking} shade={shade} file={file} mend={mend} idle={<p className="quiet">{words.t('askNothing')}</p>} />
    </div>
  )
}
