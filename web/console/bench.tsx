/** The strip of tabs, the tools over the editor, and the fields of a statement's parameters. */
import { ActionIcon, Button, CloseButton, Menu, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { copy } from '../answer/copy.js'
import { usePage } from '../state.js'
import type { Words } from '../../src/words.js'
import type { Asked, Desk, Tab } from './desk.js'

/** The address bar and most mail programs cut what is longer. */
const LONGEST_ADDRESS = 8_000

/** A tab by the comment that its statement begins with, else by its number. */
const tabName = (tab: Tab, words: Words): string => /^\s*\/\/\s*(.{1,40})/.exec(tab.text)?.[1]?.trim() || words.t('tabName', { n: tab.id })

export function Tabs({ desk, turn, add, close }: { desk: Desk; turn: (id: string) => void; add: () => void; close: (id: string) => void }) {
  const { words } = usePage()
  return (
    <nav className="statement-tabs" aria-label={words.t('tabs')}>
      {desk.tabs.map(t => (
        <span key={t.id} className={t.id === desk.current ? 'statement-tab here' : 'statement-tab'}>
          <button type="button" aria-current={t.id === desk.current ? 'true' : undefined} onClick={() => turn(t.id)}><bdi>{tabName(t, words)}</bdi></button>
          {desk.tabs.length > 1 && <CloseButton size="xs" aria-label={words.t('closeTab', { name: tabName(t, words) })} onClick={() => close(t.id)} />}
        </span>
      ))}
      <ActionIcon size="sm" variant="subtle" color="gray" aria-label={words.t('newTab')} title={words.t('newTab')} onClick={add}>+</ActionIcon>
    </nav>
  )
}

export interface Tools { run(prefix?: 'EXPLAIN' | 'PROFILE'): void; stop(): void; format(): void; comment(): void; recall(asked: Asked): void; forget(): void; schema(): void }

export function Toolbar({ tools, running, past, schemaOpen, children }: { tools: Tools; running: boolean; past: readonly Asked[]; schemaOpen: boolean; children: ReactNode }) {
  const { words } = usePage()
  const [told, tell] = useState('')
  const link = async () => tell(location.href.length > LONGEST_ADDRESS ? words.t('linkLong') : words.t(await copy(location.href) ? 'linkCopied' : 'copyFailed'))
  const plain = { size: 'compact-sm', variant: 'default' } as const
  return (
    <div className="toolbar" role="toolbar" aria-label={words.t('statement')}>
      {running ? <Button size="compact-md" color="red" variant="light" onClick={tools.stop}>{words.t('cancel')}</Button>
        : <Button size="compact-md" title="Ctrl-Enter" onClick={() => tools.run()}>{words.t('runAll')}</Button>}
      <Button {...plain} onClick={() => tools.run('EXPLAIN')}>{words.t('explain')}</Button>
      <Button {...plain} onClick={() => tools.run('PROFILE')}>{words.t('profile')}</Button>
      <Button {...plain} title="Shift-Alt-F" onClick={tools.format}>{words.t('format')}</Button>
      <Button {...plain} title="Ctrl-/" onClick={tools.comment}>{words.t('comment')}</Button>
      <Menu position="bottom-start" withinPortal={false}>
        <Menu.Target><Button {...plain}>{words.t('past')}</Button></Menu.Target>
        <Menu.Dropdown className="past">
          {past.length === 0 && <Menu.Label>{words.t('pastNone')}</Menu.Label>}
          {past.map(p => (
            <Menu.Item key={p.at + p.text} onClick={() => tools.recall(p)}>
              <code dir="ltr">{p.text.length > 120 ? `${p.text.slice(0, 119)}…` : p.text}</code>
              <span className="when">{words.date(p.at.slice(0, 10))}, {words.n('rows', p.rows)}</span>
            </Menu.Item>
          ))}
          {past.length > 0 && <Menu.Item color="red" onClick={tools.forget}>{words.t('forgetPast')}</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
      <Button {...plain} onClick={() => void link()}>{words.t('link')}</Button>
      <Button {...plain} aria-expanded={schemaOpen} onClick={tools.schema}>{words.t('schema')}</Button>
      {children}
      <span className="quiet" role="status">{told}</span>
    </div>
  )
}

export function Params({ names, values, set }: { names: readonly string[]; values: Readonly<Record<string, string>>; set: (values: Record<string, string>) => void }) {
  const { words } = usePage()
  if (names.length === 0) return null
  return (
    <fieldset className="params statement-params">
      <legend>{words.t('params')}</legend>
      {names.map(name => <TextInput key={name} size="xs" label={<span dir="ltr" className="code">${name}</span>} value={values[name] ?? ''} onChange={e => set({ ...values, [name]: e.currentTarget.value })} />)}
      <p className="quiet">{words.t('paramsHint')}</p>
    </fieldset>
  )
}
