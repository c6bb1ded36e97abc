import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import grafeo from '@grafeo-db/js'
import { afterAll, describe } from 'vitest'
import { sha256 } from '../../src/ids.js'
import { openStore } from '../../src/store/open.js'
import { suite } from './suite.js'

describe('the embedded store', () => {
  const folder = mkdtempSync(join(tmpdir(), 'belligraph-store-')), data = join(folder, 'data')
  afterAll(() => rmSync(folder, { recursive: true }))

  suite({
    open: say => openStore({ data }, say),
    async empty() { rmSync(data, { recursive: true, force: true }) },
    /** Changes the engine's copy and seals it again, as no damage does. */
    async tamper(statement) {
      const sealFile = join(data, 'engine', 'seal.json'), seal = JSON.parse(readFileSync(sealFile, 'utf8')) as { file: string }
      const file = join(data, 'engine', seal.file), db = grafeo.GrafeoDB.open(file)
      await db.executeCypher(statement)
      db.walCheckpoint()
      db.close()
      writeFileSync(sealFile, JSON.stringify({ ...seal, sha256: sha256(readFileSync(file)) }))
    },
  })
})
