import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { describeWith, run } from './program.js'
import { program, pythonCommand, runPython } from './python.js'

const script = `
import sys, json, networkx, igraph, pandas, followthemoney, stix2validator
graph = networkx.read_graphml(sys.argv[1])
print(json.dumps({'networkx': [data['label'] for _, data in graph.nodes(data=True)], 'igraph': igraph.Graph.Read_GraphML(sys.argv[1]).vs['label']}))
`
const graphml = `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key id="l" for="node" attr.name="label" attr.type="string"/>
<graph edgedefault="directed"><node id="isis"><data key="l">داعش</data></node><node id="sdf"><data key="l">قسد</data></node>
<edge source="isis" target="sdf"/></graph></graphml>`

await describeWith([program], 'Python', () => {
  test('reads a graph with Arabic labels with two libraries, and says why when it cannot', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'belligraph-python-'))
    await writeFile(join(folder, 'a.graphml'), graphml)
    expect(await runPython(script, join(folder, 'a.graphml'))).toEqual({ networkx: ['داعش', 'قسد'], igraph: ['داعش', 'قسد'] })
    await expect(runPython(script, join(folder, 'none.graphml'))).rejects.toThrow('FileNotFoundError')
    expect(await run(await pythonCommand('ftm'), ['--help'])).toContain('validate')
    await rm(folder, { recursive: true })
  })
})
