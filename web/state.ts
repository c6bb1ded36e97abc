/** The one place that holds the view: the address of the page. Components read it and move it; nothing else remembers. */
import { createContext, useContext, useMemo, useSyncExternalStore } from 'react'
import { isAlone } from './api.js'
import { fromQuery, READING, toQuery, type View } from './view.js'
import { type Lang, type Words, wordsIn } from '../src/words.js'

const EVENT = 'belligraph:view'
const subscribe = (tell: () => void): (() => void) => {
  for (const e of ['popstate', EVENT]) window.addEventListener(e, tell)
  return () => { for (const e of ['popstate', EVENT]) window.removeEventListener(e, tell) }
}
const browserLang = (): Lang => (navigator.language.startsWith('ar') ? 'ar' : 'en')

/** Goes to a view: a step that Back undoes, or with `replace` the same step put right (camera moves, sliding). */
export function go(view: View, replace = false): void {
  const query = `?${toQuery(view)}`
  if (query === location.search) return
  history[replace ? 'replaceState' : 'pushState'](null, '', query)
  window.dispatchEvent(new Event(EVENT))
}

/** The view that the address says now. */
export const currentView = (): View => fromQuery(location.search, browserLang()).view

/** Whether nothing can be written here: a file of its own, or shown within a page elsewhere. */
export const isReadOnly = (view: View): boolean => view.embed || isAlone()

export interface Page { view: View; dropped: string[]; words: Words }

/** Reads the address and follows it. For the root only; everybody else takes `usePage`. */
export function useAddress(): Page {
  const search = useSyncExternalStore(subscribe, () => location.search)
  return useMemo(() => {
    const { view, dropped } = fromQuery(search, browserLang())
    if (isReadOnly(view) && !READING.includes(view.page)) view.page = 'graph'
    return { view, dropped, words: wordsIn(view.lang) }
  }, [search])
}

export const PageContext = createContext<Page | undefined>(undefined)
export function usePage(): Page {
  const page = useContext(PageContext)
  if (!page) throw new Error('outside of the page')
  return page
}
