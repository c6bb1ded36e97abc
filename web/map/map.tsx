/** The map itself: outlines, areas hatched as a whole, spots as small pies, and names that do not overlap. North is up; dragged, zoomed by wheel, fingers, buttons or keys. */
import { geoMercator, geoPath } from 'd3-geo'
import { select } from 'd3-selection'
import { type ZoomBehavior, zoom as zooming, zoomIdentity, type ZoomTransform } from 'd3-zoom'
import { type KeyboardEvent, type Ref, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react'
import { FOCUS, GROUND, INK, KIND_LOOK, mixed, type Shade, TYPE_COLOUR } from '../../src/graph/look.js'
import { placeNames } from '../../src/graph/names.js'
import { nameOf } from '../../src/terms.js'
import { coveredIn } from '../parts.js'
import { usePage } from '../state.js'
import type { View } from '../view.js'
import { type Area, COUNTRIES, PROVINCES } from './ground.js'
import { type Gathered, gathered } from './gather.js'
import type { Mark } from './marks.js'

/** Pixels a radian before zooming. */
const SCALE = 4096
const projection = geoMercator().scale(SCALE).translate([0, 0])
const path = geoPath(projection).digits(2)
const flat = ([x, y]: readonly [number, number]): [number, number] => projection([x, y])!
const drawn = new Map<string, { d: string; box: [[number, number], [number, number]]; middle: [number, number] }>()
/** An outline on paper; made once. */
function outline({ id, level, shape }: Area) {
  const key = level + id, had = drawn.get(key)
  if (had) return had
  const made = { d: path(shape) ?? '', box: path.bounds(shape), middle: path.centroid(shape) }
  drawn.set(key, made)
  return made
}

type Drawn = Gathered<Mark>
type Size = { width: number; height: number }
/** Nearer than this provinces are drawn. */
const PROVINCES_FROM = 0.08
const NEAREST = 60, FARTHEST = 0.02
const STEPS = [1, 1.7, 2.6] as const
const MOST_NAMES = 70
/** Pixels: spots nearer than this to a disc are drawn with it; and so far one moves before what is in view is worked out again. */
const APART = 9, TILE = 400

const boxOf = (marks: readonly Mark[]): [[number, number], [number, number]] | undefined => {
  const points = marks.flatMap(m => ('point' in m.ground ? [flat(m.ground.point)] : outline(m.ground.area).box))
  if (points.length === 0) return undefined
  const [xs, ys] = [points.map(p => p[0]), points.map(p => p[1])]
  return [[Math.min(...xs), Math.min(...ys)], [Math.max(...xs), Math.max(...ys)]]
}

/** All marks in view; where there are spots or provinces, whole countries do not widen it. */
function fitted(marks: readonly Mark[], { width, height }: Size): ZoomTransform {
  const near = marks.filter(m => 'point' in m.ground || m.ground.area.level === 'province')
  const [[x0, y0], [x1, y1]] = boxOf(near.length > 0 ? near : marks) ?? [flat([-120, 65]), flat([150, -45])]
  const k = Math.min(NEAREST, Math.max(FARTHEST, 0.86 * Math.min(width / Math.max(x1 - x0, 20), height / Math.max(y1 - y0, 20))))
  return zoomIdentity.translate(width / 2 - (k * (x0 + x1)) / 2, height / 2 - (k * (y0 + y1)) / 2).scale(k)
}

const at = (map: NonNullable<View['map']>, { width, height }: Size): ZoomTransform => {
  const [x, y] = flat([map.longitude, map.latitude])
  return zoomIdentity.translate(width / 2 - map.zoom * x, height / 2 - map.zoom * y).scale(map.zoom)
}

/** A slice of a pie of radius r between two shares of the whole. */
function slice(r: number, from: number, to: number): string {
  const on = (share: number) => `${(r * Math.sin(2 * Math.PI * share)).toFixed(2)} ${(-r * Math.cos(2 * Math.PI * share)).toFixed(2)}`
  return `M0 0L${on(from)}A${r} ${r} 0 ${to - from > 0.5 ? 1 : 0} 1 ${on(to)}Z`
}

export interface Handle { zoom(factor: number): void; look(at: undefined): void }
interface Props {
  ref?: Ref<Handle>
  marks: readonly Mark[]
  chosen: string | undefined
  /** Marks that stand out; undefined: all do. */
  lit: ReadonlySet<string> | undefined
  shade: Shade
  label: string
  position: View['map']
  moved(to: View['map']): void
  pick(mark: Mark | undefined): void
}

export function MapPicture({ ref, marks, chosen, lit, shade, label, position, moved, pick }: Props) {
  const { words } = usePage()
  const box = useRef<HTMLDivElement>(null), svg = useRef<SVGSVGElement>(null), behaviour = useRef<ZoomBehavior<SVGSVGElement, unknown>>(null)
  const [size, setSize] = useState<Size>({ width: 0, height: 0 })
  const [transform, setTransform] = useState<ZoomTransform>(zoomIdentity)
  const heard = useRef({ moved, size, marks })
  heard.current = { moved, size, marks }
  const own = useRef('')
  useEffect(() => {
    const watch = new ResizeObserver(() => setSize({ width: box.current!.clientWidth, height: box.current!.clientHeight }))
    watch.observe(box.current!)
    const z = zooming<SVGSVGElement, unknown>().scaleExtent([FARTHEST, NEAREST]).clickDistance(4).on('zoom', e => setTransform(e.transform)).on('end', e => {
      if (!e.sourceEvent) return
      const { width, height } = heard.current.size, t = e.transform as ZoomTransform, [longitude, latitude] = projection.invert!(t.invert([width / 2, height / 2]))!
      const to = { longitude, latitude, zoom: t.k }
      own.current = key(to)
      heard.current.moved(to)
    })
    behaviour.current = z
    select(svg.current!).call(z).on('dblclick.zoom', null)
    return () => watch.disconnect()
  }, [])
  const set = (t: ZoomTransform) => behaviour.current!.transform(select(svg.current!), t)
  const ready = size.width > 0
  // Follows the address, but not what it says of our own last move; without one shows all.
  useEffect(() => {
    if (!ready || (position && key(position) === own.current)) return
    own.current = ''
    set(position ? at(position, heard.current.size) : fitted(heard.current.marks, heard.current.size))
  }, [position && key(position), ready, marks.length === 0])
  const zoomed = (factor: number) => {
    const { width, height } = size, t = transform, k = Math.min(NEAREST, Math.max(FARTHEST, t.k * factor))
    say(zoomIdentity.translate(width / 2 - ((width / 2 - t.x) * k) / t.k, height / 2 - ((height / 2 - t.y) * k) / t.k).scale(k))
  }
  const say = (t: ZoomTransform) => {
    set(t)
    const [longitude, latitude] = projection.invert!(t.invert([size.width / 2, size.height / 2]))!
    moved({ longitude, latitude, zoom: t.k })
  }
  const whole = () => { set(fitted(marks, size)); moved(undefined) }
  useImperativeHandle(ref, () => ({ zoom: factor => zoomed(1 / factor), look: whole }))
  const keys = (e: KeyboardEvent) => {
    const step = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] }[e.key]
    if (step) say(zoomIdentity.translate(transform.x + step[0]!, transform.y + step[1]!).scale(transform.k))
    else if (e.key === '+' || e.key === '=') zoomed(1.3)
    else if (e.key === '-') zoomed(1 / 1.3)
    else if (e.key === '0') whole()
    else return
    e.preventDefault()
  }

  const { k, x, y } = transform
  // What is drawn is made anew when it is zoomed, or moved by more than a tile; else only moved.
  const tileX = Math.round(x / TILE), tileY = Math.round(y / TILE)
  const shows = ([x0, y0]: readonly [number, number], [x1, y1] = [x0, y0]): boolean => k * x1 + tileX * TILE >= -TILE && k * x0 + tileX * TILE <= size.width + TILE && k * y1 + tileY * TILE >= -TILE && k * y0 + tileY * TILE <= size.height + TILE
  const inView = (a: Area) => shows(...outline(a).box)
  const most = Math.max(1, ...marks.map(m => m.claims)), radiusOf = (claims: number): number => 4 + 13 * Math.sqrt(Math.min(1, claims / most))
  // Gathered for steps of zooming, so that a little of it does not shuffle them.
  const near = 2 ** (Math.round(2 * Math.log2(k)) / 2)
  const spots = useMemo(() => gathered(marks, m => { if ('area' in m.ground) return undefined; const [px, py] = flat(m.ground.point); return [near * px, near * py] as const }, radiusOf, APART), [marks, near])
  const on = (m: Mark): [number, number] => { const [px, py] = 'point' in m.ground ? flat(m.ground.point) : outline(m.ground.area).middle; return [k * px, k * py] }
  const name = (m: Drawn) => (m.with.length > 0 ? words.t('andNear', { name: nameOf(m.named, words.lang), places: words.number(m.with.length) }) : nameOf(m.named, words.lang))
  const isChosen = (m: Drawn): boolean => m.id === chosen || m.with.some(w => w.id === chosen)
  const names = useMemo(() => {
    const pen = document.createElement('canvas').getContext('2d')!
    const placed = spots.map(m => ({ m, p: on(m) })).map(({ m, p: [px, py] }) => ({ m, p: [px + x, py + y] as const })).filter(({ p: [px, py] }) => px > 0 && py > 0 && px < size.width && py < size.height)
      .sort((a, b) => Number(isChosen(b.m)) - Number(isChosen(a.m)) || b.m.claims - a.m.claims || (a.m.id < b.m.id ? -1 : 1)).slice(0, MOST_NAMES)
      .map(({ m, p: [px, py] }) => {
        const spot = 'point' in m.ground
        pen.font = `${spot ? 400 : 600} 13px "IBM Plex Sans Arabic", system-ui, sans-serif`
        return { id: m.id, x: px, y: py, radius: spot ? radiusOf(m.claims) : -14, width: pen.measureText(name(m)).width, height: 18, must: isChosen(m) }
      })
    return placeNames(placed, [], size, coveredIn(box.current)).map(n => ({ ...n, x: n.x - x, y: n.y - y }))
  }, [spots, chosen, k, Math.round(x / 80), Math.round(y / 80), size, words.lang])
  const tint = KIND_LOOK.place.colour[shade], land = shade === 'light' ? '#FFFFFF' : '#1B222B', line = shade === 'light' ? '#9AA5B1' : '#566270', faint = shade === 'light' ? '#D5DBE2' : '#333D49'
  const title = (m: Drawn) => `${[m, ...m.with].flatMap(w => w.places).map(h => nameOf(h.place, words.lang)).slice(0, 4).join(words.lang === 'ar' ? '، ' : ', ')}${m.with.length > 3 ? '…' : ''}: ${words.n('claims', m.claims)}`
  const shown = (m: Drawn) => (lit && !lit.has(m.id) && !m.with.some(w => lit.has(w.id)) ? 0.3 : 1)
  /** Opens a spot; where others are drawn with it the map comes nearer as well, until they part. */
  const picked = (m: Drawn) => {
    const box = m.with.length > 0 && k < NEAREST ? boxOf([m, ...m.with]) : undefined
    pick(m)
    if (!box) return
    const [[x0, y0], [x1, y1]] = box, nearer = Math.min(NEAREST, Math.max(2 * k, 0.6 * Math.min(size.width / Math.max(x1 - x0, 0.01), size.height / Math.max(y1 - y0, 0.01))))
    say(zoomIdentity.translate(size.width / 2 - (nearer * (x0 + x1)) / 2, size.height / 2 - (nearer * (y0 + y1)) / 2).scale(nearer))
  }
  const ground = useMemo(() => <>
    {COUNTRIES.filter(inView).map(a => <path key={a.id} className="land" d={outline(a).d} fill={land} stroke={line} strokeWidth="1.1" vectorEffect="non-scaling-stroke" />)}
    {k >= PROVINCES_FROM && PROVINCES.filter(inView).map(a => <path key={a.id} className="land" d={outline(a).d} fill="none" stroke={faint} strokeWidth="0.8" vectorEffect="non-scaling-stroke" />)}
  </>, [k, tileX, tileY, size, shade])
  const areas = useMemo(() => spots.map(m => ('area' in m.ground && inView(m.ground.area) ? (
    <path key={m.id} className="mark" data-mark={m.id} d={outline(m.ground.area).d} onClick={() => pick(m)} opacity={shown(m)} vectorEffect="non-scaling-stroke"
      fill={`url(#hatch-${m.ground.area.level}-${Math.min(STEPS.length - 1, Math.floor(STEPS.length * Math.sqrt(m.claims / most)))})`}
      stroke={m.id === chosen ? FOCUS[shade] : tint} strokeWidth={m.id === chosen ? 3.5 : m.ground.area.level === 'country' ? 0.8 : 1.6} strokeDasharray={m.asserted ? undefined : '5 4'}>
      <title>{title(m)}</title>
    </path>
  ) : null)), [spots, k, tileX, tileY, size, shade, chosen, lit, words])
  const discs = useMemo(() => spots.map(m => {
    if ('area' in m.ground || !shows(flat(m.ground.point))) return null
    const [px, py] = on(m), r = radiusOf(m.claims)
    let turn = 0
    return (
      <g key={m.id} className="mark" data-mark={m.id} data-spots={m.with.length + 1} transform={`translate(${px.toFixed(1)} ${py.toFixed(1)})`} opacity={shown(m)} onClick={() => picked(m)}>
        <title>{title(m)}</title>
        {m.with.length > 0 && <circle r={r + 2.6} fill="none" stroke={TYPE_COLOUR[m.types[0]![0]][shade]} strokeWidth="1.4" />}
        {isChosen(m) && <circle r={r + 4} fill="none" stroke={FOCUS[shade]} strokeWidth="3" />}
        <circle className="disc" r={r} fill={m.asserted ? TYPE_COLOUR[m.types[0]![0]][shade] : land} stroke={m.asserted ? land : TYPE_COLOUR[m.types[0]![0]][shade]} strokeWidth={m.asserted ? 1.4 : 2} strokeDasharray={m.asserted ? undefined : '3 2'} />
        {m.asserted && m.types.length > 1 && m.types.map(([type, n]) => <path key={type} d={slice(r - 0.7, turn, turn += n / m.claims)} fill={TYPE_COLOUR[type][shade]} />)}
      </g>
    )
  }), [spots, k, tileX, tileY, size, shade, chosen, lit, words])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the map is moved about by keyboard
    <div ref={box} className="canvas" dir="ltr" role="application" tabIndex={0} aria-label={label} aria-describedby="map-keys" onKeyDown={keys}>
      <svg ref={svg} className="map" visibility={transform === zoomIdentity ? 'hidden' : undefined} width="100%" height="100%" aria-hidden="true" onClick={e => { if (e.target === svg.current || (e.target as Element).classList.contains('land')) pick(undefined) }}>
        <defs>
          {(['province', 'country'] as const).flatMap(level => STEPS.map((width, i) => (
            <pattern key={level + i} id={`hatch-${level}-${i}`} width="8" height="8" patternUnits="userSpaceOnUse" patternTransform={`scale(${1 / k}) rotate(${level === 'province' ? 45 : -45})`}>
              <line x1="0" y1="0" x2="0" y2="8" stroke={tint} strokeWidth={level === 'country' ? 0.6 * width : width} strokeDasharray={level === 'country' ? '3 5' : undefined} />
            </pattern>
          )))}
        </defs>
        <g transform={transform.toString()} strokeLinejoin="round">{ground}{areas}</g>
        <g transform={`translate(${x} ${y})`}>
          {discs}
          {names.map(n => {
            const m = spots.find(c => c.id === n.id)
            return m && (
              <text key={n.id} x={n.x + n.width / 2} y={n.y + 13} textAnchor="middle" direction={words.dir} opacity={shown(m)} className={'area' in m.ground ? 'map-name area' : 'map-name'}
                fill={'area' in m.ground ? mixed(INK[shade], tint, 0.55) : INK[shade]} stroke={GROUND[shade]}>{name(m)}</text>
            )
          })}
        </g>
      </svg>
    </div>
  )
}

const key = ({ longitude, latitude, zoom }: NonNullable<View['map']>): string => [longitude, latitude, zoom].map(n => n.toFixed(3)).join()
