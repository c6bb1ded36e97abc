/** What a careful reader would check by machine: the linter finds no error, the types hold. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { run } from './real/program.js'

const root = join(import.meta.dirname, '..')
const node = (...args: string[]) => run(process.execPath, args, { cwd: root })

test('the linter finds no error', async () => {
  expect(await node('node_modules/@biomejs/biome/bin/biome', 'lint', '--diagnostic-level=error')).toContain('Checked')
})

test.each(['tests', 'web'])('the types hold in src/ and %s/', async folder => {
  expect(await node('node_modules/typescript/bin/tsc', '--noEmit', '-p', folder)).toBe('')
}, 400_000)
