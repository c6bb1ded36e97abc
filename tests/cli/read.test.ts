import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { marked } from '../../src/commands/read.js'
import { openStore } from '../../src/store/open.js'
import { actor } from '../store/world.js'
import { belligraph } from './run.js'

let folder: string
const file = (name: string) => join(folder, name)
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'belligraph-'))
  writeFileSync(file('a.txt'), 'ISIS attacked the SDF near Hajin yesterday.\n')
  writeFileSync(file('b.jsonl'), `${JSON.stringify({ title: 'One', text: 'The SDF shelled ISIS.', publishedOn: '2018-06-08' })}\n${JSON.stringify({ title: 'Two' })}\n`)
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('belligraph read', () => {
  test('--json: a line a report, in the order given, dates counted from the day of publication', async () => {
    const { code, out, err } = await belligraph(['read', '--json', '--published', '2018-06-08', file('a.txt'), file('b.jsonl')])
    const lines = out.trimEnd().split('\n').map(l => JSON.parse(l))
    expect(lines.map(l => l.report.file)).toEqual([file('a.txt'), `${file('b.jsonl')}:1`])
    expect(lines[0].claims[0]).toMatchObject({ type: 'attack', actors: [{ id: 'isis', known: true }], recipients: [{ id: 'sdf' }], observed: { from: '2018-06-07', to: '2018-06-07' }, evidence: [{ start: 0, quote: expect.stringContaining('attacked') }] })
    expect(err).toContain(`${file('b.jsonl')}:2`)
    expect(err).toContain('texts read: 2, not read: 1')
    expect(code).toBe(1)
  })
  test('a folder: its files and those of folders in it, by name; what is in another language is said', async () => {
    mkdirSync(file('sub/deeper'), { recursive: true })
    for (const [name, text] of [['b.txt', 'The SDF shelled ISIS.'], ['deeper/c.txt', 'Der Verband griff gestern die Stadt an und zog sich dann zurück.'], ['a.txt', 'ISIS attacked the SDF.'], ['.hidden.txt', 'x'], ['z.doc', 'x']] as const) writeFileSync(join(file('sub'), name), text)
    const { code, out, err } = await belligraph(['read', file('sub')])
    expect([...out.matchAll(/^(\S+\.txt): /gm)].map(m => m[1])).toEqual(['a.txt', 'b.txt', 'deeper/c.txt'].map(name => join(file('sub'), name)))
    expect(out).toContain('neither Arabic nor English')
    expect(err).toContain('z.doc cannot be read')
    expect(code).toBe(1)
  })
  test('a page for people, the evidence marked; --explain says why', async () => {
    const { code, out } = await belligraph(['read', '--explain', '-'], { input: 'ISIS attacked the SDF near Hajin.' })
    expect(code).toBe(0)
    expect(out).toContain('attack: Islamic State (ISIS) → Syrian Democratic Forces')
    expect(out).toMatch(/⟦ISIS attacked the SDF.*⟧1/)
    expect(out).toMatch(/attack\.[\w.]+: attacked/)
  })
  test('a name that people had read as an actor is read so, from the folder of a store that a server may hold', async () => {
    const data = file('data'), store = await openStore({ data }), by = { by: 'Rami', at: '2026-01-02T03:04:05Z' }
    const ask = async () => JSON.parse((await belligraph(['read', '--json', '--data', data, '-'], { input: 'Fighters of the Zbarak attacked the SDF near Hajin.' })).out).claims.map((c: { actors: { id: string }[] }) => c.actors.map(a => a.id))
    try {
      await store.write([actor('north'), actor('south'), { kind: 'merge', data: { id: 'm', from: 'north', into: 'south', ...by, undone: false } }])
      expect(await ask()).not.toContainEqual(['south'])
      await store.write([{ kind: 'alias', data: { id: 'n', actor: 'north', name: { text: 'Zbarak', lang: 'en', kind: 'alias' }, ...by } }])
      appendFileSync(join(data, 'journal.jsonl'), '{"sum":"0123","seq":9,"records":[{"kind":"alias","da')
      expect(await ask()).toContainEqual(['south'])
    } finally { await store.close() }
  })
  test.each([
    [['read', '--jsn', 'x'], 2, '--jsn'], [['reed'], 2, 'reed'], [['read'], 2, 'files'], [['read', '--published', '2018-02-30', '-'], 2, '2018-02-30'], [['read', '/no/such.txt'], 1, '/no/such.txt'], [[], 2, 'Usage'],
  ])('%j ends with a sentence', async (args, status, named) => {
    const { code, out, err } = await belligraph(args)
    expect(code).toBe(status)
    expect(err).toContain(named)
    expect(out).toBe('')
  })
  test('--version and --help are no misuse', async () => {
    expect(await belligraph(['--version'])).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) })
    expect(await belligraph(['read', '--help'])).toMatchObject({ code: 0, out: expect.stringContaining('--published') })
  })
})

test('marks nest and never cross their numbers', () => {
  expect(marked('abcdef', [{ evidence: [{ start: 1, end: 3 }] }, { evidence: [{ start: 1, end: 5 }] }, { evidence: [{ start: 3, end: 4 }] }])).toBe('a⟦⟦bc⟧1 ⟦d⟧3 e⟧2 f')
  expect(marked('ab', [])).toBe('ab')
})
