import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { UNITS } from '../../src/graph/timeline.js'
import { ACTOR_KINDS, claimTypes, STATUSES } from '../../src/terms.js'
import { isPartialDate } from '../../src/terms.js'
import { typed } from '../../web/time.js'
import { closed, COLOURS, FORMS, fromQuery, LABELS, named, openActor, openRelation, openReport, ORDERS, PAGES, refine, SIZES, START, THEMES, toggled, toQuery, turnTo, type View } from '../../web/view.js'

const slug = fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}$/)
const some = <T>(values: readonly T[]) => fc.uniqueArray(fc.constantFrom(...values), { minLength: 1 }).map(v => v.toSorted())
const slugs = fc.uniqueArray(slug, { minLength: 1, maxLength: 3 }).map(v => v.toSorted())
const part = <T>(arb: fc.Arbitrary<T>) => fc.option(arb, { nil: undefined })
const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }).map(d => d.toISOString().slice(0, 10))

const views: fc.Arbitrary<View> = fc.record({
  page: fc.constantFrom(...PAGES),
  type: part(some(claimTypes)), status: part(some([...STATUSES, 'disputed'] as const)), actor: part(slugs), place: part(slugs),
  dates: part(fc.tuple(day, day).map(d => d.toSorted() as [string, string])), min: part(fc.integer({ min: 1, max: 999 })),
  kinds: some(ACTOR_KINDS), lang: fc.constantFrom('ar' as const, 'en' as const), labels: fc.constantFrom(...LABELS), theme: fc.constantFrom(...THEMES), order: fc.constantFrom(...ORDERS),
  size: fc.constantFrom(...SIZES), colour: fc.constantFrom(...COLOURS), camps: fc.integer({ min: 2, max: 6 }),
  embed: fc.boolean(), sides: fc.record({ a: fc.constantFrom('', '2017..2018', 'source=reports'), b: fc.constantFrom('', '2018-06..') }),
  open: part(fc.oneof(
    fc.record({ kind: fc.constant('actor' as const), id: slug }),
    fc.record({ kind: fc.constant('relation' as const), id: fc.tuple(slug, slug).map(([a, b]) => `${a}.attack.${b}`), at: fc.nat(40) }),
    fc.record({ kind: fc.constant('report' as const), id: slug, claim: slug }),
    fc.record({ kind: fc.constant('claim' as const), id: slug }),
    fc.record({ kind: fc.constant('place' as const), id: slug }),
  )),
  selected: fc.uniqueArray(slug, { maxLength: 3 }).map(v => v.toSorted()), data: part(fc.stringMatching(/^[0-9a-f]{32}$/)), unit: part(fc.constantFrom(...UNITS)), undated: fc.boolean(),
  moved: fc.dictionary(slug, fc.tuple(fc.integer({ min: -9_999, max: 9_999 }), fc.integer({ min: -9_999, max: 9_999 })).map(p => p.map(n => n / 100 + 0) as [number, number]), { maxKeys: 3, noNullPrototype: true }),
  hidden: part(slugs), only: part(fc.uniqueArray(slug, { maxLength: 3 }).map(v => v.toSorted())),
  question: part(fc.record({ name: slug, params: fc.dictionary(fc.stringMatching(/^[a-z]{1,9}$/), fc.string(), { noNullPrototype: true }) })),
  statement: part(fc.record({ text: fc.string({ minLength: 1, unit: 'grapheme' }), params: fc.dictionary(fc.stringMatching(/^[a-z]{1,9}$/), fc.string(), { noNullPrototype: true }) })), form: part(fc.constantFrom(...FORMS)),
  ties: part(fc.integer({ min: 1, max: 50_000 })),
  map: part(fc.record({ longitude: fc.integer({ min: -180, max: 180 }), latitude: fc.integer({ min: -80, max: 80 }), zoom: fc.integer({ min: 1, max: 60 }) })),
  camera: part(fc.record({ x: fc.integer({ min: -9, max: 9 }), y: fc.integer({ min: -9, max: 9 }), ratio: fc.integer({ min: 1, max: 9 }) })),
}).map(({ type, status, actor, place, dates, min, open, hidden, only, question, statement, form, camera, map, ties, data, unit, undated, ...view }) => ({
  ...view,
  filter: { ...(type && { type }), ...(status && { status }), ...(actor && { actor }), ...(place && { place }), ...(dates && { from: dates[0], to: dates[1] }), ...(min && { min }), ...(undated && dates && { undated: 'yes' as const }) },
  ...(data && { data }), ...(unit && { unit }),
  hidden: hidden ?? [], ...(only && { only }), ...(open && { open }), ...(question && { question }), ...(statement && { statement }), ...(form && { form }), ...(camera && { camera }), ...(map && { map }), ...(ties && { ties }),
}))

