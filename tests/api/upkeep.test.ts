import { expect, test } from 'vitest'
import { readBackup } from '../../src/backup.js'
import { ATTACK, serve } from './server.js'

const lines = (text: string) => (async function* () { yield* text.trimEnd().split('\n') })()

test('the store is whole, and a copy restores the same data version', async () => {
  const from = await serve(), to = await serve([])
  expect((await from.post('/api/check', {})).json).toEqual({ differences: [], mended: false })
  await from.post(`/api/claims/${ATTACK.data.id}/review`, { decision: 'reject' })
  const { text, headers } = await from.ask('/api/backup')
  expect(headers['content-disposition']).toBe('attachment; filename=belligraph-2026-01-02.jsonl')
  await to.store.restore(await readBackup('copy', lines(text)))
  const [a, b] = [await from.ask('/api/status'), await to.ask('/api/status')]
  expect(b.json).toEqual(a.json)
  expect((await to.ask(`/api/claims/${ATTACK.data.id}`)).json.review).toBe('rejected')
  expect((await to.post('/api/check', {})).json.differences).toEqual([])
  for (const [broken, code] of [[text.slice(0, text.length / 2), 'damaged'], [text.replace('Alpha Brigade', 'Omega Brigade'), 'damaged'], [text.split('\n').slice(0, -2).join('\n'), 'damaged'], [text.split('\n').slice(1).join('\n'), 'invalid'], ['', 'invalid']] as const) {
    await expect(readBackup('copy', lines(broken))).rejects.toMatchObject({ code, message: expect.stringContaining('copy') })
  }
  await Promise.all([from.close(), to.close()])
})

test('a copy needs the token where others can reach the server', async () => {
  const open = await serve(undefined, { host: '0.0.0.0', token: 'x'.repeat(16) })
  expect((await open.ask('/api/backup')).status).toBe(401)
  expect((await open.ask('/api/backup', { headers: { authorization: `Bearer ${'x'.repeat(16)}` } })).status).toBe(200)
  await open.close()
})
