/** What the console remembers on this machine: tabs with what is written in them, and what was asked before. Pure, but for reading and keeping. */

/** `params` as written, see values.ts. */
export interface Tab { id: string; text: string; params: Record<string, string> }
/** `at`: ISO time. */
export interface Asked { text: string; params: Record<string, string>; at: string; rows: number }
export interface Desk { tabs: Tab[]; current: string; past: Asked[] }

const KEY = 'belligraph:console', MOST_PAST = 100, MOST_TABS = 20

const named = (tabs: readonly Tab[]): string => String(1 + Math.max(0, ...tabs.map(t => Number(t.id) || 0)))

export const START: Desk = { tabs: [{ id: '1', text: '', params: {} }], current: '1', past: [] }

export const tabOf = (desk: Desk): Tab => desk.tabs.find(t => t.id === desk.current) ?? desk.tabs[0]!

/** Changes the tab in front. */
export const written = (desk: Desk, change: Partial<Omit<Tab, 'id'>>): Desk => ({ ...desk, tabs: desk.tabs.map(t => (t.id === desk.current ? { ...t, ...change } : t)) })

/** Puts a statement in front: the tab that holds it already, the one in front when it is empty, or a new one. Past twenty tabs the oldest goes. */
export function opened(desk: Desk, text: string, params: Record<string, string> = {}): Desk {
  const there = desk.tabs.find(t => t.text === text && text !== '')
  if (there) return { ...desk, current: there.id, tabs: desk.tabs.map(t => (t === there ? { ...t, params: { ...t.params, ...params } } : t)) }
  if (tabOf(desk).text.trim() === '' && text !== '') return written(desk, { text, params })
  const id = named(desk.tabs)
  return { ...desk, tabs: [...desk.tabs, { id, text, params }].slice(-MOST_TABS), current: id }
}

/** Takes a tab away; its neighbour comes to the front. There is always one. */
export function closed(desk: Desk, id: string): Desk {
  const at = desk.tabs.findIndex(t => t.id === id), tabs = desk.tabs.filter(t => t.id !== id)
  if (tabs.length === 0) return { ...desk, ...START, past: desk.past }
  return { ...desk, tabs, current: desk.current === id ? tabs[Math.min(at, tabs.length - 1)]!.id : desk.current }
}

/** Remembers what was asked, newest first; the same again moves to the front. */
export const remembered = (desk: Desk, asked: Asked): Desk =>
  ({ ...desk, past: [asked, ...desk.past.filter(p => p.text !== asked.text || JSON.stringify(p.params) !== JSON.stringify(asked.params))].slice(0, MOST_PAST) })

const isParams = (x: unknown): x is Record<string, string> => typeof x === 'object' && x !== null && Object.values(x).every(v => typeof v === 'string')

/** Reads what was kept; what is damaged or of another version counts as nothing. */
export function readDesk(kept: string | null): Desk {
  try {
    const { tabs, current, past } = JSON.parse(kept ?? '') as Desk
    const good = tabs.filter(t => typeof t.id === 'string' && typeof t.text === 'string' && isParams(t.params)).slice(0, MOST_TABS)
    if (good.length === 0) return START
    return {
      tabs: good, current: good.some(t => t.id === current) ? current : good[0]!.id,
      past: past.filter(p => typeof p.text === 'string' && typeof p.at === 'string' && typeof p.rows === 'number' && isParams(p.params)).slice(0, MOST_PAST),
    }
  } catch { return START }
}

/** Where nothing may be kept (a private window), the console works and forgets. */
export function loadDesk(): Desk {
  try { return readDesk(localStorage.getItem(KEY)) } catch { return START }
}
export function keepDesk(desk: Desk): void {
  try { localStorage.setItem(KEY, JSON.stringify(desk)) } catch { /* full or forbidden */ }
}
