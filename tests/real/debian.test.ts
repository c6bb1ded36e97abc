import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { dot, find, jing, pdftotext, rapper, rsvgConvert, xmllint } from './debian.js'
import { describeWith, run } from './program.js'

test('a command is found on PATH, or not', () => {
  expect(find('sh')).toMatch(/\/sh$/)
  expect(find('no-such-program-here')).toBeUndefined()
})

await describeWith([dot, rsvgConvert, pdftotext], 'Graphviz, librsvg and poppler', () => {
  test('turn DOT into SVG into PDF into text', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'belligraph-dot-'))
    const file = (name: string) => join(folder, name)
    await writeFile(file('a.dot'), 'digraph { isis -> sdf [label=attack] }')
    await run('dot', ['-Tsvg', file('a.dot'), '-o', file('a.svg')])
    await run('rsvg-convert', ['-f', 'pdf', '-o', file('a.pdf'), file('a.svg')])
    expect(await run('pdftotext', [file('a.pdf'), '-'])).toMatch(/isis[^]*attack[^]*sdf/)
    await rm(folder, { recursive: true })
  })
})

await describeWith([jing, xmllint, rapper], 'jing, xmllint and Raptor', () => {
  test('accept what is right and refuse what is wrong', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'belligraph-xml-'))
    const file = (name: string) => join(folder, name)
    await writeFile(file('a.rng'), '<element name="a" xmlns="http://relaxng.org/ns/structure/1.0"><empty/></element>')
    await writeFile(file('good.xml'), '<a/>')
    await writeFile(file('bad.xml'), '<a><b/></a>')
    await writeFile(file('a.nt'), '<urn:isis> <urn:attacked> <urn:sdf> .\n')
    await run('jing', [file('a.rng'), file('good.xml')])
    await expect(run('jing', [file('a.rng'), file('bad.xml')])).rejects.toThrow('element "b" not allowed')
    expect(await run('xmllint', ['--xpath', 'count(/a/b)', file('bad.xml')])).toBe('1\n')
    expect(await run('rapper', ['-q', '-i', 'ntriples', '-o', 'turtle', file('a.nt')])).toContain('<urn:attacked>')
    await rm(folder, { recursive: true })
  })
})
