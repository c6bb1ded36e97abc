/** Suites that need a real program: run when it is there or can be installed, otherwise skipped by name; failed when REQUIRE_ALL is set. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, test } from 'vitest'

/** A real program that tests use. Each file of this folder exports one as `program`. */
export interface Program {
  name: string
  /** Installs it if need be; rejects with a sentence that says why it cannot be had here. */
  install(): Promise<unknown>
}

/** `describe`, for tests that need these programs. Await it at the top of the test file. */
export async function describeWith(programs: Program[], title: string, body: () => void): Promise<void> {
  const reasons: string[] = []
  for (const p of programs) await p.install().catch((e: Error) => reasons.push(`${p.name}: ${e.message}`))
  if (reasons.length === 0) return void describe(title, body)
  if (!process.env.REQUIRE_ALL) return void describe.skip(`${title} [without ${reasons.join('; ')}]`, body)
  describe(title, () => test('has what it needs', () => { throw new Error(reasons.join('; ')) }))
}

const execute = promisify(execFile)

/** Runs a program to its end and gives its stdout. When it fails, the error says what it wrote. */
export async function run(command: string, args: string[], options: { cwd?: string; env?: NodeJS.ProcessEnv; timeout?: number } = {}): Promise<string> {
  try {
    return (await execute(command, args, { maxBuffer: 1 << 28, timeout: 600_000, ...options })).stdout
  } catch (e) {
    const { stderr, stdout, message } = e as Error & { stderr?: string; stdout?: string }
    throw new Error(`${command} ${args.join(' ')}: ${[stdout, stderr].join('\n').trim().slice(-2000) || message}`, { cause: e })
  }
}
