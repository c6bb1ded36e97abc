/** Readers written in Python (networkx, igraph, pandas, stix2-validator, followthemoney, ndex2), in a venv of their own. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cached } from './cache.js'
import { command, install } from './debian.js'
import { type Program, run } from './program.js'

const requirements = fileURLToPath(new URL('requirements.txt', import.meta.url))

const venv = async (): Promise<string> => {
  const version = createHash('sha256').update(await readFile(requirements)).digest('hex').slice(0, 8)
  return cached(`python-${version}`, async folder => {
    const python = await command('python3', 'python3')
    const make = async () => {
      await run(python, ['-m', 'venv', '--clear', folder])
      await run(join(folder, 'bin/python'), ['-m', 'pip', 'install', '-q', '--disable-pip-version-check', '-r', requirements])
    }
    // Debian's python3 comes without venv; pyicu is built from source.
    await make().catch(() => install(['python3-venv', 'python3-dev', 'libicu-dev', 'pkg-config', 'g++']).then(make))
  })
}

export const program: Program = { name: 'Python', install: venv }

/** Runs a script (its text; it reads `sys.argv[1:]`) and parses what it prints as JSON. Throws its traceback when it fails. */
export async function runPython<T>(script: string, ...args: string[]): Promise<T> {
  return JSON.parse(await run(join(await venv(), 'bin/python'), ['-c', script, ...args], { env: { ...process.env, PYTHONUTF8: '1' } }))
}

/** The path of a command that a package brings: `ftm`, `stix2_validator`. */
export const pythonCommand = async (name: string): Promise<string> => join(await venv(), 'bin', name)
