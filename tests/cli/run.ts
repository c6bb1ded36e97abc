/** Runs the built program as a person does. */
import { spawn } from 'node:child_process'

export interface Ran { code: number | null; out: string; err: string }

export function belligraph(args: readonly string[], { input = '', env = {} }: { input?: string; env?: Record<string, string> } = {}): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['dist/cli.js', ...args], { env: { PATH: process.env.PATH ?? '', ...env } })
    let out = '', err = ''
    child.stdout.setEncoding('utf8').on('data', d => { out += d })
    child.stderr.setEncoding('utf8').on('data', d => { err += d })
    child.on('error', reject).on('close', code => resolve({ code, out, err }))
    child.stdin.on('error', () => undefined).end(input)
  })
}
