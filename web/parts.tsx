/** Small pieces that several views share: the three states of waiting, signs of ties and actors, safe links. */
import { ActionIcon, Alert, Anchor, Button, Loader, Text } from '@mantine/core'
import { Component, type ComponentType, type ReactNode, type RefObject, useEffect, useState } from 'react'
import type { ClaimType, Name, Relation } from '../src/model.js'
import { nameOf } from '../src/terms.js'
import { ApiError } from './api.js'
import type { Box } from '../src/graph/names.js'
import { dashOf, KIND_LOOK, type NodeKind, type Shade, TIE_FORM, TYPE_COLOUR } from '../src/graph/look.js'
import { go, usePage } from './state.js'
import { isNarrowed, unfiltered } from './view.js'
import type { Lang } from '../src/words.js'

/** Milliseconds after which a picture that does not come is being laid out. */
const LONG = 4_000

/** `picture`: it is one that is waited for. */
export function Loading({ picture = false }: { picture?: boolean }) {
  const { words } = usePage(), [long, wait] = useState(false)
  useEffect(() => {
    const clock = picture ? setTimeout(() => wait(true), LONG) : undefined
    return () => clearTimeout(clock)
  }, [picture])
  return <div className="waiting" role="status"><Loader size="sm" /><Text>{words.t(long ? 'layingOut' : 'loading')}</Text></div>
}

export function Failed({ error, again }: { error: ApiError; again: () => void }) {
  const { view, words } = usePage()
  return (
    <div className="waiting">
      <Alert color="red" title={words.t('failed')} role="alert">
        <p>{error.status === 0 && error.code === 'offline' ? words.t('offline') : error.code === 'engine' ? <>{words.t('engineGone')} <bdi className="quiet">{words.said(error.message)}</bdi></> : <bdi>{words.said(error.message)}</bdi>}</p>
        <Button size="compact-sm" variant="default" onClick={again}>{words.t('retry')}</Button>
        {error.status === 400 && isNarrowed(view) && <Button size="compact-sm" variant="default" onClick={() => go(unfiltered(view))}>{words.t('clearFilters')}</Button>}
      </Alert>
    </div>
  )
}

/** Keeps a fault of one view from blanking the page: a sentence in its place, until the view changes (`key` it by the address). */
export class Guard extends Component<{ children: ReactNode }, { error: Error | undefined }> {
  override state: { error: Error | undefined } = { error: undefined }
  static getDerivedStateFromError(error: Error) { return { error } }
  override render() {
    const { error } = this.state
    return error ? <Failed error={new ApiError(500, 'internal', error.message)} again={() => this.setState({ error: undefined })} /> : this.props.children
  }
}

/**
 * A view whose code is fetched when it is first shown; a fault is left to the `Guard` around it. Not React's `lazy`, whose Suspense holds back for
 * 300 ms whatever comes soon after its fallback (`FALLBACK_THROTTLE_MS` of react-dom).
 */
export function late<P extends object>(load: () => Promise<{ default: ComponentType<P> }>): ComponentType<P> {
  let View: ComponentType<P> | undefined
  return function Late(props) {
    const [, draw] = useState<object>()
    useEffect(() => { if (!View) load().then(code => { View = code.default; draw({}) }, (error: unknown) => draw(() => { throw error })) }, [])
    return View ? <View {...props} /> : <Loading />
  }
}

/** No tie to show: why, what there is all the same, and the way back. `untied`: how many claims in view tie nobody. */
export function Nothing({ untied }: { untied: number }) {
  const { view, words } = usePage()
  return (
    <>
      <p>{view.only?.length === 0 ? words.t('nobodyYet') : untied > 0 ? words.t('onlyUntied', { claims: words.n('claims', untied), panel: words.t('claimsHere') }) : words.t(isNarrowed(view) ? 'emptyGraph' : 'emptyStore')}</p>
      {isNarrowed(view) && <Button size="compact-sm" onClick={() => go(unfiltered(view))}>{words.t('clearFilters')}</Button>}
    </>
  )
}

/** A tie's line as it is drawn: colour, arrow, dash, a plus for reinforcement. */
export function TieSign({ type, shade, directed, status = 'reported', unseen = false }: { type: ClaimType; shade: Shade; directed: boolean; status?: Relation['status']; unseen?: boolean }) {
  const colour = TYPE_COLOUR[type][shade], { head } = TIE_FORM[type]
  return (
    <svg className="tie-sign" width="30" height="12" viewBox="0 0 30 12" aria-hidden="true">
      <line x1="1" y1="6" x2={directed ? (head === 'open' ? 28 : 22) : 29} y2="6" stroke={colour} strokeWidth={type === 'alliance' ? 3 : 2} strokeDasharray={dashOf({ status, unseen })?.join(' ')} />
      {directed && head === 'full' && <path d="M20 1.5 29 6l-9 4.5z" fill={colour} />}
      {directed && head === 'open' && <path d="M20 1.5 29 6l-9 4.5" fill="none" stroke={colour} strokeWidth="1.6" />}
      {directed && head === 'dot' && <circle cx="25" cy="6" r="3.6" fill={colour} />}
      {type === 'reinforcement' && <path d="M10 2v8M6 6h8" stroke={colour} strokeWidth="2" />}
    </svg>
  )
}

