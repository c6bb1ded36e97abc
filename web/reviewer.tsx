/** Who decides: a name that a person sets once. It stays in this browser and goes along with every decision. */
import { TextInput } from '@mantine/core'
import { useSyncExternalStore } from 'react'
import { forget, post } from './api.js'
import { usePage } from './state.js'

const KEY = 'belligraph.by'
const listeners = new Set<() => void>()
/** Kept here too: a browser may refuse to store. */
let name = ((): string => { try { return localStorage.getItem(KEY) ?? '' } catch { return '' } })()

function setName(to: string): void {
  name = to
  try { localStorage.setItem(KEY, to) } catch { /* for this visit only */ }
  for (const l of listeners) l()
}

export const useReviewer = (): string => useSyncExternalStore(l => { listeners.add(l); return () => { listeners.delete(l) } }, () => name).trim()

const FIELD = 'reviewer'

export function ReviewerField() {
  const { words } = usePage()
  const own = useSyncExternalStore(l => { listeners.add(l); return () => { listeners.delete(l) } }, () => name)
  return <TextInput id={FIELD} size="xs" className="reviewer" label={words.t('yourName')} description={words.t('yourNameWhy')} value={own} maxLength={200} autoComplete="name" onChange={e => setName(e.currentTarget.value)} />
}

/** Somebody decides without having said who: the field for it gets the focus. */
export const askName = (): void => document.getElementById(FIELD)?.focus()

/** Sends something that a person decided, in his name, and has everything on the page asked again. Undefined when he has not said who he is. @throws ApiError */
export async function decided<T>(url: string, body: object): Promise<T | undefined> {
  if (name.trim() === '') { askName(); return undefined }
  const answer = await post<T>(url, { ...body, by: name.trim() })
  forget()
  return answer
}
