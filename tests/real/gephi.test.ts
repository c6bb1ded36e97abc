import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openInGephi, program } from './gephi.js'
import { describeWith } from './program.js'

const gexf = `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3">
  <graph defaultedgetype="directed" mode="dynamic" timeformat="date" timerepresentation="interval">
    <attributes class="node" mode="static"><attribute id="country" title="country" type="string"/></attributes>
    <nodes>
      <node id="isis" label="داعش"><attvalues><attvalue for="country" value="IQ"/></attvalues><spells><spell start="2014-06-09" end="2018-06-08"/></spells></node>
      <node id="sdf" label="قسد &quot;SDF&quot;"/>
    </nodes>
    <edges>
      <edge id="e1" source="isis" target="sdf" kind="attack" weight="2"/>
      <edge id="e2" source="isis" target="sdf" kind="rivalry"/>
    </edges>
  </graph>
</gexf>`

await describeWith([program], 'Gephi', () => {
  test('opens a dynamic graph with Arabic labels and parallel edges of different kinds', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'belligraph-gephi-'))
    await writeFile(join(folder, 'a.gexf'), gexf)
    const opened = await openInGephi(join(folder, 'a.gexf'))
    expect(opened.nodes.map(n => n.label)).toEqual(['داعش', 'قسد "SDF"'])
    expect(opened.nodes[0]).toMatchObject({ attributes: { country: 'IQ' }, spells: [['2014-06-09', '2018-06-08']] })
    expect(opened.edges.map(e => [e.kind, e.weight, e.directed])).toEqual([['attack', 2, true], ['rivalry', 1, true]])
    expect(opened).toMatchObject({ dynamic: true, from: '2014-06-09', to: '2018-06-08', nodeColumns: { country: 'String' } })
    await expect(openInGephi(join(folder, 'none.gexf'))).rejects.toThrow()
    await rm(folder, { recursive: true })
  })
})
