/**
 * Reports of 2 kB as JSON lines through `belligraph read`, all cores at work: reports a second, and the most memory that the program holds, with all its threads, for a
 * stream and for one ten times as long. `BENCH_MB` says how long the longer one is (100); 1000 takes some minutes.
 */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { Readable } from 'node:stream'
import { bench, expect } from 'vitest'
import { SEED } from '../../src/checkout.js'
import { lexiconData } from '../../src/lexicon.js'

const sentences = lexiconData(SEED).entries.flatMap(e => e.examples.map(x => x.text))
const lines = Array.from({ length: 500 }, (_, i) => {
  let text = ''
  for (let k = 0; Buffer.byteLength(text) < 2_000; k++) text += `${sentences[(i * 7 + k * 13) % sentences.length]} `
  return `${JSON.stringify({ title: `Report ${i}`, text, publishedOn: '2020-06-15' })}\n`
})
const round = lines.join(''), size = Buffer.byteLength(round)

/** Reads so many MB. Memory in MB. */
async function streamed(mb: number): Promise<{ reports: number; seconds: number; memory: number }> {
  const rounds = Math.max(1, Math.round(mb * 1e6 / size)), began = performance.now()
  const child = spawn(process.execPath, ['dist/cli.js', 'read', '--json', '-'], { stdio: ['pipe', 'pipe', 'inherit'] })
  let memory = 0, reports = 0
  const watch = setInterval(() => { try { memory = Math.max(memory, Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024) } catch { /* it has ended */ } }, 100)
  child.stdout.on('data', (d: Buffer) => { for (let at = d.indexOf(10); at >= 0; at = d.indexOf(10, at + 1)) reports++ })
  Readable.from((function* () { for (let i = 0; i < rounds; i++) yield round })()).pipe(child.stdin)
  const code = await new Promise(resolve => child.once('close', resolve))
  clearInterval(watch)
  expect(code).toBe(0)
  expect(reports).toBe(rounds * lines.length)
  return { reports, seconds: (performance.now() - began) / 1_000, memory }
}

if (process.platform === 'linux') {
  const mb = Number(process.env.BENCH_MB ?? 100), short = await streamed(mb / 10), long = await streamed(mb)
  for (const { reports, seconds, memory } of [short, long]) process.stdout.write(`${reports} reports through belligraph read: ${(reports / seconds).toFixed(0)} a second on ${availableParallelism()} cores, at most ${memory.toFixed(0)} MB\n`)
  expect(long.memory).toBeLessThan(short.memory + 128)
}

bench('reading the lines alone', () => { for (const line of lines) JSON.parse(line) })
