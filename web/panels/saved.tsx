/** The link of what is shown, and the views that are kept by name: opened, renamed, removed, given away and taken in as a file. */
import { ActionIcon, Alert, Button, FileButton, TextInput, UnstyledButton } from '@mantine/core'
import { type FormEvent, useEffect, useState } from 'react'
import { ApiError, forget, type GraphAnswer, post, put, remove, type SavedView, type StatusAnswer, useApi, type ViewsAnswer, type ViewsImported } from '../api.js'
import { copy } from '../answer/copy.js'
import { Failed, Loading } from '../parts.js'
import { currentView, goTo, usePage } from '../state.js'
import { graphUrl, toQuery } from '../view.js'
import { Dialog } from './dialog.js'

/** The query that gives back what is shown, the version of the data that it is shown of too. */
function useLink(): () => string {
  const { view } = usePage()
  const { data } = useApi<GraphAnswer>(graphUrl(view))
  return () => toQuery({ ...currentView(), data: data?.dataVersion })
}

const Icon = ({ path }: { path: string }) => <svg width="18" height="18" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true"><path d={path} /></svg>

/** How long it is said that the link was copied: the notice lies over what is beside the picture. */
const NOTICED_MS = 6_000

/** Copies the link; says so, also aloud. Where the browser refuses, the link is there to be copied by hand. */
export function CopyLink() {
  const { words } = usePage()
  const link = useLink()
  const [said, say] = useState<{ done: boolean; url: string }>()
  useEffect(() => {
    if (!said?.done) return
    const gone = setTimeout(() => say(undefined), NOTICED_MS)
    return () => clearTimeout(gone)
  }, [said])
  return (
    <>
      <ActionIcon variant="subtle" color="gray" aria-label={words.t('copyLink')} title={words.t('copyLink')}
        onClick={async () => { const url = `${location.origin}${location.pathname}?${link()}`; say({ done: await copy(url), url }) }}>
        <Icon path="M10 13a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7l-1.2 1.2M14 11a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7l1.2-1.2" />
      </ActionIcon>
      <div role="status" className={said ? 'copied' : 'heard'}>
        {said && (
          <Alert color={said.done ? 'green' : 'yellow'} withCloseButton closeButtonLabel={words.t('close')} onClose={() => say(undefined)}>
            {words.t(said.done ? 'viewLinkCopied' : 'linkByHand')}
            {!said.done && <TextInput readOnly dir="ltr" aria-label={words.t('copyLink')} value={said.url} onFocus={e => e.currentTarget.select()} />}
          </Alert>
        )}
      </div>
    </>
  )
}

export function SavedViewsButton() {
  const { words } = usePage()
  const [open, set] = useState(false)
  return (
    <>
      <ActionIcon variant="subtle" color="gray" aria-label={words.t('savedViews')} title={words.t('savedViews')} onClick={() => set(true)}><Icon path="M6 4h12v17l-6-4-6 4z" /></ActionIcon>
      {open && <SavedViews close={() => set(false)} />}
    </>
  )
}

function SavedViews({ close }: { close: () => void }) {
  const { words } = usePage()
  const link = useLink()
  const { data, error, again } = useApi<ViewsAnswer>('/api/views'), status = useApi<StatusAnswer>('/api/status').data
  const [name, write] = useState('')
  const [said, say] = useState<{ text: string; bad?: boolean }>()
  const writing = status?.allows.writing ?? false
  const done = async (work: () => Promise<string>) => {
    try {
      const text = await work()
      forget()
      say({ text })
    } catch (e) {
      say({ text: e instanceof ApiError && e.code !== 'offline' ? words.said(e.message) : words.t('offline'), bad: true })
    }
  }
  const save = (e: FormEvent) => {
    e.preventDefault()
    const called = name.trim()
    if (called) void done(async () => { await post('/api/views', { name: called, query: link() }); write(''); return words.t('viewSaved', { name: called }) })
  }
  const take = (file: File | null) => file && done(async () => {
    const content: unknown = await file.text().then(t => JSON.parse(t)).catch(() => { throw new ApiError(400, 'invalid', words.t('viewsNoFile', { file: file.name })) })
    const { added, same } = await post<ViewsImported>('/api/views/import', content)
    return words.t('viewsTaken', { added: words.number(added), same: words.number(same) })
  })
  return (
    <Dialog title={words.t('savedViews')} close={close}>
      {writing ? (
        <form className="in-a-row" onSubmit={save}>
          <TextInput style={{ flex: 1 }} label={words.t('viewName')} value={name} maxLength={200} onChange={e => write(e.currentTarget.value)} />
          <Button type="submit" disabled={name.trim() === ''}>{words.t('saveView')}</Button>
        </form>
      ) : status && <p className="quiet">{words.t('viewsReadOnly')}</p>}
      <div role="status">{said && <Alert color={said.bad ? 'red' : 'green'}><bdi>{said.text}</bdi></Alert>}</div>
      {error && <Failed error={error} again={again} />}
      {!data && !error && <Loading />}
      {data?.views.length === 0 && <p>{words.t('noViews')}</p>}
      {data?.views.map(v => <Saved key={v.id} view={v} writing={writing} done={done} open={() => { close(); goTo(v.query) }} />)}
      <div className="in-a-row">
        {data && data.views.length > 0 && <Button variant="default" size="compact-sm" component="a" href="/api/views.json" download>{words.t('viewsFile')}</Button>}
        {writing && <FileButton accept="application/json,.json" onChange={f => void take(f)} inputProps={{ 'aria-label': words.t('viewsTake') }}>{props => <Button variant="default" size="compact-sm" {...props}>{words.t('viewsTake')}</Button>}</FileButton>}
      </div>
    </Dialog>
  )
}

function Saved({ view, writing, done, open }: { view: SavedView; writing: boolean; done: (work: () => Promise<string>) => Promise<void>; open: () => void }) {
  const { words } = usePage()
  const [name, rename] = useState<string>()
  const called = name?.trim()
  if (name !== undefined) return (
    <form className="saved" onSubmit={e => { e.preventDefault(); if (called) void done(async () => { await put(`/api/views/${view.id}`, { name: called }); rename(undefined); return words.t('viewRenamed', { name: called }) }) }}>
      <TextInput size="xs" aria-label={words.t('viewName')} value={name} maxLength={200} autoFocus onChange={e => rename(e.currentTarget.value)} />
      <Button type="submit" size="compact-sm">{words.t('rename')}</Button>
      <Button size="compact-sm" variant="default" onClick={() => rename(undefined)}>{words.t('leaveIt')}</Button>
    </form>
  )
  return (
    <div className="saved">
      <UnstyledButton className="link" onClick={open}><bdi>{view.name}</bdi></UnstyledButton>
      <span className="when">{words.date(view.at.slice(0, 10))}</span>
      {writing && <Button size="compact-xs" variant="default" aria-label={words.t('renameIt', { name: view.name })} onClick={() => rename(view.name)}>{words.t('rename')}</Button>}
      {writing && <Button size="compact-xs" variant="default" aria-label={words.t('removeIt', { name: view.name })} onClick={() => void done(async () => { await remove(`/api/views/${view.id}`); return words.t('viewRemoved', { name: view.name }) })}>{words.t('remove')}</Button>}
    </div>
  )
}
