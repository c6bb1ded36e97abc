/** The legend, which is the filter: every number is a count in the present view, every click changes it. */
import { Button, Checkbox, NativeSelect, NumberInput, Pill, SegmentedControl } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Filter } from '../../src/model.js'
import { ACTOR_KINDS, CLAIM_TYPES, claimTypes, houseOf, REVIEW_STATES, STATUSES } from '../../src/terms.js'
import { type FacetsAnswer, type GraphAnswer, type PlacesAnswer, useApi } from '../api.js'
import { DASH, DOTS, type Shade } from '../../src/graph/look.js'
import { called, KindSign, TieSign } from '../parts.js'
import { go, usePage } from '../state.js'
import { GroupKey } from './groups.js'
import { COLOURS, isNarrowed, refine, SIZES, toggled, unfiltered, type View } from '../view.js'

/** The server counts up to one more; so many then mean that there may be others. */
const MOST_REPORTS = 11

interface Row { value: string; count: number; sign?: ReactNode; label: ReactNode }

/** `unit`: what is counted. */
function Boxes({ title, unit, rows, chosen, pick, note }: { title: string; unit?: string; rows: Row[]; chosen: readonly string[] | undefined; pick: (value: string) => void; note?: string | undefined }) {
  const { words } = usePage()
  if (rows.length === 0) return null
  return (
    <fieldset>
      <legend>{title} {unit && <span className="unit">{unit}</span>}</legend>
      {rows.map(r => (
        <Checkbox key={r.value} size="xs" checked={!chosen?.length || chosen.includes(r.value)} onChange={() => pick(r.value)} classNames={{ root: 'box', body: 'box-body', labelWrapper: 'box-label' }}
          label={<>{r.sign}<span className="box-name">{r.label}</span> <span className="count">{words.number(r.count)}</span></>} />
      ))}
      {note && <p className="quiet note">{note}</p>}
    </fieldset>
  )
}

