/** Questions of people's own: a statement kept beside the ready questions, taken in from a file, given away as one, removed. */
import { Anchor, Button, FileButton, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { isPartialDate } from '../../src/terms.js'
import { useKnown } from '../answer/cell.js'
import { ApiError, forget, put, type QuestionView, remove } from '../api.js'
import { paramsOf } from '../console/tokens.js'
import { readValue } from '../console/values.js'
import { go, usePage } from '../state.js'

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/
const said = (e: unknown): string => (e instanceof ApiError ? e.message : String(e))
const address = (name: string): string => `/api/queries/${encodeURIComponent(name)}`

/** What stands in a console kept under a name. What a parameter was given is its default, and tells its type. */
export function SaveQuestion({ text, params, done }: { text: string; params: Readonly<Record<string, string>>; done: () => void }) {
  const { view, words } = usePage()
  const { actors } = useKnown()
  const [name, setName] = useState(''), [en, setEn] = useState(''), [ar, setAr] = useState(''), [fault, setFault] = useState('')
  const described = (param: string) => {
    const value = readValue(params[param] ?? ''), written = String(value)
    const type = typeof value === 'number' ? 'integer' : actors.has(written) ? 'actor' : isPartialDate(written) ? 'date' : 'text'
    return { type, default: typeof value === 'number' ? value : written, label: { en: param, ar: param } }
  }
  const save = async (e: FormEvent) => {
    e.preventDefault()
    if (!SLUG.test(name)) return setFault(words.t('badName'))
    try {
      await put(address(name), { statement: text, title: { en: en || ar || name, ar: ar || en || name }, params: Object.fromEntries(paramsOf(text).map(p => [p, described(p)])) })
      forget()
      done()
      go({ ...view, page: 'ask', open: undefined, form: undefined, question: { name, params: {} } })
    } catch (e) { setFault(words.said(said(e))) }
  }
  return (
    <form className="params save-question" onSubmit={e => void save(e)} aria-label={words.t('saveQuestion')}>
      <TextInput size="xs" dir="ltr" label={words.t('questionName')} value={name} onChange={e => setName(e.currentTarget.value.trim())} />
      <TextInput size="xs" dir="ltr" label={words.t('questionTitleEn')} value={en} onChange={e => setEn(e.currentTarget.value)} />
      <TextInput size="xs" dir="rtl" label={words.t('questionTitleAr')} value={ar} onChange={e => setAr(e.currentTarget.value)} />
      <Button size="xs" type="submit">{words.t('save')}</Button>
      <Button size="xs" variant="default" onClick={done}>{words.t('close')}</Button>
      {fault !== '' && <p className="cut" role="alert"><bdi>{fault}</bdi></p>}
    </form>
  )
}

/** A file that somebody shared, kept under its name. */
export function TakeQuestion() {
  const { view, words } = usePage()
  const [fault, setFault] = useState('')
  const take = async (file: File | null) => {
    if (!file) return
    const name = file.name.replace(/\.cypher$/i, '').toLowerCase()
    try {
      await put(address(name), { file: await file.text() })
      forget()
      go({ ...view, open: undefined, form: undefined, question: { name, params: {} } })
    } catch (e) { setFault(words.said(said(e))) }
  }
  return (
    <>
      <FileButton accept=".cypher,text/plain" onChange={file => void take(file)}>{props => <Button {...props} size="compact-xs" variant="default">{words.t('takeQuestion')}</Button>}</FileButton>
      {fault !== '' && <p className="cut" role="alert"><bdi>{fault}</bdi></p>}
    </>
  )
}

/** The question as a file, and, for one of one's own, its removal. */
export function QuestionFile({ question }: { question: QuestionView }) {
  const { view, words } = usePage()
  const [fault, setFault] = useState('')
  const away = async () => {
    try {
      await remove(address(question.name))
      forget()
      go({ ...view, question: undefined })
    } catch (e) { setFault(words.said(said(e))) }
  }
  return (
    <p className="facts">
      <Anchor href={`${address(question.name)}.cypher`} download inherit>{words.t('shareQuestion')}</Anchor>
      {question.own && <Anchor component="button" inherit onClick={() => void away()}>{words.t('removeQuestion')}</Anchor>}
      {fault !== '' && <span className="cut" role="alert"><bdi>{fault}</bdi></span>}
    </p>
  )
}