/** The sign of a kind of actor, on a disc of its colour, of another, or (`none`) on none, in the colour of the text. */
export function KindSign({ kind, shade, colour = KIND_LOOK[kind].colour[shade] }: { kind: NodeKind; shade: Shade; colour?: string | undefined }) {
  const outlined = kind === 'coalition' || kind === 'state', ink = colour === 'none' ? 'currentColor' : '#fff'
  return (
    <svg className="kind-sign" width="20" height="20" viewBox="0 0 36 36" aria-hidden="true">
      {colour !== 'none' && <circle cx="18" cy="18" r="17" fill={colour} />}
      <path transform={colour === 'none' ? 'scale(1.5)' : 'translate(6 6)'} d={KIND_LOOK[kind].glyph} fill={kind === 'coalition' ? 'none' : ink} stroke={outlined ? ink : 'none'} strokeWidth="2" />
    </svg>
  )
}

/** How many claims make a tie; of an attack, how many of them are clashes, which name no attacker. */
export function ClaimCount({ edge: { type, directed, clashes, claims } }: { edge: Pick<Relation, 'type' | 'directed' | 'clashes' | 'claims'> }) {
  const { words } = usePage()
  return (
    <span className="count">
      {words.n('claims', claims)}
      {type === 'attack' && directed && clashes > 0 && <span className="when">{words.n('clashes', clashes)}</span>}
    </span>
  )
}

/** Nearer, farther, all of it: for whoever has no wheel. */
export function Zoom({ picture }: { picture: RefObject<{ zoom(factor: number): void; look(at: undefined): void } | null> }) {
  const { words } = usePage()
  return (
    <div className="zoom">
      <ActionIcon variant="default" size="lg" aria-label={words.t('zoomIn')} onClick={() => picture.current?.zoom(0.7)}>+</ActionIcon>
      <ActionIcon variant="default" size="lg" aria-label={words.t('zoomOut')} onClick={() => picture.current?.zoom(1.43)}>−</ActionIcon>
      <ActionIcon variant="default" size="lg" aria-label={words.t('zoomFit')} onClick={() => picture.current?.look(undefined)}>⤢</ActionIcon>
    </div>
  )
}

/** A file to choose. `accept`: the ends of names that are offered. */
export function FileChoice({ accept, busy, take }: { accept: string; busy: boolean; take: (file: File | undefined) => void }) {
  const { words } = usePage()
  return (
    <label className="file-choice">
      <input type="file" accept={accept} disabled={busy} onChange={e => { take(e.currentTarget.files?.[0]); e.currentTarget.value = '' }} />
      {words.t('chooseFile')}
    </label>
  )
}

/** A word on a plate: a status, a mode, how a name is used. `tone` is a class of panels.css. */
export function Plate({ tone, children }: { tone: string; children: ReactNode }) {
  return <span className={`plate ${tone}`}>{children}</span>
}

export function StatusBadge({ status }: { status: Relation['status'] }) {
  const { words } = usePage()
  return <Plate tone={status}>{words.of('status', status)}</Plate>
}

/** A link out of the page, for web addresses only; anything else is shown as text. */
export function Outward({ url, children }: { url: string | undefined; children: ReactNode }) {
  if (!url || !/^https?:\/\//i.test(url)) return <>{children}</>
  return <Anchor href={url} target="_blank" rel="noopener noreferrer" inherit>{children}</Anchor>
}

/** The name to show of an actor; one that the store knows by its id only goes by that. */
export const called = ({ id, names }: { id: string; names: readonly Name[] }, lang: Lang): string => (names.length > 0 ? nameOf({ names }, lang) : id)

/** What the page lays over a picture: the boxes of its buttons and notes, in the picture's pixels. */
export function coveredIn(canvas: HTMLElement | null): Box[] {
  if (!canvas) return []
  const { left, top } = canvas.getBoundingClientRect()
  return [...canvas.parentElement!.querySelectorAll('.moves > *, .zoom, .shown')].map(e => { const r = e.getBoundingClientRect(); return [r.left - left, r.top - top, r.right - left, r.bottom - top] as const })
}