export function Legend({ graph, facets, shade }: { graph: GraphAnswer | undefined; facets: FacetsAnswer | undefined; shade: Shade }) {
  const { view, words } = usePage()
  const { filter } = view
  /** Values that the view has, or that the filter names. */
  const rows = (field: 'type' | 'status' | 'source' | 'review', all: readonly string[], sign?: (v: string) => ReactNode): Row[] => all
    .filter(v => (facets?.[field][v] ?? 0) > 0 || (filter[field] as readonly string[] | undefined)?.includes(v))
    .map(v => ({ value: v, count: facets?.[field][v] ?? 0, label: words.of(field, v), sign: sign?.(v) }))
  const boxes = (field: 'type' | 'status' | 'source' | 'review', title: string, list: Row[], note?: string) => (
    <Boxes title={title} unit={words.t('countsClaims')} note={note} rows={list} chosen={filter[field]} pick={v => go(refine(view, { [field]: toggled(filter[field] as string[] | undefined, v, list.map(r => r.value)) }))} />
  )
  const kinds = ACTOR_KINDS.map(k => ({ value: k, label: words.of('kind', k), sign: <KindSign kind={k} shade={shade} colour={view.page === 'graph' && view.colour !== 'kind' ? 'none' : undefined} />, count: graph?.nodes.filter(n => n.kind === k).length ?? 0 }))
    .filter(r => r.count > 0 || view.kinds.includes(r.value))
  const sources = rows('source', Object.keys(facets?.source ?? {}).sort()), reviews = rows('review', REVIEW_STATES, r => <svg className="tie-sign" width="30" height="12" viewBox="0 0 30 12" aria-hidden="true"><path d="M1 6h28" stroke="currentColor" strokeWidth="2" strokeDasharray={r === 'unreviewed' ? DOTS.join(' ') : undefined} opacity={r === 'rejected' ? 0 : 1} /></svg>)
  /** Few enough to choose among, or none: an archive is narrowed from the list of its reports. */
  const reports = (facets?.reports.length ?? 0) > MOST_REPORTS ? [] : (facets?.reports ?? []).map(r => (
    { value: r.id, count: r.claims, label: <><bdi>{words.of('publisher', r.publisher)}</bdi>{words.lang === 'ar' ? '، ' : ', '}<bdi>{r.publishedOn ? words.date(r.publishedOn) : words.t('undated')}</bdi></> }))
  return (
    <>
      {boxes('type', words.t('ties'), rows('type', claimTypes, t => <TieSign type={t as keyof typeof CLAIM_TYPES} shade={shade} directed={CLAIM_TYPES[t as keyof typeof CLAIM_TYPES].directed} />),
        (facets?.untied ?? 0) > 0 ? words.t('untiedNote', { claims: words.n('claims', facets!.untied) }) : undefined)}
      <Boxes title={words.t('actors')} rows={kinds} chosen={view.kinds}
        pick={v => go({ ...view, kinds: toggled(view.kinds, v as (typeof ACTOR_KINDS)[number], kinds.map(r => r.value)) })} />
      {boxes('status', words.t('status'), rows('status', [...STATUSES, 'disputed'], s => (
        s === 'disputed' ? <svg className="tie-sign" width="30" height="12" viewBox="0 0 30 12" aria-hidden="true"><path d="M1 6h9M20 6h9" stroke="currentColor" strokeWidth="2" /><path d="M12 0v4.5M12 7.5V12M18 0v4.5M18 7.5V12" stroke="currentColor" strokeWidth="2" /></svg>
          : <svg className="tie-sign" width="30" height="12" viewBox="0 0 30 12" aria-hidden="true"><path d="M1 6h28" stroke="currentColor" strokeWidth="2" strokeDasharray={DASH[s as 'planned']?.join(' ')} /></svg>)))}
      {reports.length > 1 && (
        <Boxes title={words.t('reports')} unit={words.t('countsClaims')} rows={reports} chosen={filter.report} pick={v => go(refine(view, { report: toggled(filter.report, v, reports.map(r => r.value)) }))} />
      )}
      {sources.length > 1 && boxes('source', words.t('sources'), sources)}
      {(sources.length > 1 || filter.corroboration) && (
        <NativeSelect size="xs" label={words.t('seenBy')} value={filter.corroboration?.[0] ?? ''} onChange={e => go(refine(view, { corroboration: e.currentTarget.value ? [e.currentTarget.value] : undefined }))}
          data={[{ value: '', label: words.t('anybody') }, ...['several', ...new Set(sources.map(s => houseOf(s.value)))].map(value => ({ value, label: words.of('corroboration', value) }))]} />
      )}
      {(reviews.length > 1 || reviews[0]?.value === 'unreviewed') && boxes('review', words.t('reviewState'), reviews)}
      <Checkbox size="xs" label={words.t('notSingle')} checked={(filter.publishers ?? 1) > 1} onChange={e => go(refine(view, { publishers: e.currentTarget.checked ? 2 : undefined }))} />
      <NumberInput size="xs" label={words.t('minClaims')} min={1} max={999} allowDecimal={false} value={filter.min ?? 1} onChange={n => go(refine(view, { min: Number(n) > 1 ? Number(n) : undefined }))} />
      {view.page === 'graph' && (
        <fieldset>
          <legend>{words.t('labels')}</legend>
          <SegmentedControl size="xs" fullWidth value={view.labels === 'own' ? words.lang : view.labels} aria-label={words.t('labels')}
            data={[{ value: 'ar', label: words.t('labelsAr') }, { value: 'en', label: words.t('labelsEn') }, { value: 'both', label: words.t('labelsBoth') }]}
            onChange={v => go({ ...view, labels: v === words.lang ? 'own' : v as View['labels'] })} />
          <NativeSelect size="xs" label={words.t('sizeBy')} value={view.size} data={SIZES.map(s => ({ value: s, label: words.t(s === 'degree' ? 'neighbours' : s) }))} onChange={e => go({ ...view, size: e.currentTarget.value as View['size'] })} />
          <NativeSelect size="xs" label={words.t('colourBy')} value={view.colour} data={COLOURS.map(c => ({ value: c, label: words.t(c) }))} onChange={e => go({ ...view, colour: e.currentTarget.value as View['colour'] })} />
          <GroupKey shade={shade} />
        </fieldset>
      )}
      <Narrowed graph={graph} fields={reports.length > 1 ? ['actor', 'place'] : ['actor', 'place', 'report']} />
      {isNarrowed(view) && <Button size="compact-sm" variant="light" onClick={() => go(unfiltered(view))}>{words.t('clearFilters')}</Button>}
    </>
  )
}

/** The single actors, places or reports that the view is narrowed to and that no box shows, to be taken off again. */
function Narrowed({ graph, fields }: { graph: GraphAnswer | undefined; fields: ('actor' | 'place' | 'report')[] }) {
  const { view, words } = usePage()
  const places = useApi<PlacesAnswer>(view.filter.place ? '/api/places' : undefined)
  const drop = (field: 'actor' | 'place' | 'report', id: string) => go(refine(view, { [field]: view.filter[field]!.filter(v => v !== id) } satisfies Partial<Filter>))
  const name = (field: 'actor' | 'place' | 'report', id: string): string => {
    const thing = field === 'actor' ? graph?.nodes.find(n => n.id === id) : field === 'place' ? places.data?.places.find(p => p.id === id) : undefined
    return called(thing ?? { id, names: [] }, words.lang)
  }
  return (
    <>
      {fields.flatMap(field => (view.filter[field] ?? []).map(id => (
        <Pill key={field + id} withRemoveButton removeButtonProps={{ 'aria-label': words.t('remove'), 'aria-hidden': false, tabIndex: 0 }} onRemove={() => drop(field, id)}>
          {words.t(field === 'actor' ? 'onlyActor' : field === 'place' ? 'onlyPlace' : 'onlyReport', { name: name(field, id) })}
        </Pill>
      )))}
    </>
  )
}
