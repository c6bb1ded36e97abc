/** The one place that holds the view: the address of the page. Components read it and move it; nothing else remembers. */
import { createContext, useContext, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { isAlone } from './api.js'
import { type Address, fromQuery, READING, toQuery, type View } from './view.js'
import { CALENDARS, HABITS, type Habits, type Lang, NUMERALS, type Words, wordsIn } from '../src/words.js'

const EVENT = 'belligraph:view'
const subscribe = (tell: () => void): (() => void) => {
  for (const e of ['popstate', EVENT]) window.addEventListener(e, tell)
  return () => { for (const e of ['popstate', EVENT]) window.removeEventListener(e, tell) }
}
const browserLang = (): Lang => (navigator.language.startsWith('ar') ? 'ar' : 'en')

/** Where this tab has been on the page: the queries of its entries in the browser's history, oldest first, and which of them is shown. It outlives a reload. */
interface Trail { at: number; steps: string[] }
const TRAIL = 'belligraph.trail'
let trail = ((): Trail => {
  try {
    const kept = JSON.parse(sessionStorage.getItem(TRAIL) ?? '') as Trail, at = (history.state as { at?: number } | null)?.at
    if (at !== undefined && kept.steps[at] === location.search) return { at, steps: kept.steps }
  } catch { /* none kept, or the browser refuses to keep any */ }
  return { at: 0, steps: [location.search] }
})()
const keepTrail = (): void => { try { sessionStorage.setItem(TRAIL, JSON.stringify(trail)) } catch { /* then it lasts until the next reload */ } }
window.addEventListener('popstate', e => {
  const at = (e.state as { at?: number } | null)?.at ?? 0
  trail = trail.steps[at] === location.search ? { ...trail, at } : { at, steps: Object.assign([...trail.steps], { [at]: location.search }) }
  keepTrail()
})

/** A step back or forward on the page, never out of it; whether there was one. */
export const undo = (): boolean => trail.at > 0 && (history.back(), true)
export const redo = (): boolean => trail.at < trail.steps.length - 1 && (history.forward(), true)

/** The views before, at and after the present step. */
export function useTrail(): { before: View | undefined; now: View; after: View | undefined } {
  const { view } = usePage()
  const read = (at: number): View | undefined => (trail.steps[at] === undefined ? undefined : fromQuery(trail.steps[at], browserLang()).view)
  return { before: read(trail.at - 1), now: view, after: read(trail.at + 1) }
}

/** Goes to a view: a step that Back undoes, or with `replace` the same step put right (camera moves, sliding). */
export const go = (view: View, replace = false): void => step(`?${toQuery(view)}`, replace)
/** Goes where an address leads, whoever wrote it: what of it cannot be shown is said. */
export const goTo = (query: string): void => step(`?${query}`, false)

function step(query: string, replace: boolean): void {
  if (query === location.search) return
  if (replace) trail.steps[trail.at] = query
  else trail = { at: trail.at + 1, steps: [...trail.steps.slice(0, trail.at + 1), query] }
  history[replace ? 'replaceState' : 'pushState']({ at: trail.at }, '', query)
  keepTrail()
  window.dispatchEvent(new Event(EVENT))
}

const HELD = 'belligraph.habits'
let habits: Habits = ((): Habits => {
  try {
    const { numerals, calendar } = JSON.parse(localStorage.getItem(HELD) ?? '{}') as Partial<Habits>
    return { numerals: NUMERALS.find(n => n === numerals) ?? HABITS.numerals, calendar: CALENDARS.find(c => c === calendar) ?? HABITS.calendar }
  } catch { return HABITS }
})()
/** How this browser writes numbers and dates. It is of the reader, not of the view: no address holds it. */
export const useHabits = (): Habits => useSyncExternalStore(subscribe, () => habits)
export function setHabits(to: Habits): void {
  habits = to
  try { localStorage.setItem(HELD, JSON.stringify(to)) } catch { /* then it lasts as long as the page */ }
  window.dispatchEvent(new Event(EVENT))
}

/** The view that the address says now. */
export const currentView = (): View => fromQuery(location.search, browserLang()).view

/** Whether nothing can be written here: a file of its own, or shown within a page elsewhere. */
export const isReadOnly = (view: View): boolean => view.embed || isAlone()

/** `dropped` and `backwards`: what the last address that came from outside said and this page cannot show; see `Address`. */
export interface Page extends Pick<Address, 'view' | 'dropped' | 'backwards' | 'cut'> { words: Words }

/** Reads the address and follows it. For the root only; everybody else takes `usePage`. */
export function useAddress(): Page {
  const search = useSyncExternalStore(subscribe, () => location.search), own = useHabits()
  const [faults, setFaults] = useState<Pick<Address, 'dropped' | 'backwards' | 'cut'>>({ dropped: [] })
  const mended = useRef('')
  const read = useMemo(() => {
    const address = fromQuery(search, browserLang())
    if (isReadOnly(address.view) && !READING.includes(address.view.page)) address.view.page = 'graph'
    return address
  }, [search])
  // What cannot be shown is said once and leaves the address, so that address, fields and picture say the same.
  useEffect(() => {
    const { view, ...found } = read
    if (found.dropped.length === 0 && !found.backwards && !found.cut) {
      if (location.search !== mended.current) setFaults({ dropped: [] })
      return
    }
    setFaults(found)
    mended.current = `?${toQuery(view)}`
    go(view, true)
  }, [read])
  return useMemo(() => ({ view: read.view, ...faults, words: wordsIn(read.view.lang, own) }), [read, faults, own])
}

export const PageContext = createContext<Page | undefined>(undefined)
export function usePage(): Page {
  const page = useContext(PageContext)
  if (!page) throw new Error('outside of the page')
  return page
}
