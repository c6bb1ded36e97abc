import { connect } from 'node:net'
import express from 'express'
import { describe, expect, test } from 'vitest'
import { listen } from '../src/serving.js'

const app = express().get('/', (_q, r) => void r.send('here'))
const portOf = (url: string): number => Number(new URL(url).port)
/** What the server says to bytes that are no proper request. */
const raw = (port: number, bytes: string): Promise<string> => new Promise((resolve, reject) => {
  const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
  let said = ''
  socket.on('data', d => { said += d }).on('end', () => resolve(said)).on('error', reject)
})

describe('listening', () => {
  test('on any free port; closed, nobody is there', async () => {
    const serving = await listen(app, '127.0.0.1', 0)
    expect(await (await fetch(serving.url)).text()).toBe('here')
    await serving.close()
    await expect(fetch(serving.url)).rejects.toThrow()
  })
  test('a port asked for and taken is refused; one not asked for is the next', async () => {
    const first = await listen(app, '127.0.0.1'), second = await listen(app, '127.0.0.1')
    expect(portOf(second.url)).toBeGreaterThan(portOf(first.url))
    await expect(listen(app, '127.0.0.1', portOf(first.url))).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining(String(portOf(first.url))) })
    await Promise.all([first.close(), second.close()])
  })
  test('an address that is not this machine’s is refused by name', async () => {
    await expect(listen(app, '192.0.2.1', 0)).rejects.toMatchObject({ code: 'usage', message: expect.stringContaining('192.0.2.1') })
  })
  test('what is no HTTP gets an answer of the usual shape', async () => {
    const serving = await listen(app, '127.0.0.1', 0)
    for (const [bytes, status, code] of [['nonsense\r\n\r\n', 400, 'invalid'], [`GET /${'x'.repeat(200_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`, 431, 'too-large']] as const) {
      const answer = await raw(portOf(serving.url), bytes)
      expect(answer).toContain(`HTTP/1.1 ${status}`)
      expect(JSON.parse(answer.slice(answer.indexOf('{')))).toMatchObject({ error: { code } })
    }
    await serving.close()
  })
  test('closing waits for who is being answered', async () => {
    const slow = express().get('/', (_q, r) => void setTimeout(() => r.send('late'), 150))
    const serving = await listen(slow, '127.0.0.1', 0)
    const answer = fetch(serving.url).then(r => r.text())
    await new Promise(resolve => setTimeout(resolve, 50))
    await serving.close()
    expect(await answer).toBe('late')
  })
})
