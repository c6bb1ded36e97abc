import { appendFileSync, copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { RECORDS } from '../../src/model.js'
import { Journal } from '../../src/store/journal.js'
import { actor, place } from './world.js'

const folder = mkdtempSync(join(tmpdir(), 'belligraph-journal-')), file = join(folder, 'journal.jsonl'), copy = join(folder, 'journal.last')
afterAll(() => rmSync(folder, { recursive: true }))
beforeEach(() => { for (const f of [file, copy]) rmSync(f, { force: true }) })

const writes = [[actor('a')], [actor('b', { names: [{ text: 'قسد\n"\u0000', lang: 'ar', kind: 'name' }] }), place('p')], [actor('c')], [place('q')]]
const write = (): Buffer => {
  const journal = new Journal(file)
  for (const records of writes) journal.append(records)
  journal.close()
  return readFileSync(file)
}
/** Opens it, and gives what is in it and what was said. */
const open = (): { entries: unknown[]; said: string[] } => {
  const said: string[] = [], journal = new Journal(file, s => said.push(s))
  try { return { entries: [...journal.read()].map(e => e.records), said } } finally { journal.close() }
}
const caught = (): { code?: string; message: string } => {
  try { open() } catch (e) { return e as Error }
  throw new Error('was opened')
}

describe('a journal', () => {
  test('gives back what was written, from any number on', () => {
    write()
    expect(open()).toEqual({ entries: writes, said: [] })
    const journal = new Journal(file)
    expect([...journal.read(2)].map(e => [e.seq, e.records])).toEqual([[3, writes[2]], [4, writes[3]]])
    expect(journal.append([actor('d')])).toBe(5)
    journal.close()
    expect(open().entries).toHaveLength(5)
  })

  test('cut anywhere in its last line is made whole from the copy of that line', () => {
    const whole = write(), last = whole.lastIndexOf('\n', whole.length - 2) + 1
    for (let end = last; end < whole.length; end++) {
      truncateSync(file, end)
      expect(open(), `cut at ${end}`).toEqual({ entries: writes, said: [expect.stringContaining('put back from its copy')] })
      expect(readFileSync(file).equals(whole)).toBe(true)
    }
  })

  test('cut anywhere loses only the line that is cut, when that was not acknowledged, and takes the next write', () => {
    const whole = write()
    for (let end = 0; end < whole.length; end++) {
      rmSync(copy, { force: true }) // as if the crash had come before the copy was made
      writeFileSync(file, whole.subarray(0, end))
      const lines = whole.subarray(0, end).toString('latin1').split('\n').length - 1
      const { entries, said } = open()
      expect(entries, `cut at ${end}`).toEqual(writes.slice(0, Math.max(0, lines - 1)))
      if (lines > 0) expect(said.length).toBe(whole.subarray(0, end).at(-1) === 10 ? 0 : 1)
      const journal = new Journal(file)
      journal.append([actor('next')])
      journal.close()
      expect(open()).toEqual({ entries: [...entries, [actor('next')]], said: [] })
    }
  })

  test('that ends in what the disk had not written yet loses no more than that', () => {
    write()
    rmSync(copy)
    appendFileSync(file, `{"sum":"0123456789abcdef","seq":5,"re${'\0'.repeat(50)}\n`)
    expect(open()).toMatchObject({ entries: writes, said: [expect.stringContaining('cut off')] })
  })

  test('with any bit changed before its last line is refused by file and line, and not touched', () => {
    const whole = write(), last = whole.lastIndexOf('\n', whole.length - 2)
    for (let at = 0; at < last; at++) {
      const bad = Buffer.from(whole)
      bad[at]! ^= 1 << at % 8
      writeFileSync(file, bad)
      const line = whole.subarray(0, at).toString('latin1').split('\n').length
      expect(caught(), `byte ${at}`).toMatchObject({ code: 'damaged', message: expect.stringMatching(new RegExp(`journal\\.jsonl: line ${line} |newer Belligraph`)) })
      expect(readFileSync(file).equals(bad)).toBe(true)
    }
  })

  test('with a bit changed in its last line is mended from the copy, or refused without one', () => {
    const whole = write(), last = whole.lastIndexOf('\n', whole.length - 2) + 1
    for (let at = last; at < whole.length - 1; at++) {
      const bad = Buffer.from(whole)
      bad[at]! ^= 0x40
      writeFileSync(file, bad)
      expect(open().entries, `byte ${at}`).toEqual(writes)
    }
    whole[last + 30]! ^= 1
    writeFileSync(file, whole)
    rmSync(copy)
    expect(caught()).toMatchObject({ code: 'damaged', message: expect.stringContaining('line 5 ') })
  })

  test('whose lines were lost, moved or taken from another is refused', () => {
    const lines = write().toString().split(/(?<=\n)/)
    for (const wrong of [[0, 1, 3, 4], [0, 2, 1, 3, 4], [0, 1, 1, 2, 3, 4], [1, 2, 3, 4], [0, 1, 2]]) {
      writeFileSync(file, wrong.map(i => lines[i]).join(''))
      expect(caught(), wrong.join()).toMatchObject({ code: 'damaged' })
    }
  })

  test('of a later version is refused with what to do', () => {
    writeFileSync(file, '{"belligraph":"journal","version":2}\n')
    expect(caught()).toMatchObject({ code: 'damaged', message: expect.stringContaining('newer Belligraph') })
  })

  test('that is some other file is refused and not touched', () => {
    for (const text of ['{"kind":"actor"}\n', 'hello', '<html>\n</html>\n']) {
      writeFileSync(file, text)
      expect(caught()).toMatchObject({ code: 'damaged' })
      expect(readFileSync(file, 'utf8')).toBe(text)
    }
  })

  test('is replaced whole, and the old one kept', () => {
    const before = write()
    Journal.replace(file, [actor('only')])
    expect(open().entries).toEqual([[actor('only')]])
    expect(readFileSync(join(folder, 'journal.before-restore.jsonl')).equals(before)).toBe(true)
  })
})

/** Written by version 0.1.0 and never changed since: every later release must read it. */
test('a journal of version 0.1.0 is read, with every kind of record', () => {
  copyFileSync(join(import.meta.dirname, 'journal-0.1.0.jsonl'), file)
  const entries = open().entries.flat() as { kind: string; data: { id: string } }[]
  expect(new Set(entries.map(e => e.kind))).toEqual(new Set(Object.keys(RECORDS)))
  expect(entries).toHaveLength(15)
  expect(existsSync(copy)).toBe(false)
})