describe('the address', () => {
  it('holds the whole view', () => {
    fc.assert(fc.property(views, view => {
      const read = fromQuery(toQuery(view), view.lang === 'en' ? 'ar' : 'en')
      expect(read.dropped).toEqual([])
      expect(read.view).toEqual(view)
      expect(toQuery(read.view)).toBe(toQuery(view))
    }))
  })
  it('is never refused, whatever it says', () => {
    fc.assert(fc.property(fc.webQueryParameters(), query => {
      const { view } = fromQuery(query, 'en')
      expect(fromQuery(toQuery(view), 'en').dropped).toEqual([])
    }))
  })
  it('names what it does not know, and keeps the rest', () => {
    const { view, dropped } = fromQuery('type=attack&type=siege&view=globe&from=2018-13&__proto__=1&lang=ar', 'en')
    expect(dropped).toEqual(['type=siege', 'view=globe', 'from=2018-13', '__proto__=1'])
    expect(view).toEqual({ ...START, lang: 'ar', filter: { type: ['attack'] } })
  })
  it('drops a period that ends before it starts', () => {
    expect(fromQuery('from=2018-07&to=2018-01&min=2', 'en')).toEqual({ view: { ...START, filter: { min: 2 } }, dropped: [], backwards: { from: '2018-07', to: '2018-01' } })
    for (const within of ['from=2018-06-09&to=2018', 'from=2018&to=2018-01', 'from=2018&to=2018']) expect(fromQuery(within, 'en').backwards).toBeUndefined()
  })
  it('understands dates in Arabic digits and with other signs between', () => {
    expect(fromQuery('from=٢٠١٨/٦&to=۲۰۱۸-۰۶-۰۸', 'en')).toMatchObject({ view: { filter: { from: '2018-06', to: '2018-06-08' } }, dropped: [] })
    for (const [text, date] of [['2018.6.8', '2018-06-08'], [' 2018 – 06 ', '2018-06'], ['٢٠١٨', '2018'], ['june', 'june'], ['20186', '20186']]) expect(typed(text!)).toBe(date)
  })
  it('understands dates as people write them, and of a longer time its ends', () => {
    for (const [text, date] of [['6/2018', '2018-06'], ['June 2018', '2018-06'], [' 8 June 2018 ', '2018-06-08'], ['حزيران 2018', '2018-06'], ['٨ حزيران ٢٠١٨', '2018-06-08'], ['8/6/2018', '2018-06-08'], ['23 رمضان 1439', '2018-06-07']]) {
      expect([typed(text!), typed(text!, 'to')], text).toEqual([date, date])
    }
    expect([typed('رمضان 1439'), typed('رمضان 1439', 'to')]).toEqual(['2018-05-16', '2018-06-14'])
    // No date, no such day, a date among other words, two of them.
    for (const text of ['soon', '31/02/2018', '13/2018', 'from June 2018 they came', 'June 2018, July 2019', 'in June']) expect(isPartialDate(typed(text)), text).toBe(false)
  })
  it('bounds a long one, and says so', () => expect(fromQuery(`x=${'y'.repeat(100_000)}`, 'en')).toMatchObject({ dropped: [`x=${'y'.repeat(58)}`], cut: true }))
  it('takes no place that is none', () => {
    for (const moved of ['a', 'a,1', 'a,1,b', 'a,,2', 'a,1,2,3', 'a,1e9,2', ',1,2']) expect(fromQuery(`moved=${moved}`, 'en')).toMatchObject({ view: { moved: {} }, dropped: [`moved=${moved}`] })
    expect(named(fromQuery('hide=a&only=b&select=c&moved=d,1,2&open=path:e..f', 'en').view)).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
  })
})

describe('moves', () => {
  it('takes a box out of all, puts it back, and never leaves nothing', () => {
    const all = ['a', 'b', 'c']
    expect(toggled(undefined, 'b', all)).toEqual(['a', 'c'])
    expect(toggled(['a', 'c'], 'b', all)).toEqual([])
    expect(toggled(['c'], 'a', all)).toEqual(['a', 'c'])
    expect(toggled(['a'], 'a', all)).toEqual([])
  })
  it('opens beside the table when the table is shown, else beside the picture', () => {
    expect(openActor({ ...START, page: 'table' }, 'isis').page).toBe('table')
    expect(openRelation({ ...START, page: 'reports' }, 'isis.attack.sdf').page).toBe('graph')
  })
  it('shows a report on its own page and lets go of it elsewhere', () => {
    const open = openReport(START, 'abc', 'c1')
    expect(open).toMatchObject({ page: 'reports', open: { kind: 'report', id: 'abc', claim: 'c1' } })
    expect(turnTo(open, 'graph').open).toBeUndefined()
    expect(turnTo(openActor(START, 'isis'), 'table').open).toEqual({ kind: 'actor', id: 'isis' })
    expect(closed(open).open).toBeUndefined()
  })
  it('takes a field out of the filter with undefined or an empty list', () => {
    expect(refine(refine(START, { type: ['attack'], from: '2018' }), { type: [], from: undefined }).filter).toEqual({})
  })
})
