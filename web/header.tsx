/** The bar on top: search, views, language, theme, export. */
import { ActionIcon, Anchor, Button, Menu } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { type ClaimsAnswer, isAlone, useApi } from './api.js'
import { Search } from './search.js'
import { CALENDARS, changed, type Habits, NUMERALS } from '../src/words.js'
import { CopyLink, SavedViewsButton } from './panels/saved.js'
import { Shortcuts } from './panels/shortcuts.js'
import { go, isReadOnly, setHabits, useHabits, usePage } from './state.js'
import { type Page, PAGES, READING, shownQuery, toQuery, turnTo, type View } from './view.js'

/** The console is a part of asking. */
const isIn = (page: Page, part: Page): boolean => page === part || (page === 'console' && part === 'ask')

export function Header({ onLegend }: { onLegend: (() => void) | undefined }) {
  const { view, words } = usePage()
  const open = useApi<ClaimsAnswer>(isReadOnly(view) ? undefined : '/api/claims?review=unreviewed&limit=1').data?.total ?? 0
  /** On a narrow page the views lie in a row that is wider than it. */
  const views = useRef<HTMLElement>(null)
  useEffect(() => {
    // The direction of the page is set after this.
    const soon = requestAnimationFrame(() => views.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' }))
    return () => cancelAnimationFrame(soon)
  }, [view.page, view.lang])
  return (
    <header className="top">
      {view.embed ? <Anchor className="brand" dir="ltr" href={`?${toQuery({ ...view, embed: false })}`} target="_blank" rel="noopener" title={words.t('openWhole')}>Belligraph</Anchor>
        : <h1 className="brand" dir="ltr">Belligraph</h1>}
      <Search />
      <nav ref={views} className="pages" aria-label={words.t('views')}>
        {PAGES.filter(p => p !== 'console' && (!isReadOnly(view) || READING.includes(p))).map(p => (
          <Button key={p} size="compact-md" variant={isIn(view.page, p) ? 'light' : 'subtle'} color={isIn(view.page, p) ? 'blue' : 'gray'}
            aria-current={isIn(view.page, p) ? 'page' : undefined} onClick={() => go(turnTo(view, p))}>{words.t(p)}{p === 'review' && open > 0 && <span className="open-count">{words.number(open)}</span>}</Button>
        ))}
      </nav>
      <div className="tools">
        {onLegend && <Button className="narrow-only" size="compact-md" variant="default" onClick={onLegend}>{words.t('filters')}</Button>}
        <Button size="compact-md" variant="subtle" color="gray" lang={view.lang === 'en' ? 'ar' : 'en'} onClick={() => go({ ...view, lang: view.lang === 'en' ? 'ar' : 'en' })}>
          {words.t('language')}
        </Button>
        {view.lang === 'ar' && <HabitsMenu />}
        <ThemeButton />
        {!isAlone() && !view.embed && <><CopyLink /><SavedViewsButton /></>}
        <Help />
        {!isAlone() && !view.embed && <Export />}
      </div>
    </header>
  )
}

/** The keys, behind a button and `?`, which on an Arabic keyboard is ؟. */
function Help() {
  const { words } = usePage()
  const [open, set] = useState(false)
  useEffect(() => {
    const ask = (e: KeyboardEvent) => { if ((e.key === '?' || e.key === '؟') && !(e.target as Element).closest?.('input:not([type="checkbox"]), textarea, .cm-editor')) { e.preventDefault(); set(true) } }
    window.addEventListener('keydown', ask)
    return () => window.removeEventListener('keydown', ask)
  }, [])
  return (
    <>
      <ActionIcon variant="subtle" color="gray" aria-label={words.t('shortcuts')} title={`${words.t('shortcuts')} (?)`} onClick={() => set(true)}>?</ActionIcon>
      {open && <Shortcuts close={() => set(false)} />}
    </>
  )
}

const isDark = ({ theme }: View): boolean => (theme === 'auto' ? matchMedia('(prefers-color-scheme: dark)').matches : theme === 'dark')

function ThemeButton() {
  const { view, words } = usePage()
  const dark = isDark(view)
  return (
    <ActionIcon variant="subtle" color="gray" aria-label={words.t('theme')} title={words.t('theme')} onClick={() => go({ ...view, theme: dark ? 'light' : 'dark' })}>
      <svg width="18" height="18" viewBox="0 0 20 20" aria-hidden="true"><circle cx="10" cy="10" r="7.5" fill="none" stroke="currentColor" strokeWidth="1.5" /><path d="M10 2.5a7.5 7.5 0 0 1 0 15z" fill="currentColor" /></svg>
    </ActionIcon>
  )
}

/** How numbers and dates are written: Arabic has several ways. */
function HabitsMenu() {
  const { words } = usePage()
  const habits = useHabits()
  return (
    <Menu position="bottom-end" withinPortal={false} closeOnItemClick={false}>
      <Menu.Target><Button size="compact-md" variant="subtle" color="gray" aria-label={words.t('habits')} title={words.t('habits')}>{words.number(123)}</Button></Menu.Target>
      <Menu.Dropdown>
        <Menu.Label aria-hidden="true">{words.t('numerals')}</Menu.Label>
        <Menu.RadioGroup value={habits.numerals} onChange={v => setHabits({ ...habits, numerals: v as Habits['numerals'] })}>
          {NUMERALS.map(n => <Menu.RadioItem key={n} value={n}>{words.of('numerals', n)}</Menu.RadioItem>)}
        </Menu.RadioGroup>
        <Menu.Label aria-hidden="true">{words.t('calendar')}</Menu.Label>
        <Menu.RadioGroup value={habits.calendar} onChange={v => setHabits({ ...habits, calendar: v as Habits['calendar'] })}>
          {CALENDARS.map(c => <Menu.RadioItem key={c} value={c}>{words.of('calendar', c)}</Menu.RadioItem>)}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  )
}

/** What the view shows, as a file; the server writes it, under the same filter, and says which formats it has. */
function Export() {
  const { view, words } = usePage()
  const [opened, open] = useState(false)
  const formats = useApi<{ formats: { name: string; keeps: string; loses: string; options: string[] }[] }>(opened ? '/api/export' : undefined)
  const habits = useHabits()
  // A picture is as the page looks: in its language, names in both if they are so here, light or dark, coloured by group, its numbers and dates written alike.
  const look = { ...changed(habits), lang: view.labels === 'own' ? view.lang : view.labels, dark: isDark(view) ? 'yes' : 'no', ...(view.colour !== 'kind' && { colour: view.colour, camps: String(view.camps) }) }
  const address = (f: { name: string; options: string[] }) =>
    `/api/export/${f.name}?${new URLSearchParams([...shownQuery(view), ...Object.entries(look).filter(([k]) => f.options.includes(k))])}`
  return (
    <Menu position="bottom-end" withinPortal={false} opened={opened} onChange={open}>
      <Menu.Target><Button size="compact-md" variant="default">{words.t('export')}</Button></Menu.Target>
      <Menu.Dropdown>
        <Menu.Label aria-hidden="true">{words.t('exportWhat')}</Menu.Label>
        {formats.data?.formats.map(f => (
          <Menu.Item key={f.name} component="a" href={address(f)} download title={f.keeps}>{f.name.toUpperCase()}</Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
