import { expect, test } from 'vitest'
import { glossFrom } from '../src/glossing.js'
import { CLAIM_TYPES, claimTypes, MODES, STATUSES } from '../src/model.js'

const NAMES: Record<string, { en: string; ar: string }> = { a: { en: 'Hill Brigade', ar: 'لواء التل' }, b: { en: 'River Front', ar: 'جبهة النهر' }, c: { en: 'Latin Only', ar: 'Latin Only' } }
const gloss = (claim: Partial<Parameters<typeof glossFrom>[0]>) => glossFrom({ type: 'attack', status: 'reported', actors: ['a'], recipients: ['b'], ...claim }, (id, lang) => NAMES[id]![lang])

test('says who, what and whom in both languages, and how', () => {
  expect(gloss({ mode: 'shelling' })).toEqual({ en: 'Attack by Hill Brigade on River Front (shelling)', ar: 'هجوم من لواء التل على جبهة النهر (قصف)' })
  expect(gloss({ recipients: [], actors: ['a', 'b'] })).toEqual({ en: 'Clash between Hill Brigade and River Front', ar: 'اشتباك بين لواء التل وجبهة النهر' })
  expect(gloss({ recipients: [] }).en).toBe('Attack by Hill Brigade')
  expect(gloss({ actors: [] }).en).toBe('Attack by somebody unnamed on River Front')
})

test('what is not reported is never said as if it were', () => {
  expect(gloss({ status: 'planned' }).en).toBe('Planned: attack by Hill Brigade on River Front')
  for (const type of claimTypes) for (const status of STATUSES.filter(s => s !== 'reported')) expect(gloss({ type, status }).en.split(': ')[0]!.toLowerCase()).toBe(status)
})

test('has a sentence for every claim that there can be, with every name in it and each language in its own script', () => {
  for (const type of claimTypes) for (const mode of [undefined, ...MODES]) for (const recipients of CLAIM_TYPES[type].recipients === 'required' ? [['b']] : [['b'], []]) {
    const { en, ar } = gloss({ type, mode, actors: ['a', 'c'], recipients })
    for (const id of ['a', 'c', ...recipients]) expect([en.includes(NAMES[id]!.en), ar.includes(NAMES[id]!.ar)], `${type} ${id}`).toEqual([true, true])
    expect(en).not.toMatch(/\p{Script=Arabic}|[{}]/u)
    expect(ar.replaceAll('Latin Only', '')).not.toMatch(/[A-Za-z{}]/)
  }
})

test('a name of the other script is set apart, so that its direction disturbs nothing', () => {
  expect(gloss({ recipients: ['c'] })).toEqual({ en: 'Attack by Hill Brigade on Latin Only', ar: 'هجوم من لواء التل على \u2068Latin Only\u2069' })
})
