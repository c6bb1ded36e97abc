/** The search box: actors however they are spelled (the server folds), places, reports. `/` goes there from anywhere. */
import { Combobox, Kbd, TextInput, useCombobox } from '@mantine/core'
import { useDeferredValue, useEffect, useRef, useState } from 'react'
import { type ActorsAnswer, type PlacesAnswer, type ReportsAnswer, useApi } from './api.js'
import { called } from './parts.js'
import { go, usePage } from './state.js'
import { openActor, openReport, refine } from './view.js'

const MOST = 8

export function Search() {
  const { view, words } = usePage()
  const [text, setText] = useState('')
  const asked = useDeferredValue(text.trim())
  const input = useRef<HTMLInputElement>(null)
  const box = useCombobox({ onDropdownClose: () => box.resetSelectedOption() })
  useEffect(() => {
    // On an Arabic keyboard the key of the stroke is a letter.
    const seek = (e: KeyboardEvent) => {
      if (e.ctrlKey || e.metaKey || e.altKey || (e.key !== '/' && !(e.code === 'Slash' && /\p{Script=Arabic}/u.test(e.key) && !e.shiftKey))) return
      if ((e.target as Element).closest?.('input:not([type="checkbox"]), textarea, select, [contenteditable], .cm-editor, dialog')) return
      e.preventDefault()
      input.current?.focus()
    }
    window.addEventListener('keydown', seek)
    return () => window.removeEventListener('keydown', seek)
  }, [])
  const q = encodeURIComponent(asked)
  const actors = useApi<ActorsAnswer>(asked ? `/api/actors?q=${q}&limit=${MOST}` : undefined)
  const places = useApi<PlacesAnswer>(asked ? `/api/places?q=${q}&limit=${MOST}` : undefined)
  const reports = useApi<ReportsAnswer>(asked ? '/api/reports' : undefined)
  const foundReports = (reports.data?.reports ?? []).filter(r => [r.title, r.publisher, r.gloss?.ar, r.gloss?.en].some(t => t?.toLowerCase().includes(asked.toLowerCase()))).slice(0, MOST)
  const found = asked === '' ? 0 : (actors.data?.actors.length ?? 0) + (places.data?.places.length ?? 0) + foundReports.length
  const waiting = actors.stale || places.stale || asked !== text.trim()
  const choose = (value: string) => {
    const [kind, id] = value.split(':') as ['actor' | 'place' | 'report', string]
    go(kind === 'actor' ? openActor(view, id) : kind === 'report' ? openReport(view, id) : refine(view, { place: [id] }))
    setText('')
    box.closeDropdown()
  }
  return (
    <search className="search">
      <Combobox store={box} onOptionSubmit={choose} withinPortal={false}>
        <Combobox.Target>
          <TextInput ref={input} value={text} aria-label={words.t('search')} placeholder={words.t('search')} rightSection={<Kbd size="xs">/</Kbd>} rightSectionPointerEvents="none"
            onChange={e => { setText(e.currentTarget.value); box.openDropdown(); box.updateSelectedOptionIndex() }}
            onFocus={() => text && box.openDropdown()} onBlur={() => box.closeDropdown()} />
        </Combobox.Target>
        <Combobox.Dropdown hidden={asked === ''}>
          <Combobox.Options mah={360} className="scrolls">
            {actors.data && actors.data.actors.length > 0 && (
              <Combobox.Group label={words.t('actors')}>
                {actors.data.actors.map(a => (
                  <Combobox.Option key={a.id} value={`actor:${a.id}`}><bdi>{called(a, words.lang)}</bdi> <span className="quiet">{words.n('claims', a.claims)}</span></Combobox.Option>
                ))}
              </Combobox.Group>
            )}
            {places.data && places.data.places.length > 0 && (
              <Combobox.Group label={words.t('places')}>
                {places.data.places.map(p => (
                  <Combobox.Option key={p.id} value={`place:${p.id}`}><bdi>{called(p, words.lang)}</bdi> <span className="quiet">{words.n('claims', p.claims)}</span></Combobox.Option>
                ))}
              </Combobox.Group>
            )}
            {foundReports.length > 0 && (
              <Combobox.Group label={words.t('reports')}>
                {foundReports.map(r => <Combobox.Option key={r.id} value={`report:${r.id}`}><bdi>{r.gloss?.[words.lang] ?? r.title}</bdi></Combobox.Option>)}
              </Combobox.Group>
            )}
            {found === 0 && <Combobox.Empty>{waiting ? words.t('loading') : words.t('searchNothing', { text: asked })}</Combobox.Empty>}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
    </search>
  )
}
